/** Where monorepos begin and which folders are their members: npm, yarn, bun, pnpm, lerna, rush. */
import { parse as parseYaml } from 'yaml';
import { dirname, join } from '../../../base/paths.ts';
import type { PathIndex } from '../../../core/ports/languageSupport.ts';
import { isObject, type ManifestReader, strings } from './manifestReader.ts';
import { workspaceGlobs } from './packageTargets.ts';
import { matchesGlobs } from './wildcard.ts';

export interface WorkspaceRoot {
  /** Whether a folder lies below it (or is it). */
  contains(folder: string): boolean;
  isMember(folder: string): boolean;
}

export function workspaceRoots(paths: PathIndex, reader: ManifestReader): readonly WorkspaceRoot[] {
  const roots: WorkspaceRoot[] = [];
  for (const path of paths.named('package.json')) {
    addGlobs(roots, dirname(path), workspaceGlobs(reader.json(path) ?? {}));
  }
  for (const path of paths.named('pnpm-workspace.yaml'))
    addGlobs(roots, dirname(path), pnpmGlobs(reader, path));
  for (const path of paths.named('lerna.json')) {
    addGlobs(roots, dirname(path), strings(reader.json(path)?.packages));
  }
  for (const path of paths.named('rush.json'))
    roots.push(rushRoot(dirname(path), reader.json(path)?.projects));
  return roots;
}

function addGlobs(roots: WorkspaceRoot[], folder: string, globs: readonly string[]): void {
  if (globs.length === 0) return;
  const contains = (other: string): boolean => isBelow(folder, other);
  roots.push({
    contains,
    isMember: (other) => {
      if (other === folder) return true;
      return contains(other) && matchesGlobs(globs, folder === '' ? other : other.slice(folder.length + 1));
    },
  });
}

function rushRoot(folder: string, projects: unknown): WorkspaceRoot {
  const folders = (Array.isArray(projects) ? projects : [])
    .map((each: unknown) =>
      isObject(each) && typeof each.projectFolder === 'string' ? each.projectFolder : undefined,
    )
    .map((each) => (each === undefined ? undefined : join(folder, each)));
  const members = new Set(folders);
  return { contains: (other) => isBelow(folder, other), isMember: (other) => members.has(other) };
}

function isBelow(folder: string, other: string): boolean {
  return folder === '' || other === folder || other.startsWith(`${folder}/`);
}

function pnpmGlobs(reader: ManifestReader, path: string): readonly string[] {
  const text = reader.text(path);
  if (text === undefined) return [];
  try {
    const value: unknown = parseYaml(text, { maxAliasCount: 100 });
    return isObject(value) ? strings(value.packages) : [];
  } catch {
    reader.problem(path, 'The file is no valid YAML; its packages are not known.');
    return [];
  }
}
