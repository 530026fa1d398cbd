/** Selectors compiled: which files and packages they mean, and what their groups take. */
import type { FileSelector, LayerDeclaration, TargetSelector } from '../model/rule.ts';
import { expression, glob, type Pattern, packageGlob, quoteExpression, quoteGlob } from './patterns.ts';

/** A file as selectors see it. */
export interface Place {
  readonly path: string;
  /** Name of its module. */
  readonly module: string;
}

export type Groups = readonly string[];

export interface Selector {
  /** @param groups what `$1`, `$2` … stand for. */
  has(place: Place, groups?: Groups): boolean;
  hasPackage(name: string, groups?: Groups): boolean;
  /** What the groups of the first expression that is found took; undefined where none of its expressions has groups. */
  groups(path: string): Groups | undefined;
  /** It has expressions with groups. */
  readonly givesGroups: boolean;
  /** It speaks of `$1`. */
  readonly takesGroups: boolean;
  /** It speaks of files (also when it names nothing at all). */
  readonly meansFiles: boolean;
  readonly meansPackages: boolean;
  /** Whether a file is meant depends on the module that it is in. */
  readonly byModule: boolean;
  /** The same with `$1` standing for anything. */
  anyGroups(): Selector;
}

export type LayerSelectors = ReadonlyMap<string, Selector>;

/** @throws what `RE2` or the glob says, on a pattern that cannot be read. */
export function compileSelector(written: TargetSelector, layers: LayerSelectors): Selector {
  return new CompiledSelector(written, layers);
}

export function compileLayers(layers: readonly LayerDeclaration[]): LayerSelectors {
  return new Map(layers.map(({ name, files }) => [name, compileSelector(files, new Map())]));
}

const REFERENCE = /\$(\d)/g;

type Field = 'files' | 'matches' | 'modules' | 'packages';

const KINDS: Readonly<
  Record<Field, { compile(source: string): Pattern; quote(text: string): string; anything: string }>
> = {
  files: { compile: glob, quote: quoteGlob, anything: '**' },
  modules: { compile: glob, quote: quoteGlob, anything: '**' },
  packages: { compile: packageGlob, quote: quoteGlob, anything: '**' },
  matches: { compile: expression, quote: quoteExpression, anything: '.*' },
};

class CompiledSelector implements Selector {
  readonly givesGroups: boolean;
  readonly takesGroups: boolean;
  readonly meansFiles: boolean;
  readonly meansPackages: boolean;
  readonly byModule: boolean;
  readonly #written: TargetSelector;
  readonly #layers: LayerSelectors;
  readonly #alternatives: Readonly<Partial<Record<Field, Alternatives>>>;
  readonly #not: Selector | undefined;
  #any: Selector | undefined;

