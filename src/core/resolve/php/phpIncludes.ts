/** `include` and `require` of a path that can be read off the source, constants from `define()` and `const` put in. */
import { basename, dirname, join } from '../../../base/paths.ts';
import type { FileFacts, RawImport } from '../../model/facts.ts';
import type { ImportTarget } from '../../model/graph.ts';
import type { PathIndex, ResolveContext } from '../../ports/languageSupport.ts';
import { type PathValues, pathValues, ROOT, textValues } from './phpPathValues.ts';

interface Definition {
  readonly path: string;
  readonly expression: string;
  /** The expression is a string literal, its quotes taken off. */
  readonly literal: boolean;
}

const MAX_DEFINITIONS = 4;
/** Constants defined by constants: deeper is not followed. */
const MAX_DEPTH = 16;

export class PhpIncludes {
  readonly #paths: PathIndex;
  readonly #definitions = new Map<string, Definition[]>();
  readonly #values = new Map<string, PathValues>();

  constructor({ paths, facts }: ResolveContext) {
    this.#paths = paths;
    for (const { name, ...definition } of [...facts.values()].flatMap(definitionsOf)) {
      const list = this.#definitions.get(name) ?? [];
      this.#definitions.set(name, list);
      if (list.length < MAX_DEFINITIONS) list.push(definition);
    }
  }

  /** Undefined when the path depends on the run, or lies outside the workspace. */
  target(path: string, raw: RawImport): ImportTarget | undefined {
    const literal = raw.flavour === 'file-text';
    const values = this.#valuesOf({ path, expression: raw.specifier, literal }, -1);
    if (values.length === 0) return undefined;
    for (const value of values) {
      const found = this.#candidates(path, value).find((each) => this.#paths.has(each));
      if (found !== undefined) return { status: 'resolved', path: found };
    }
    return this.#missing(values[0]!);
  }

  #candidates(path: string, value: string): readonly string[] {
    if (value.startsWith(ROOT)) return defined([join(value.slice(1))]);
    if (value.startsWith('/')) return [];
    const around = foldersUp(dirname(path)).map((folder) => join(folder, value));
    return defined([...around, this.#onlyOneEnding(value)]);
  }

  /** What lies on a configured include path: one file of the workspace that ends so. */
  #onlyOneEnding(value: string): string | undefined {
    if (!value.includes('/') || value.startsWith('.')) return undefined;
    const ending = this.#paths.named(basename(value)).filter((each) => each.endsWith(`/${value}`));
    return ending.length === 1 ? ending[0] : undefined;
  }

  #missing(value: string): ImportTarget | undefined {
    const wanted = value.startsWith(ROOT) ? join(value.slice(1)) : value;
    if (wanted === undefined || wanted.startsWith('/')) return undefined;
    if (/(?:^|\/)vendor\//.test(wanted)) return { status: 'external', package: 'vendor' };
    if (!/\.\w+$/.test(wanted)) return undefined;
    const reason = value.startsWith(ROOT)
      ? `there is no file ${wanted}`
      : `no folder from this file up to the root has ${wanted}, and no include path is known`;
    return { status: 'unresolved', reason };
  }

  #valuesOf({ path, expression, literal }: Definition, depth: number): PathValues {
    if (literal) return textValues(expression);
    return pathValues(expression, { path, constant: (inner) => this.#constant(inner, depth + 1) });
  }

  /** One that is defined by itself has no value. */
  #constant(name: string, depth: number): PathValues {
    const known = this.#values.get(name);
    if (known !== undefined || depth > MAX_DEPTH) return known ?? [];
    this.#values.set(name, []);
    const values = (this.#definitions.get(name) ?? []).flatMap((each) => this.#valuesOf(each, depth));
    this.#values.set(name, values);
    return values;
  }
}

/** Constants that the file defines, with their expressions: whoever includes through them depends on these. */
export function definitionsOf({ path, imports }: FileFacts): (Definition & { readonly name: string })[] {
  return imports
    .filter(({ flavour }) => flavour?.startsWith('define'))
    .map(({ specifier, names, flavour }) => ({
      path,
      name: names[0] ?? '',
      expression: specifier,
      literal: flavour === 'define-text',
    }));
}

function foldersUp(folder: string): string[] {
  const out = [folder];
  for (let at = folder; at !== ''; ) {
    at = dirname(at);
    out.push(at);
  }
  return out;
}

function defined(paths: readonly (string | undefined)[]): string[] {
  return paths.filter((path) => path !== undefined);
}
