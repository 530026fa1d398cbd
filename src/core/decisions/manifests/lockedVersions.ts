/** The exact versions that lock files hold, for the packages that are asked for. Lock files are long: they are read line by line. */
import { basename } from '../../../base/paths.ts';
import type { Ecosystem } from './manifestFacts.ts';

interface LockForm {
  readonly ecosystem: Ecosystem;
  /** First group: the name of the package that the lines below are about. */
  readonly name: RegExp;
  /** First group: its version; on the same line or one of the next few. */
  readonly version: RegExp;
}

const FORMS: Readonly<Record<string, LockForm>> = {
  'package-lock.json': {
    ecosystem: 'npm',
    name: /^ {4}"node_modules\/([^"]+)": \{/,
    version: /^ {6}"version": "([^"]+)"/,
  },
  'npm-shrinkwrap.json': {
    ecosystem: 'npm',
    name: /^ {4}"node_modules\/([^"]+)": \{/,
    version: /^ {6}"version": "([^"]+)"/,
  },
  'yarn.lock': { ecosystem: 'npm', name: /^"?(@?[^@"\s]+)@/, version: /^ {2}"?version"?:? "?([^"\s]+)/ },
  'pnpm-lock.yaml': {
    ecosystem: 'npm',
    name: /^ {6}'?(@?[\w./@-]+?)'?:$/,
    version: /^ {8}version: '?([^('\s]+)/,
  },
  'poetry.lock': { ecosystem: 'pypi', name: /^name = "([^"]+)"/, version: /^version = "([^"]+)"/ },
  'uv.lock': { ecosystem: 'pypi', name: /^name = "([^"]+)"/, version: /^version = "([^"]+)"/ },
  'pdm.lock': { ecosystem: 'pypi', name: /^name = "([^"]+)"/, version: /^version = "([^"]+)"/ },
  'Cargo.lock': { ecosystem: 'crates', name: /^name = "([^"]+)"/, version: /^version = "([^"]+)"/ },
  'composer.lock': {
    ecosystem: 'packagist',
    name: /^ {12}"name": "([^"]+)"/,
    version: /^ {12}"version": "v?([^"]+)"/,
  },
  'Gemfile.lock': { ecosystem: 'rubygems', name: /^ {4}([\w.-]+) \(/, version: /^ {4}[\w.-]+ \(([\w.]+)/ },
};

export function isLockFile(path: string): boolean {
  return basename(path) in FORMS;
}

/** Key: ecosystem, a space, the package's name. The first version of a package is that of the lock file's own root. */
export function lockedVersions(
  path: string,
  text: string,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const form = FORMS[basename(path)];
  const found = new Map<string, string>();
  if (form === undefined) return found;
  let key: string | undefined;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? text.length : Math.min(end, from + MAX_LINE));
    from = end < 0 ? text.length : end + 1;
    const name = form.name.exec(line)?.[1];
    if (name !== undefined) key = `${form.ecosystem} ${name}`;
    if (key === undefined || !wanted.has(key) || found.has(key)) continue;
    const version = form.version.exec(line)?.[1];
    if (version !== undefined) found.set(key, version);
  }
  return found;
}

const MAX_LINE = 500;