  constructor(written: TargetSelector, layers: LayerSelectors) {
    this.#written = written;
    this.#layers = layers;
    const { files, matches, modules, packages, layers: names, not } = written;
    this.#alternatives = Object.fromEntries(
      Object.entries({ files, matches, modules, packages }).flatMap(([field, sources]) =>
        sources === undefined ? [] : [[field, new Alternatives(field as Field, sources)]],
      ),
    );
    this.#not = not === undefined ? undefined : compileSelector(not, layers);
    const parts = Object.values(this.#alternatives);
    this.meansPackages = packages !== undefined;
    this.meansFiles = [files, matches, modules, names].some((each) => each !== undefined) || !packages;
    this.givesGroups = this.#alternatives.matches?.givesGroups ?? false;
    this.takesGroups = parts.some((part) => part.takesGroups) || (this.#not?.takesGroups ?? false);
    this.byModule =
      modules !== undefined ||
      (names ?? []).some((name) => layers.get(name)?.byModule === true) ||
      (this.#not?.byModule ?? false);
  }

  has(place: Place, groups?: Groups): boolean {
    if (!this.meansFiles) return false;
    const { files, matches, modules } = this.#alternatives;
    const { layers } = this.#written;
    return (
      (files?.test(place.path, groups) ?? true) &&
      (matches?.test(place.path, groups) ?? true) &&
      (modules?.test(place.module, groups) ?? true) &&
      (layers?.some((name) => this.#layers.get(name)?.has(place) ?? false) ?? true) &&
      !(this.#not?.meansFiles && this.#not.has(place, groups))
    );
  }

  hasPackage(name: string, groups?: Groups): boolean {
    if (!(this.#alternatives.packages?.test(name, groups) ?? false)) return false;
    return !this.#not?.hasPackage(name, groups);
  }

  groups(path: string): Groups | undefined {
    return this.#alternatives.matches?.groups(path);
  }

  anyGroups(): Selector {
    if (!this.takesGroups) return this;
    this.#any ??= compileSelector(withAnything(this.#written), this.#layers);
    return this.#any;
  }
}

/** A negation that speaks of groups excludes different files for each of them: none in all. */
function withAnything({ not, ...written }: TargetSelector): TargetSelector {
  const replaced = Object.entries(written).map(([field, sources]) => {
    const kind = KINDS[field as Field];
    return [
      field,
      kind === undefined ? sources : sources.map((each) => each.replace(REFERENCE, kind.anything)),
    ];
  });
  const kept = not !== undefined && !JSON.stringify(not).match(REFERENCE) ? { not } : {};
  return { ...(Object.fromEntries(replaced) as FileSelector), ...kept };
}

/** Different groups that one field is remembered for, and answers for each of them; beyond that they are worked out anew. */
const MAX_REMEMBERED = 2000;

interface Filled {
  readonly patterns: readonly Pattern[];
  readonly known: Map<string, boolean>;
}

/** The values of one field. Paths stay while their contents change: each is looked at once. */
class Alternatives {
  readonly givesGroups: boolean;
  readonly takesGroups: boolean;
  readonly #field: Field;
  readonly #fixed: readonly Pattern[];
  readonly #open: readonly string[];
  readonly #known = new Map<string, boolean>();
  readonly #groups = new Map<string, Groups | undefined>();
  readonly #filled = new Map<string, Filled>();

  constructor(field: Field, sources: readonly string[]) {
    this.#field = field;
    this.#open = sources.filter((each) => each.search(REFERENCE) >= 0);
    this.#fixed = sources.filter((each) => !this.#open.includes(each)).map(KINDS[field].compile);
    // What cannot be read is to be said now, not when groups are first filled in.
    for (const each of this.#open) KINDS[field].compile(each.replace(REFERENCE, 'x'));
    this.takesGroups = this.#open.length > 0;
    this.givesGroups = this.#fixed.some((pattern) => pattern.groupCount > 0);
  }

  test(text: string, groups: Groups | undefined): boolean {
    const near = this.#fixed.some((pattern) => pattern.mayFit(text));
    if (near && remembered(this.#known, text, () => this.#fixed.some((pattern) => pattern.test(text))))
      return true;
    if (!this.takesGroups || groups === undefined) return false;
    const { patterns, known } = this.#fill(groups);
    if (!patterns.some((pattern) => pattern.mayFit(text))) return false;
    return remembered(known, text, () => patterns.some((pattern) => pattern.test(text)));
  }

  groups(text: string): Groups | undefined {
    if (!this.givesGroups || !this.#fixed.some((pattern) => pattern.mayFit(text))) return undefined;
    return remembered(this.#groups, text, () => {
      for (const pattern of this.#fixed) {
        const found = pattern.groups(text);
        if (found !== undefined) return found;
      }
      return undefined;
    });
  }

  #fill(groups: Groups): Filled {
    const key = groups.length === 1 ? groups[0]! : groups.join('\n');
    const before = this.#filled.get(key);
    if (before !== undefined) return before;
    const { compile, quote } = KINDS[this.#field];
    const patterns = this.#open.map((source) =>
      compile(source.replace(REFERENCE, (_, digit: string) => quote(groups[Number(digit) - 1] ?? ''))),
    );
    const filled = { patterns, known: new Map<string, boolean>() };
    if (this.#filled.size < MAX_REMEMBERED) this.#filled.set(key, filled);
    return filled;
  }
}

function remembered<T>(known: Map<string, T>, key: string, compute: () => T): T {
  const before = known.get(key);
  if (before !== undefined || known.has(key)) return before as T;
  const value = compute();
  known.set(key, value);
  return value;
}
