/** From the path of a built file that is not there to the source that it is built from. */
import { dirname, join } from '../../../base/paths.ts';
import { isDeclaration } from '../../../core/workspace/declarationFiles.ts';
import type { FileProbe } from './fileProbe.ts';
import type { PackageInfo } from './packages.ts';
import type { TsConfigs } from './tsconfigs.ts';

const BUILD_FOLDERS = new Set([
  'dist',
  'lib',
  'libs',
  'build',
  'built',
  'out',
  'output',
  'esm',
  'cjs',
  'es',
  'es6',
  'umd',
  'types',
  'typings',
  'dts',
  'module',
  'modules',
  'commonjs',
  'node',
  'browser',
  'bundle',
  'bundles',
  'compiled',
  'release',
  'prod',
  'production',
  'dev',
  'development',
  'modern',
  'legacy',
  'default',
  'publish',
  'pkg',
  'src',
  'source',
  'index',
  'package',
  'npm',
  '_esm',
  '_cjs',
  '_types',
]);

const SOURCE_FOLDERS = ['src', 'source', 'lib', 'app', ''];
const BUILT_EXTENSION =
  /(?:\.(?:min|prod|production|dev|development|esm|cjs|mjs|umd|es|node|browser|bundle|bundler|global|module|common|iife|legacy|modern))*(?:\.d\.[cm]?ts|\.[cm]?jsx?|\.json)$/;

function mayBeBuilt(name: string): boolean {
  return BUILD_FOLDERS.has(name) || name.startsWith('dist');
}

/** Folders that hardly ever hold sources. */
export function isBuildFolder(name: string): boolean {
  return /^(?:dist.*|build|built|out|output|esm|cjs|umd)$/.test(name);
}

export class BuiltFiles {
  readonly #probe: FileProbe;
  readonly #configs: TsConfigs;

  constructor(probe: FileProbe, configs: TsConfigs) {
    this.#probe = probe;
    this.#configs = configs;
  }

  /** @param path workspace-relative, of a file that need not exist. */
  sourceOf(path: string, owner: PackageInfo | undefined): string | undefined {
    const stem = path.replace(BUILT_EXTENSION, '');
    return (
      this.#byOutDir(stem) ??
      (owner === undefined
        ? undefined
        : (this.#byConvention(stem, owner.folder) ?? this.#bundled(path, owner)))
    );
  }

  /** `dist/NAME.esm-bundler.js` is all of the package NAME. */
  #bundled(path: string, owner: PackageInfo): string | undefined {
    const parts = path.slice(owner.folder === '' ? 0 : owner.folder.length + 1).split('/');
    const bundle = parts.at(-1)!.split('.')[0];
    const built = parts.length > 1 && parts.slice(0, -1).every(mayBeBuilt) && isBuildFolder(parts[0]!);
    const own = owner.name?.slice(owner.name.lastIndexOf('/') + 1);
    return built && bundle === own ? this.mainSource(owner) : undefined;
  }

  /** The main source of a package whose manifest names only files that a build makes. */
  mainSource({ folder, name }: PackageInfo): string | undefined {
    const own = name?.slice(name.lastIndexOf('/') + 1);
    for (const source of SOURCE_FOLDERS) {
      for (const main of ['index', 'main', 'mod', own]) {
        const found = main === undefined ? undefined : this.#source(join(folder, source, main));
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  /** What the compiler would emit there, by `outDir` and `rootDir` of the configurations above. */
  #byOutDir(stem: string): string | undefined {
    for (let folder = dirname(stem); ; folder = dirname(folder)) {
      for (const config of this.#configs.inFolder(folder)) {
        for (const outDir of config.outDirs) {
          if (outDir === '' || !stem.startsWith(`${outDir}/`)) continue;
          const rest = stem.slice(outDir.length + 1);
          const roots = [config.rootDir, join(config.folder, 'src'), config.folder];
          const found = this.#first(roots.map((root) => (root === undefined ? undefined : join(root, rest))));
          if (found !== undefined) return found;
        }
      }
      if (folder === '') return undefined;
    }
  }

  /** `dist/esm/x.js` → `src/x.ts`: leading build folders fall away one by one. */
  #byConvention(stem: string, folder: string): string | undefined {
    const inside = folder === '' ? stem : stem.slice(folder.length + 1);
    let rest = inside.split('/');
    while (rest.length > 0) {
      const path = rest.join('/');
      const found = this.#first(SOURCE_FOLDERS.map((source) => join(folder, source, path)));
      if (found !== undefined) return found;
      if (!mayBeBuilt(rest[0]!)) return undefined;
      rest = rest.slice(1);
    }
    return undefined;
  }

  #first(paths: readonly (string | undefined)[]): string | undefined {
    for (const path of paths) {
      const found = this.#source(path);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #source(path: string | undefined): string | undefined {
    if (path === undefined) return undefined;
    const found = this.#probe.find(path, true);
    return found === undefined || isDeclaration(found) ? undefined : found;
  }
}
