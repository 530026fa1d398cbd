/** Go modules of a workspace: which folder an import path means (go.dev/ref/mod). */
import { dirname, join } from '../../base/paths.ts';
import type { ResolveContext } from '../ports/languageSupport.ts';

export interface GoModule {
  /** The path that imports begin with. */
  readonly path: string;
  readonly folder: string;
}

/** Longest path first, so that a nested module wins over the one around it. */
export function goModules({ manifests, problem }: ResolveContext): GoModule[] {
  const modules: GoModule[] = [];
  for (const [manifest, text] of manifests) {
    if (!manifest.endsWith('go.mod')) continue;
    const folder = dirname(manifest);
    const path = /^\s*module\s+"?([^\s"]+)"?/m.exec(text)?.[1];
    if (path === undefined) problem(manifest, 'It names no module. Add a line “module example.com/name”.');
    else modules.push({ path, folder });
    modules.push(...localReplacements(folder, text));
  }
  return modules.sort((a, b) => b.path.length - a.path.length || (a.folder < b.folder ? -1 : 1));
}

function localReplacements(folder: string, text: string): GoModule[] {
  return [...text.matchAll(/^\s*(?:replace\s+)?(\S+)(?:\s+v\S+)?\s*=>\s*(\.{1,2}\/\S*)/gm)].flatMap(
    (match) => {
      const target = join(folder, match[2]!);
      return target === undefined ? [] : [{ path: match[1]!, folder: target }];
    },
  );
}

/** The folder of an import path, or undefined when no module of the workspace has it. */
export function folderOf(modules: readonly GoModule[], importPath: string): string | undefined {
  for (const { path, folder } of modules) {
    if (importPath === path) return folder;
    if (importPath.startsWith(`${path}/`)) return join(folder, importPath.slice(path.length + 1));
  }
  return undefined;
}
