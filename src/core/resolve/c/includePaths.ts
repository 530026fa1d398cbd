/** Where a C or C++ tree looks for headers: what its build says, else folders that are named for it. */
import { dirname } from '../../../base/paths.ts';
import type { ResolveContext } from '../../ports/languageSupport.ts';
import { includesOf } from './buildIncludes.ts';
import { type CompileCommands, compileCommands } from './compileCommands.ts';

export class IncludePaths {
  readonly #commands: CompileCommands[] = [];
  /** Folders that build files name, with the folders of those build files. */
  readonly #declared = new Map<string, Set<string>>();

  constructor({ manifests, paths, root, problem }: ResolveContext) {
    for (const [path, text] of manifests) {
      if (!path.endsWith('compile_commands.json')) {
        this.#declare(
          dirname(path),
          includesOf(path, text, manifests).filter((folder) => paths.hasFolder(folder)),
        );
        continue;
      }
      try {
        this.#commands.push(compileCommands(text, root, paths));
      } catch (error) {
        const why = (error as Error).message.split('\n')[0];
        problem(path, `It is not a valid compilation database (${why}). Generate it anew.`);
      }
    }
  }

  /** The folders that a file is compiled with, in their order; those of all files for a header. */
  commanded(file: string): readonly string[] {
    return this.#commands.flatMap(({ byFile, all }) => byFile.get(file) ?? all);
  }

  /**
   * How surely a folder is on the include path of a file, 0 being the surest: named by a build file above it, by another
   * build file, by its own name, by nothing.
   */
  rankOf(folder: string, file: string): 0 | 1 | 2 | 3 {
    const declaredBy = this.#declared.get(folder);
    if (declaredBy !== undefined) {
      for (const by of declaredBy) if (by === '' || file.startsWith(`${by}/`)) return 0;
      return 1;
    }
    return /(?:^|\/)(?:include|includes|inc|headers|public|src|source|sources|lib)$/i.test(folder) ||
      folder === ''
      ? 2
      : 3;
  }

  /** Whether no build file that was read names any folder for this file: its build keeps its paths elsewhere. */
  saysNothingOf(file: string): boolean {
    if (this.commanded(file).length > 0) return false;
    for (const builders of this.#declared.values()) {
      for (const by of builders) if (by === '' || file.startsWith(`${by}/`)) return false;
    }
    return true;
  }

  #declare(by: string, folders: readonly string[]): void {
    for (const folder of folders) {
      const known = this.#declared.get(folder);
      if (known === undefined) this.#declared.set(folder, new Set([by]));
      else known.add(by);
    }
  }
}
