/** From a path as written, without or with another extension, to a file that exists: Node's, TypeScript's and the bundlers' rules. */
import { basename, dirname, extname } from '../../../base/paths.ts';
import type { PathIndex } from '../../../core/ports/languageSupport.ts';

const TYPESCRIPT = ['.ts', '.tsx', '.mts', '.cts'];
const JAVASCRIPT = ['.js', '.jsx', '.mjs', '.cjs'];
const COMPONENTS = ['.vue', '.svelte', '.astro'];
const LATE = ['.d.ts', '.d.mts', '.d.cts', '.json', '.node', '.wasm'];
const FROM_TYPESCRIPT = [...TYPESCRIPT, ...JAVASCRIPT, ...COMPONENTS, ...LATE];
const FROM_JAVASCRIPT = [...JAVASCRIPT, ...TYPESCRIPT, ...COMPONENTS, ...LATE];

/** React Native and its kin pick a platform's file where there is no plain one. */
const PLATFORMS = ['.native', '.web', '.ios', '.android', '.desktop'];

/** Which sources may stand behind the extension that the emitted file will have. */
const EMITTED_FROM: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.jsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts', '.ts'],
  '.cjs': ['.cts', '.ts'],
};

export const SOURCE_EXTENSIONS: ReadonlySet<string> = new Set([...TYPESCRIPT, ...JAVASCRIPT, ...COMPONENTS]);

/** The importing side: TypeScript looks for its own extensions first. */
export interface Importer {
  readonly folder: string;
  readonly typescript: boolean;
}

/** What a folder's package.json calls its main file: workspace-relative candidates, best first. */
export type MainOf = (folder: string) => readonly string[];

export class FileProbe {
  readonly #paths: PathIndex;
  readonly #mainOf: MainOf;

  constructor(paths: PathIndex, mainOf: MainOf) {
    this.#paths = paths;
    this.#mainOf = mainOf;
  }

  /** @param path workspace-relative. */
  find(path: string, typescript: boolean): string | undefined {
    return this.file(path, typescript) ?? this.folder(path, typescript);
  }

  file(path: string, typescript: boolean): string | undefined {
    const emitted = this.#emittedFrom(path);
    if (emitted !== undefined && typescript) return emitted;
    if (this.#paths.has(path)) return path;
    return emitted ?? this.#declaration(path) ?? this.#withExtension(path, typescript);
  }

  /** The main file of a folder. */
  folder(path: string, typescript: boolean): string | undefined {
    if (!this.#paths.hasFolder(path)) return undefined;
    for (const main of this.#mainOf(path)) {
      const found = this.file(main, typescript) ?? this.#index(main, typescript);
      if (found !== undefined) return found;
    }
    return this.#index(path, typescript);
  }

  #index(folder: string, typescript: boolean): string | undefined {
    if (!this.#paths.hasFolder(folder)) return undefined;
    return this.#withExtension(folder === '' ? 'index' : `${folder}/index`, typescript);
  }

  #emittedFrom(path: string): string | undefined {
    const extension = extname(path);
    const sources = EMITTED_FROM[extension];
    if (sources === undefined) return undefined;
    const stem = path.slice(0, -extension.length);
    for (const source of sources) if (this.#paths.has(stem + source)) return stem + source;
    return undefined;
  }

  /** `./x.js` beside `x.d.ts` only. */
  #declaration(path: string): string | undefined {
    const extension = extname(path);
    if (EMITTED_FROM[extension] === undefined) return undefined;
    const stem = path.slice(0, -extension.length);
    const declaration = `${stem}.d.${extension.replace('js', 'ts').slice(1).replace('tsx', 'ts')}`;
    return this.#paths.has(declaration) ? declaration : undefined;
  }

  #withExtension(path: string, typescript: boolean): string | undefined {
    if (basename(path) === '' || !this.#paths.hasFolder(dirname(path))) return undefined;
    const extensions = typescript ? FROM_TYPESCRIPT : FROM_JAVASCRIPT;
    for (const extension of extensions) if (this.#paths.has(path + extension)) return path + extension;
    for (const platform of PLATFORMS) {
      for (const extension of extensions) {
        if (this.#paths.has(path + platform + extension)) return path + platform + extension;
      }
    }
    return undefined;
  }
}
