/** Resolves one specifier of JavaScript or TypeScript against the workspace's files. */
import { dirname, extname, join } from '../../../base/paths.ts';
import type { ImportTarget } from '../../../core/model/graph.ts';
import type { PathIndex } from '../../../core/ports/languageSupport.ts';
import { isDeclaration } from '../../../core/workspace/declarationFiles.ts';
import { type AliasRule, aliasTargets, fittingRules, ruleText } from './aliasRules.ts';
import { BuiltFiles, isBuildFolder } from './builtFiles.ts';
import { ConfigAliases } from './configAliases.ts';
import { FileProbe, type Importer, SOURCE_EXTENSIONS } from './fileProbe.ts';
import { Links } from './links.ts';
import type { ManifestReader } from './manifestReader.ts';
import { isPackageName, type PackageInfo, Packages, splitSpecifier } from './packages.ts';
import { entryTargets, importTargets, mainTargets } from './packageTargets.ts';
import {
  bareSpecifier,
  frameworkOf,
  isRelative,
  nodeBuiltin,
  packageOfUrl,
  schemeOf,
} from './specifierKinds.ts';
import { TsConfigs } from './tsconfigs.ts';

/** Prefixes that frameworks point at their source folder without saying so in a file that can be read. */
const CONVENTIONAL_PREFIXES: readonly (readonly [prefix: string, folders: readonly string[]])[] = [
  ['@/', ['src', '', 'app', 'client', 'resources/js', 'resources/ts']],
  ['~/', ['src', '', 'app']],
  ['@@/', ['', 'src']],
  ['~~/', ['']],
  ['$lib/', ['src/lib']],
  ['src/', ['src']],
  ['app/', ['app', 'src/app']],
];

const DEEPEST_REDIRECT = 4;

export class EcmaResolver {
  readonly #links: Links;
  readonly #packages: Packages;
  readonly #configs: TsConfigs;
  readonly #aliases: ConfigAliases;
  readonly #probe: FileProbe;
  readonly #built: BuiltFiles;
  readonly #entries = new Map<string, string | undefined>();

  constructor(root: string, paths: PathIndex, reader: ManifestReader) {
    this.#links = new Links(root);
    this.#packages = new Packages(this.#links, paths, reader);
    this.#configs = new TsConfigs(paths, reader, this.#packages);
    this.#aliases = new ConfigAliases(paths, reader);
    this.#probe = new FileProbe(paths, (folder) => this.#mainFiles(folder));
    this.#built = new BuiltFiles(this.#probe, this.#configs);
  }

  /** @param asPath true for specifiers that are paths without beginning with `./` (`/// <reference path>`). */
  resolve(specifier: string, importer: Importer, asPath = false): ImportTarget {
    const target = this.#resolve(specifier, importer, asPath);
    const framework = target.status === 'unresolved' ? frameworkOf(specifier) : undefined;
    return framework === undefined ? target : { status: 'external', package: framework };
  }

