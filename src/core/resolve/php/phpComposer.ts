/** What composer.json and composer.lock say (getcomposer.org/doc/04-schema.md). */
import { dirname, join } from '../../../base/paths.ts';
import type { ResolveContext } from '../../ports/languageSupport.ts';

export interface AutoloadMap {
  /** Namespace prefix, with its closing backslash; empty matches all. */
  readonly prefix: string;
  readonly folder: string;
  readonly separators: 'psr-4' | 'psr-0';
}

/** One composer.json. */
export interface ComposerProject {
  /** Folder of the manifest, `''` for the root. */
  readonly root: string;
  /** `vendor/package`, in lower case; empty when it has none. */
  readonly name: string;
  /** Those of `autoload` and `autoload-dev`, longest prefix first. */
  readonly maps: readonly AutoloadMap[];
  /** Packages that it requires, suggests or replaces, in lower case, platform packages left out. */
  readonly packages: readonly string[];
  /** Those of them that it brings itself. */
  readonly replaced: readonly string[];
}

export interface Composer {
  readonly projects: readonly ComposerProject[];
  /** Namespace prefixes of locked packages, longest first. */
  readonly locked: readonly { readonly prefix: string; readonly package: string }[];
}

const LINKS = ['require', 'require-dev', 'suggest', 'replace', 'provide'];

/** Manifests that are no JSON are reported and left out. */
export function readComposer({ manifests, problem }: ResolveContext): Composer {
  const projects: ComposerProject[] = [];
  const locked: { prefix: string; package: string }[] = [];
  for (const [path, text] of manifests) {
    try {
      const manifest = asRecord(JSON.parse(text));
      if (path.endsWith('.lock')) locked.push(...lockedPrefixes(manifest));
      else projects.push(projectOf(dirname(path), manifest));
    } catch (error) {
      problem(path, `It is not valid JSON (${(error as Error).message}). Mend it.`);
    }
  }
  return { projects, locked: locked.sort((a, b) => b.prefix.length - a.prefix.length) };
}

function projectOf(root: string, manifest: Readonly<Record<string, unknown>>): ComposerProject {
  const maps = ['autoload', 'autoload-dev'].flatMap((section) => sectionMaps(root, manifest[section]));
  return {
    root,
    name: typeof manifest.name === 'string' ? manifest.name.toLowerCase() : '',
    maps: maps.sort((a, b) => b.prefix.length - a.prefix.length),
    packages: linked(manifest, LINKS),
    replaced: linked(manifest, ['replace']),
  };
}

function linked(manifest: Readonly<Record<string, unknown>>, links: readonly string[]): string[] {
  return links
    .flatMap((link) => Object.keys(asRecord(manifest[link])))
    .filter((name) => name.includes('/'))
    .map((name) => name.toLowerCase());
}

function sectionMaps(root: string, section: unknown): AutoloadMap[] {
  return (['psr-4', 'psr-0'] as const).flatMap((separators) =>
    Object.entries(asRecord(asRecord(section)[separators])).flatMap(([prefix, folders]) =>
      [folders].flat().flatMap((each) => {
        const folder = typeof each === 'string' ? join(root, each) : undefined;
        return folder === undefined ? [] : [{ prefix, folder, separators }];
      }),
    ),
  );
}

function lockedPrefixes(lock: Readonly<Record<string, unknown>>) {
  return [lock.packages, lock['packages-dev']].flat().flatMap((each) => {
    const { name, autoload } = asRecord(each);
    if (typeof name !== 'string') return [];
    return ['psr-4', 'psr-0']
      .flatMap((separators) => Object.keys(asRecord(asRecord(autoload)[separators])))
      .filter((prefix) => prefix !== '')
      .map((prefix) => ({ prefix, package: name }));
  });
}

/** Where a map would have the class, written without a leading backslash; undefined when it does not speak of it. */
export function mappedPath({ prefix, folder, separators }: AutoloadMap, name: string): string | undefined {
  if (!name.startsWith(prefix)) return undefined;
  if (separators === 'psr-4') return join(folder, `${name.slice(prefix.length).replaceAll('\\', '/')}.php`);
  const at = name.lastIndexOf('\\') + 1;
  const last = name.slice(at).replaceAll('_', '/');
  return join(folder, `${name.slice(0, at).replaceAll('\\', '/')}${last}.php`);
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
