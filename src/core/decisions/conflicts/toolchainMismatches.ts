/** A package manager or a run-time that is declared one way and used another. */
import { grouped } from '../../../base/grouped.ts';
import { basename, dirname } from '../../../base/paths.ts';
import { rememberedByObject } from '../../../base/remembered.ts';
import type { Finding } from '../../model/finding.ts';
import { findingId } from '../../model/findingId.ts';
import { isTestPath } from '../../workspace/testPaths.ts';
import { isBesideProduct } from '../decisionFiles.ts';
import type { CiRun, Trace } from '../manifests/manifestFacts.ts';
import { mayFit } from './versionRange.ts';

export interface ToolchainParts {
  readonly paths: readonly string[];
  readonly traces: readonly Trace[];
  readonly runs: readonly CiRun[];
}

export function toolchainMismatches(parts: ToolchainParts): Finding[] {
  return [...lockFiles(parts), ...runtimes(parts)];
}

const LOCKS: Readonly<Record<string, string>> = {
  'package-lock.json': 'npm',
  'npm-shrinkwrap.json': 'npm',
  'yarn.lock': 'Yarn',
  'pnpm-lock.yaml': 'pnpm',
  'bun.lock': 'Bun',
  'bun.lockb': 'Bun',
};
const PYTHON_LOCKS: Readonly<Record<string, string>> = {
  'poetry.lock': 'Poetry',
  'uv.lock': 'uv',
  'pdm.lock': 'PDM',
  'Pipfile.lock': 'Pipenv',
};

/** Lists of paths stay the same while sources are edited. */
const locksAmong = rememberedByObject((paths: readonly string[]) =>
  paths.filter((path) => {
    const name = basename(path);
    return (name in LOCKS || name in PYTHON_LOCKS) && !isTestPath(path) && !isBesideProduct(path);
  }),
);

function lockFiles({ paths, traces }: ToolchainParts): Finding[] {
  const declared = new Map(
    traces
      .filter(({ topic, path }) => topic === 'package-manager' && basename(path) === 'package.json')
      .map((each) => [dirname(each.path), each]),
  );
  const all = locksAmong(paths);
  return [LOCKS, PYTHON_LOCKS].flatMap((known) => {
    const locks = all.filter((path) => basename(path) in known);
    return [...grouped(locks, dirname)].flatMap(([folder, own]) => {
      const managerOf = (path: string) => known[basename(path)]!;
      const wanted = known === LOCKS ? declared.get(folder) : undefined;
      if (wanted !== undefined)
        return own
          .filter((path) => managerOf(path) !== wanted.title)
          .map((path) => foreignLock(path, managerOf(path), wanted));
      return new Set(own.map(managerOf)).size < 2 ? [] : [severalLocks(folder, own, managerOf)];
    });
  });
}

function foreignLock(path: string, manager: string, declared: Trace): Finding {
  return {
    id: findingId('toolchain-mismatch', path, declared.path),
    kind: 'toolchain-mismatch',
    severity: 'warning',
    confidence: 'proven',
    title: `${path} is a lock file of ${manager}, but ${declared.path} declares ${declared.title}`,
    explanation: `Who installs with ${manager} gets other versions than who installs with ${declared.title}, and only one of the two is kept up to date. Delete ${path}, or change what “packageManager” declares.`,
    evidence: [
      { path: declared.path, line: declared.line, text: `${declared.title} is declared here.` },
      { path, line: 1, text: `Written by ${manager}.` },
    ],
    subjects: [path, declared.path],
  };
}

function severalLocks(
  folder: string,
  locks: readonly string[],
  managerOf: (path: string) => string,
): Finding {
  const names = [...new Set(locks.map(managerOf))].join(' and ');
  return {
    id: findingId('toolchain-mismatch', ...locks),
    kind: 'toolchain-mismatch',
    severity: 'warning',
    confidence: 'proven',
    title: `${names} both lock the packages of ${folder === '' ? 'the workspace' : folder}`,
    explanation:
      'The versions in these files drift apart, and which of them are installed depends on the command that somebody types. Keep the lock file of one package manager, and name it in the manifest where it has a field for it.',
    evidence: locks.map((path) => ({ path, line: 1, text: `Written by ${managerOf(path)}.` })),
    subjects: locks,
  };
}

/** Manifests that say which versions a package runs on, as a range. */
const RANGES = new Set(['package.json', 'pyproject.toml', 'setup.cfg', 'setup.py', 'composer.json']);

/** The workspace's own range against what its CI, its version file and its containers run. */
function runtimes({ traces, runs }: ToolchainParts): Finding[] {
  const said = traces.filter(({ topic, version }) => topic === 'runtime' && version !== undefined);
  const ranges = said.filter(({ path }) => RANGES.has(basename(path)));
  return ranges.flatMap((range) => {
    const folder = dirname(range.path);
    const pinned = said.filter(
      (each) => !RANGES.has(basename(each.path)) && dirname(each.path) === folder && isProductFile(each.path),
    );
    const used: readonly CiRun[] = [
      ...pinned.map(({ title, version, path, line }) => ({ title, version: version!, path, line })),
      ...(folder === '' ? runs : []),
    ];
    const outside = used.filter(
      (each) => each.title === range.title && mayFit(each.version, range.version!) === false,
    );
    return outside.length === 0 ? [] : [runtimeMismatch(range, outside)];
  });
}

function isProductFile(path: string): boolean {
  return !isTestPath(path) && !isBesideProduct(path);
}

const MAX_EVIDENCE = 6;

function runtimeMismatch(range: Trace, outside: readonly CiRun[]): Finding {
  const versions = [...new Set(outside.map(({ version }) => version))].join(', ');
  const files = [...new Set(outside.map(({ path }) => path))];
  return {
    id: findingId('toolchain-mismatch', range.path, range.title, ...files),
    kind: 'toolchain-mismatch',
    severity: 'info',
    confidence: 'likely',
    title: `${range.path} asks for ${range.title} ${range.version}, but ${basename(files[0]!)} runs ${versions}`,
    explanation: `What is tested or delivered there is not what the package says it runs on. Bring both to the same versions.`,
    evidence: [
      { path: range.path, line: range.line, text: `${range.title} ${range.version} is asked for here.` },
      ...outside
        .slice(0, MAX_EVIDENCE)
        .map(({ path, line, version }) => ({ path, line, text: `${range.title} ${version} is used here.` })),
    ],
    subjects: [range.path, ...files],
  };
}
