/** Every constant of the workspace: which file declares it, and where Ruby looks for a name. */
import type { FileFacts } from '../../model/facts.ts';
import { isTestPath } from '../../workspace/testPaths.ts';
import { nearest } from '../nearest.ts';
import { isCoreConstant, isLibraryConstant } from './rubyCoreConstants.ts';
import { type Nesting, type Opening, openingsOf } from './rubyOpenings.ts';

interface Declaration {
  readonly path: string;
  /** False where the file only opens it to hold others. */
  declares: boolean;
  /** True where the file says what it inherits or includes, or what a constant is: it does not reopen another file's. */
  defines: boolean;
}

export interface FoundConstant {
  /** In full. */
  readonly name: string;
  /** False when the path goes on to what the workspace does not declare. */
  readonly whole: boolean;
}

interface Constant {
  readonly isModule: boolean;
  readonly declarations: Map<string, Declaration>;
  readonly openings: Opening[];
}

/** A name declared in more files than this is nobody's in particular. */
const MAX_EQUALS = 50;
/** More openings of one name than this add nothing to its ancestors. */
const MAX_OPENINGS = 50;
const MAX_ANCESTORS = 100;
/** Longer paths of constants are no code. */
const MAX_SEGMENTS = 16;

export class RubyConstants {
  readonly #constants = new Map<string, Constant>();
  /** Names that only stand before `::` in others, as folders do for autoloaders. */
  readonly #namespaces = new Set<string>();
  /** Whom a user of a name may mean. */
  readonly #forTests = new Map<string, readonly Declaration[]>();
  readonly #forProduction = new Map<string, readonly Declaration[]>();
  readonly #ancestors = new Map<string, readonly string[]>();

  constructor(files: Iterable<FileFacts>) {
    for (const file of files) {
      for (const opening of openingsOf(file)) this.#add(opening, file.path);
    }
  }

  /**
   * The full name that Ruby takes a written one for: lexically, then by inheritance, then from the top.
   * A path is followed as far as the workspace declares it; undefined when it does not start here.
   */
  lookUp(written: string, nesting: Nesting): FoundConstant | undefined {
    return this.#lookUp(written, nesting, true);
  }

  /** The file that a user of the constant depends on; undefined when it is its own, or nobody's in particular. */
  target({ name, whole }: FoundConstant, from: string): string | undefined {
    const constant = this.#constants.get(name);
    if (constant === undefined || isCoreConstant(name)) return undefined;
    // Of a namespace that others share, nothing says that it is this one's part.
    if (!whole && constant.isModule) return undefined;
    if (constant.declarations.get(from)?.defines) return undefined;
    const candidates = this.#candidates(name, isTestPath(from));
    if (candidates.length > MAX_EQUALS || candidates.some(({ path }) => path === from)) return undefined;
    const near = nearest(candidates, from);
    return near.length === 1 ? near[0]!.path : undefined;
  }

  #candidates(name: string, forTests: boolean): readonly Declaration[] {
    const memo = forTests ? this.#forTests : this.#forProduction;
    const known = memo.get(name);
    if (known !== undefined) return known;
    const all = [...(this.#constants.get(name)?.declarations.values() ?? [])];
    const eligible = forTests ? all : all.filter(({ path }) => !isTestPath(path));
    const candidates = choose(name, eligible);
    memo.set(name, candidates);
    return candidates;
  }

  #add(opening: Opening, path: string): void {
    const { name, declares, bases } = opening;
    const constant = this.#constants.get(name) ?? {
      isModule: opening.kind === 'module',
      declarations: new Map<string, Declaration>(),
      openings: [] as Opening[],
    };
    this.#constants.set(name, constant);
    const known = constant.declarations.get(path);
    const defines = bases.length > 0 || opening.kind === 'constant';
    if (known === undefined) constant.declarations.set(path, { path, declares, defines });
    else {
      known.declares ||= declares;
      known.defines ||= defines;
    }
    if (bases.length > 0 && constant.openings.length < MAX_OPENINGS) constant.openings.push(opening);
    for (let at = name.lastIndexOf('::'); at > 0; at = name.lastIndexOf('::', at - 1)) {
      const namespace = name.slice(0, at);
      if (this.#namespaces.has(namespace)) return;
      this.#namespaces.add(namespace);
    }
  }

  #has(name: string): boolean {
    return this.#constants.has(name) || this.#namespaces.has(name);
  }

  #lookUp(written: string, nesting: Nesting, inherit: boolean): FoundConstant | undefined {
    const top = written.startsWith('::');
    const [first, ...rest] = (top ? written.slice(2) : written).split('::');
    if (rest.length > MAX_SEGMENTS) return undefined;
    let name = this.#first(first!, top ? [] : nesting, inherit);
    if (name === undefined) return undefined;
    for (const [at, segment] of rest.entries()) {
      const own: string = `${name}::${segment}`;
      const next: string | undefined = this.#has(own)
        ? own
        : inherit
          ? this.#inherited(name, segment)
          : undefined;
      if (next === undefined) return { name, whole: false };
      // What a class inherits is asked of the class: its user depends on that, not on where it comes from.
      if (next !== own && at === rest.length - 1) return { name, whole: true };
      name = next;
    }
    return { name, whole: true };
  }

  #first(name: string, nesting: Nesting, inherit: boolean): string | undefined {
    const around = nesting.find((each) => this.#has(`${each}::${name}`));
    if (around !== undefined) return `${around}::${name}`;
    const inherited = inherit && nesting.length > 0 ? this.#inherited(nesting[0]!, name) : undefined;
    return inherited ?? (this.#has(name) ? name : undefined);
  }

  #inherited(of: string, name: string): string | undefined {
    const from = this.#ancestorsOf(of).find((each) => this.#constants.has(`${each}::${name}`));
    return from === undefined ? undefined : `${from}::${name}`;
  }

  /** Breadth first, over all that any opening of a class says of it. */
  #ancestorsOf(name: string): readonly string[] {
    const known = this.#ancestors.get(name);
    if (known !== undefined) return known;
    const seen = new Set([name]);
    for (const each of seen) {
      for (const { bases, nesting, name: own } of this.#constants.get(each)?.openings ?? []) {
        for (const base of bases) {
          if (seen.size > MAX_ANCESTORS) break;
          const found = this.#lookUp(base.replace(/\s/g, ''), [own, ...nesting], false);
          if (found?.whole) seen.add(found.name);
        }
      }
    }
    seen.delete(name);
    const list = [...seen];
    this.#ancestors.set(name, list);
    return list;
  }
}

/** Declarations in files named after the constant; else those that say more than that it exists. */
function choose(name: string, all: readonly Declaration[]): readonly Declaration[] {
  const wanted = plain(`/${name.replaceAll('::', '/')}`);
  const named = all.filter(({ path }) => plain(`/${path.replace(/\.\w+$/, '')}`).endsWith(wanted));
  if (named.length === 0 && isLibraryConstant(name)) return [];
  const declaring = (named.length > 0 ? named : all).filter(({ declares }) => declares);
  const defining = declaring.filter(({ defines }) => defines);
  if (defining.length === 1) return defining;
  return declaring.length > 0 ? declaring : named;
}

/** `http_server`, `HTTPServer` and whatever an inflector makes of them are the same. */
function plain(path: string): string {
  return path.replaceAll('_', '').toLowerCase();
}

/** What other files see of a file: the names it declares, what they inherit. */
export function offeredConstants(file: FileFacts): string {
  return openingsOf(file)
    .map(({ name, bases, declares }) => `${name}<${bases.join()}${declares ? '' : '?'}`)
    .join('\n');
}
