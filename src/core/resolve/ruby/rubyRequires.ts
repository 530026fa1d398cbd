/** Which files `require` and its like load. */
import { basename, dirname, join } from '../../../base/paths.ts';
import type { RawImport } from '../../model/facts.ts';
import type { ImportTarget } from '../../model/graph.ts';
import type { PathIndex, ResolveContext } from '../../ports/languageSupport.ts';
import { isStandardFeature } from './rubyCoreConstants.ts';
import { globMatcher } from './rubyGlob.ts';
import { RubyLoadPaths } from './rubyLoadPaths.ts';
import { expressionValue, ROOT, textValue } from './rubyPathValues.ts';
import { featurePrefixes, readRubyProjects } from './rubyProjects.ts';

/** A pattern that matches more files than this loads a tree, not what the file depends on. */
const MAX_MATCHES = 1000;

export class RubyRequires {
  readonly #paths: PathIndex;
  readonly #loadPaths: RubyLoadPaths;
  /** By what `require` begins with. */
  readonly #foreign = new Map<string, string>();
  readonly #own = new Set<string>();

  constructor(context: ResolveContext) {
    this.#paths = context.paths;
    const { projects, dependencies } = readRubyProjects(context);
    this.#loadPaths = new RubyLoadPaths(context, projects);
    for (const gem of dependencies) {
      for (const prefix of featurePrefixes(gem))
        if (!this.#foreign.has(prefix)) this.#foreign.set(prefix, gem);
    }
    for (const gem of [...projects.values()].flatMap(({ gems }) => gems)) {
      for (const prefix of featurePrefixes(gem)) this.#own.add(prefix);
    }
  }

  /** None when the path depends on the run. */
  targets(path: string, { specifier, flavour = '' }: RawImport): readonly ImportTarget[] {
    const scope = this.#loadPaths.scopeOf(path);
    if (flavour === 'glob') {
      const value = expressionValue(specifier, scope) ?? textValue(specifier, scope);
      return value === undefined ? [] : this.#matches(path, value);
    }
    const value = flavour === 'computed' ? expressionValue(specifier, scope) : textValue(specifier, scope);
    if (value === undefined || value === '') return [];
    if (value.startsWith(ROOT)) return [this.#inside([join(value.slice(1))], value.slice(2))];
    if (value.startsWith('/')) return [];
    if (flavour === 'relative') return [this.#inside([join(dirname(path), value)], value)];
    return [this.#required(path, value, flavour === 'load')];
  }

  #required(path: string, feature: string, load: boolean): ImportTarget {
    const roots = this.#loadPaths.rootsAbove(path).map((root) => join(root, feature));
    if (/^\.\.?\//.test(feature)) return this.#inside([...roots, join(dirname(path), feature)], feature);
    for (const folders of this.#loadPaths.foldersFor(path)) {
      const found = this.#first(folders.map((folder) => join(folder, feature)));
      if (found !== undefined) return { status: 'resolved', path: found };
    }
    const last = load ? [...roots, join(dirname(path), feature)] : feature.includes('/') ? roots : [];
    const found = this.#first(last);
    if (found !== undefined) return { status: 'resolved', path: found };
    return load && /\.\w+$/.test(feature) ? missing(feature) : this.#elsewhere(path, feature);
  }

  #elsewhere(path: string, feature: string): ImportTarget {
    const foreign = prefixesOf(feature).find((prefix) => this.#foreign.has(prefix));
    const own = prefixesOf(feature).find((prefix) => this.#own.has(prefix));
    if (own !== undefined && own.length >= (foreign?.length ?? 0)) {
      if (this.#isNative(path, feature)) return { status: 'external', package: 'native extension' };
      return { status: 'unresolved', reason: `${own} is built here, but no load path has ${feature}.rb` };
    }
    if (foreign !== undefined) return { status: 'external', package: this.#foreign.get(foreign)! };
    return { status: 'external', package: isStandardFeature(feature) ? 'ruby' : feature.split('/', 1)[0]! };
  }

  /** Compiled from `ext/` when the gem is installed. */
  #isNative(path: string, feature: string): boolean {
    return this.#loadPaths
      .rootsAbove(path)
      .some((root) =>
        [feature, basename(feature)].some((name) => this.#paths.hasFolder(join(root, 'ext', name) ?? '')),
      );
  }

  #inside(candidates: readonly (string | undefined)[], wanted: string): ImportTarget {
    const found = this.#first(candidates);
    return found === undefined ? missing(wanted) : { status: 'resolved', path: found };
  }

  #first(candidates: readonly (string | undefined)[]): string | undefined {
    for (const path of candidates) {
      if (path === undefined) continue;
      if (this.#paths.has(`${path}.rb`)) return `${path}.rb`;
      if (path.includes('.') && this.#paths.has(path)) return path;
    }
    return undefined;
  }

  #matches(path: string, value: string): ImportTarget[] {
    const inside = value.startsWith(ROOT) ? join(value.slice(1)) : value;
    const star = inside?.search(/[*?{]/) ?? -1;
    if (inside === undefined || star < 0 || inside.startsWith('/')) return [];
    const bases = value.startsWith(ROOT) ? [''] : this.#loadPaths.rootsAbove(path);
    for (const base of bases) {
      const pattern = join(base, inside);
      const matches = pattern === undefined ? undefined : globMatcher(pattern);
      const found = matches === undefined ? [] : this.#below(pattern!).filter((each) => matches(each));
      if (found.length > 0 && found.length <= MAX_MATCHES)
        return found.map((each) => ({ status: 'resolved', path: each }));
    }
    return [];
  }

  /** All files in the folder that the pattern begins with. */
  #below(pattern: string): string[] {
    const fixed = dirname(pattern.slice(0, pattern.search(/[*?{]/)));
    const out: string[] = [];
    const folders = fixed === '' || this.#paths.hasFolder(fixed) ? [fixed] : [];
    for (const folder of folders) {
      out.push(...this.#paths.filesIn(folder));
      folders.push(...this.#paths.foldersIn(folder));
    }
    return out;
  }
}

function missing(wanted: string): ImportTarget {
  const file = /\.\w+$/.test(wanted) ? wanted : `${wanted}.rb`;
  return { status: 'unresolved', reason: `there is no file ${file}` };
}

/** Longest first. */
function prefixesOf(feature: string): string[] {
  const out = [feature];
  for (let at = feature.lastIndexOf('/'); at > 0; at = feature.lastIndexOf('/', at - 1))
    out.push(feature.slice(0, at));
  return out;
}