  #resolve(specifier: string, importer: Importer, asPath: boolean): ImportTarget {
    const written = bareSpecifier(specifier);
    if (asPath || isRelative(written)) return this.#relative(written, importer);
    if (written.startsWith('/')) return this.#fromRoot(written, importer);
    return this.#named(written, importer, 0);
  }

  #relative(specifier: string, importer: Importer): ImportTarget {
    const path = join(importer.folder, specifier);
    if (path === undefined) return unresolved(`${specifier} leads out of the workspace`);
    const folderOnly = /(?:^|\/)\.{0,2}$/.test(specifier);
    const found = folderOnly
      ? this.#probe.folder(path, importer.typescript)
      : this.#probe.find(path, importer.typescript);
    const source =
      found ??
      this.#inRootDirs(path, importer) ??
      this.#behindLink(path, importer) ??
      this.#built.sourceOf(path, this.#packages.nearest(dirname(path)));
    return source === undefined ? unresolved(missingReason(specifier, path, importer)) : targetOf(source);
  }

  #behindLink(path: string, importer: Importer): string | undefined {
    const real = this.#links.behind(path);
    return real === undefined ? undefined : this.#probe.find(real, importer.typescript);
  }

  /** `rootDirs` lay several folders over each other. */
  #inRootDirs(path: string, importer: Importer): string | undefined {
    for (const config of this.#nearestConfigs(importer.folder)) {
      const from = config.rootDirs.find((root) => path.startsWith(`${root}/`));
      if (from === undefined) continue;
      for (const root of config.rootDirs) {
        const found = this.#probe.find(join(root, path.slice(from.length))!, importer.typescript);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  #fromRoot(specifier: string, importer: Importer): ImportTarget {
    const aliased = this.#aliased(specifier, importer, 0);
    if ('target' in aliased) return aliased.target;
    const home = this.#packages.nearest(importer.folder)?.folder ?? '';
    for (const folder of new Set([home, '', join(home, 'public')!])) {
      const found = this.#probe.find(join(folder, specifier)!, importer.typescript);
      if (found !== undefined) return targetOf(found);
    }
    return unresolved(`no file ${specifier} below ${home === '' ? 'the workspace' : `${home}/`}`);
  }

  #named(specifier: string, importer: Importer, depth: number): ImportTarget {
    const aliased = this.#aliased(specifier, importer, depth);
    if ('target' in aliased) return aliased.target;
    const builtin = nodeBuiltin(specifier);
    if (builtin !== undefined) return { status: 'external', package: builtin };
    if (specifier.startsWith('#')) return this.#internal(specifier, importer, depth) ?? noImports(specifier);
    const scheme = schemeOf(specifier);
    if (scheme !== undefined) return { status: 'external', package: packageOfUrl(specifier, scheme) };
    const { name, subpath } = splitSpecifier(specifier);
    const own = this.#packages.meant(name, importer.folder);
    if (own !== undefined) return this.#entryOf(own, subpath, specifier);
    return (
      this.#conventional(specifier, name, importer) ??
      this.#external(specifier, name, importer, aliased.missed)
    );
  }

  /** `missed` is a rule that fits but leads nowhere. */
  #aliased(
    specifier: string,
    importer: Importer,
    depth: number,
  ): { target: ImportTarget } | { missed: AliasRule | undefined } {
    let missed: AliasRule | undefined;
    const found = this.#firstAlias(specifier, importer, (rule) => {
      if (rule.prefix !== '') missed ??= rule;
    });
    if (found !== undefined) return { target: targetOf(found) };
    return depth > DEEPEST_REDIRECT ? { missed: undefined } : { missed };
  }

  /** Folder by folder upwards: the nearest tsconfig first, then the bundlers' configurations beside it. */
  #firstAlias(specifier: string, importer: Importer, miss: (rule: AliasRule) => void): string | undefined {
    let nearest = true;
    for (let folder = importer.folder; ; folder = dirname(folder)) {
      const configs = this.#configs.inFolder(folder);
      for (const config of configs) {
        const found = this.#byRules(config.rules, specifier, importer, miss);
        if (found !== undefined) return found;
      }
      if (nearest && configs.length > 0) {
        const found = this.#byBaseUrl(
          specifier,
          importer,
          configs.map((config) => config.baseUrl),
        );
        if (found !== undefined) return found;
        nearest = false;
      }
      const found = this.#byRules(this.#aliases.inFolder(folder), specifier, importer, miss);
      if (found !== undefined) return found;
      if (folder === '') return undefined;
    }
  }

  #byRules(
    rules: readonly AliasRule[],
    specifier: string,
    importer: Importer,
    miss: (rule: AliasRule) => void,
  ): string | undefined {
    if (rules.length === 0) return undefined;
    for (const rule of fittingRules(rules, specifier)) {
      for (const target of aliasTargets(rule, specifier)) {
        const path = join(target);
        if (path === undefined) continue;
        const found =
          this.#probe.find(path, importer.typescript) ??
          this.#built.sourceOf(path, this.#packages.nearest(dirname(path)));
        if (found !== undefined) return found;
      }
      if (!rule.targets.some((target) => target.includes('node_modules'))) miss(rule);
    }
    return undefined;
  }

  #byBaseUrl(
    specifier: string,
    importer: Importer,
    bases: readonly (string | undefined)[],
  ): string | undefined {
    for (const base of new Set(bases)) {
      const path = base === undefined ? undefined : join(base, specifier);
      const found = path === undefined ? undefined : this.#probe.find(path, importer.typescript);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #nearestConfigs(from: string): ReturnType<TsConfigs['inFolder']> {
    for (let folder = from; ; folder = dirname(folder)) {
      const configs = this.#configs.inFolder(folder);
      if (configs.length > 0 || folder === '') return configs;
    }
  }

  /** `#name` by the `imports` field of the packages above. */
  #internal(specifier: string, importer: Importer, depth: number): ImportTarget | undefined {
    for (const owner of this.#packages.above(importer.folder)) {
      for (const target of importTargets(owner.manifest, specifier)) {
        if (!isRelative(target)) {
          if (depth < DEEPEST_REDIRECT && !target.startsWith('#'))
            return this.#named(target, importer, depth + 1);
          continue;
        }
        const found = this.#fileOf(owner, target);
        if (found !== undefined) return targetOf(found);
      }
    }
    return undefined;
  }

  #entryOf(owner: PackageInfo, subpath: string, specifier: string): ImportTarget {
    const key = `${owner.folder}\0${subpath}`;
    if (!this.#entries.has(key)) this.#entries.set(key, this.#findEntry(owner, subpath));
    const found = this.#entries.get(key);
    if (found !== undefined) return targetOf(found);
    if (isAsset(subpath)) return targetOf(subpath);
    const at = owner.folder === '' ? 'the workspace root' : `${owner.folder}/`;
    return unresolved(
      `${specifier} is the package in ${at}, but no source there stands for ${subpath === '.' ? 'its main entry' : subpath}`,
    );
  }

  #findEntry(owner: PackageInfo, subpath: string): string | undefined {
    const { usual, special } = entryTargets(owner.manifest, subpath);
    const main = (): string | undefined => (subpath === '.' ? this.#built.mainSource(owner) : undefined);
    const source = this.#sourceAmong(owner, usual) ?? this.#sourceAmong(owner, special) ?? main();
    if (source !== undefined) return source;
    const named = [...usual, ...special]
      .map((target) => this.#namedFile(owner, target))
      .find((found) => found !== undefined);
    return named ?? (subpath === '.' ? this.#probe.folder(owner.folder, true) : undefined);
  }

  /** A source that is named outright, else one that a named build comes from. Declarations are neither. */
  #sourceAmong(owner: PackageInfo, targets: readonly string[]): string | undefined {
    for (const target of targets) {
      const found = this.#namedFile(owner, target);
      if (found !== undefined && !isDeclaration(found)) return found;
    }
    for (const target of targets) {
      const path = join(owner.folder, target);
      const found = path === undefined ? undefined : this.#built.sourceOf(path, owner);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #namedFile(owner: PackageInfo, target: string): string | undefined {
    const path = join(owner.folder, target);
    return path === undefined ? undefined : this.#probe.find(path, true);
  }

  #fileOf(owner: PackageInfo, target: string): string | undefined {
    const path = join(owner.folder, target);
    return path === undefined
      ? undefined
      : (this.#probe.find(path, true) ?? this.#built.sourceOf(path, owner));
  }

  #mainFiles(folder: string): readonly string[] {
    const owner = this.#packages.at(folder);
    if (owner === undefined) return [];
    return mainTargets(owner.manifest)
      .map((target) => join(folder, target))
      .filter((each): each is string => each !== undefined);
  }

  #conventional(specifier: string, name: string, importer: Importer): ImportTarget | undefined {
    if (this.#packages.declared(name, importer.folder) !== undefined) return undefined;
    for (const [prefix, folders] of CONVENTIONAL_PREFIXES) {
      if (!specifier.startsWith(prefix)) continue;
      for (const owner of [...this.#packages.above(importer.folder)].map((each) => each.folder)) {
        for (const folder of folders) {
          const path = join(owner, folder, specifier.slice(prefix.length));
          const found = path === undefined ? undefined : this.#probe.find(path, importer.typescript);
          if (found !== undefined) return targetOf(found);
        }
      }
    }
    return undefined;
  }

  #external(
    specifier: string,
    name: string,
    importer: Importer,
    missed: AliasRule | undefined,
  ): ImportTarget {
    if (missed !== undefined && this.#packages.declared(name, importer.folder) === undefined) {
      return unresolved(
        `"${ruleText(missed)}" in ${missed.origin} leads to ${missed.targets.slice(0, 3).join(', ')}, where there is no such file`,
      );
    }
    if (isPackageName(name)) return { status: 'external', package: name };
    return unresolved(
      `${specifier} is no package name, and no tsconfig or bundler configuration above ${importer.folder}/ declares such an alias`,
    );
  }
}

