/** The package or namespace that a folder's files declare, as those beside it do. */
import { dirname } from '../../../base/paths.ts';
import { wordsOf, writtenAs } from '../../edit/fileNaming.ts';
import type { BlueprintLanguage } from '../../model/blueprint.ts';
import type { Peer } from './codeStyle.ts';

interface Convention {
  readonly declared: RegExp;
  readonly separator: string;
  /** A folder's name as a segment. */
  segment(name: string): string;
}

const lower = (name: string) => name.toLowerCase().replace(/[^a-z\d_]/g, '');
const pascal = (name: string) => writtenAs(wordsOf(name), 'pascal');

const CONVENTIONS: Readonly<Partial<Record<BlueprintLanguage, Convention>>> = {
  java: { declared: /^package\s+([\w.]+)\s*;/m, separator: '.', segment: lower },
  kotlin: { declared: /^package\s+([\w.]+)/m, separator: '.', segment: lower },
  csharp: { declared: /^namespace\s+([\w.]+)/m, separator: '.', segment: pascal },
  php: { declared: /^namespace\s+([\w\\]+)\s*;/m, separator: '\\', segment: pascal },
};

const SOURCE_ROOT = /^(?:.*\/)?src\/main\/(?:java|kotlin)(?:\/|$)|^src(?:\/|$)/;

/**
 * @param folder relative to the workspace.
 * @param fallback words, for languages that cannot do without.
 * @returns empty where there is none.
 */
export function namespaceOf(
  language: BlueprintLanguage,
  folder: string,
  peers: readonly Peer[],
  fallback: string,
): string {
  if (language === 'go') return goPackage(folder, peers, fallback);
  if (language === 'cpp') return writtenAs(wordsOf(lastOf(folder) || fallback), 'snake');
  const convention = CONVENTIONS[language];
  return convention === undefined ? '' : declaredIn(folder, peers, convention);
}

function goPackage(folder: string, peers: readonly Peer[], fallback: string): string {
  const beside = peers.filter(({ path }) => dirname(path) === folder && !path.endsWith('_test.go'));
  const declared = beside.map(({ text }) => /^package\s+(\w+)/m.exec(text)?.[1]);
  const name = declared.find((each) => each !== undefined) ?? lower(lastOf(folder) || fallback);
  return /^[a-z_]/.test(name) ? name : `p${name}`;
}

function declaredIn(
  folder: string,
  peers: readonly Peer[],
  { declared, separator, segment }: Convention,
): string {
  const wanted = folder === '' ? [] : folder.split('/');
  for (const { path, text } of peers) {
    const name = declared.exec(text)?.[1];
    if (name === undefined) continue;
    const there = dirname(path);
    if (there === folder) return name;
    const root = rootOf(there, name.split(separator), segment);
    if (
      root !== undefined &&
      (root.folder === '' || folder === root.folder || folder.startsWith(`${root.folder}/`))
    ) {
      const below = wanted.slice(root.folder === '' ? 0 : root.folder.split('/').length);
      return [...root.prefix, ...below.map(segment)].join(separator);
    }
  }
  return folder
    .replace(SOURCE_ROOT, '')
    .split('/')
    .map(segment)
    .filter((each) => each !== '')
    .join(separator);
}

/** Where a namespace's folders begin: those at the end of a path that its segments are named after. */
function rootOf(
  folder: string,
  segments: readonly string[],
  segment: Convention['segment'],
): { readonly folder: string; readonly prefix: readonly string[] } | undefined {
  const folders = folder === '' ? [] : folder.split('/');
  let shared = 0;
  while (
    shared < folders.length &&
    shared < segments.length &&
    segment(folders.at(-1 - shared)!) === segments.at(-1 - shared)
  )
    shared++;
  return {
    folder: folders.slice(0, folders.length - shared).join('/'),
    prefix: segments.slice(0, segments.length - shared),
  };
}

function lastOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('/') + 1);
}

/** What `composer.json` says of namespaces, as a file in each of their folders would; none where it cannot be read. */
export function composerPeers(manifest: string | undefined): readonly Peer[] {
  try {
    const { autoload = {} } = JSON.parse(manifest ?? '{}') as { autoload?: { 'psr-4'?: unknown } };
    return Object.entries((autoload['psr-4'] ?? {}) as object).flatMap(([prefix, folders]) =>
      [folders].flat().flatMap((folder) =>
        typeof folder === 'string' && prefix !== ''
          ? [
              {
                path: `${folder.replace(/^\.\/|\/+$/g, '')}/_.php`,
                text: `namespace ${prefix.replace(/\\+$/, '')};`,
              },
            ]
          : [],
      ),
    );
  } catch {
    return [];
  }
}