/** Styles and the like that a build puts together. */
function isAsset(path: string): boolean {
  return /\.(?:css|scss|sass|less|styl|svg|png|jpe?g|gif|webp|woff2?|ttf|wasm|html|md)$/i.test(path);
}

/** Files that are no source (styles, images, data) are known, but no nodes of the graph. */
function targetOf(path: string): ImportTarget {
  const extension = extname(path);
  return SOURCE_EXTENSIONS.has(extension)
    ? { status: 'resolved', path }
    : { status: 'external', package: `asset:${extension.slice(1)}` };
}

function unresolved(reason: string): ImportTarget {
  return { status: 'unresolved', reason };
}

function noImports(specifier: string): ImportTarget {
  return unresolved(`no package.json above has an "imports" entry for ${specifier} that leads to a file`);
}

function missingReason(specifier: string, path: string, importer: Importer): string {
  const where = importer.folder === '' ? 'the workspace root' : `${importer.folder}/`;
  const extension = extname(path);
  if (path.split('/').some(isBuildFolder)) {
    return `no file ${specifier} seen from ${where}; it looks like the output of a build, and no source for it was found`;
  }
  if (/^\.[cm]?jsx?$/.test(extension))
    return `no file ${specifier} seen from ${where}, nor a TypeScript source for it`;
  if (SOURCE_EXTENSIONS.has(extension)) return `no file ${specifier} seen from ${where}`;
  return `no file ${specifier} with .ts, .tsx, .js, .jsx … and no folder with an index file, seen from ${where}`;
}
