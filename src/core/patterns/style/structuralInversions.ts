/** Go's interfaces are met without saying so: a type outside has every method that an interface further in asks for. */
import { Lines, type Source } from '../signs/source.ts';
import type { Implementation } from './implementation.ts';
import type { Placement } from './rings.ts';

interface TypeOfGo {
  readonly name: string;
  readonly path: string;
  readonly line: number;
  readonly methods: ReadonlySet<string>;
}

export function structuralInversions(
  sources: readonly Source[],
  rings: ReadonlyMap<string, Placement>,
): Implementation[] {
  const go = sources.filter(({ ecosystem }) => ecosystem === 'go');
  const isOutside = ({ path }: { readonly path: string }) => rings.get(path)?.ring === 'infrastructure';
  const contracts = go.filter((source) => !isOutside(source)).flatMap(interfacesIn);
  const outside = typesOf(go.filter(isOutside));
  return outside.flatMap(({ name, path, line, methods }) => {
    const contract = contracts.find((each) => [...each.methods].every((method) => methods.has(method)));
    return contract === undefined ? [] : [{ name, contract, path, line }];
  });
}

/** More than that in one file were written by a machine. */
const MOST_IN_A_FILE = 300;
/** One method, such as `Close`, is met by chance. */
const LEAST_METHODS = 2;
/** Not so by an interface that says what it keeps. */
const STORE = /(?:Repository|Repo|Store|Storage|Gateway)$/;
const INTERFACE = /^(?:type[ \t]+|[ \t]+)(\w{1,120})(?:\[[^\]\n]{0,80}\])?[ \t]+interface[ \t]*\{/gm;

function interfacesIn({ path, text }: Source): TypeOfGo[] {
  const lines = new Lines(text);
  return [...text.matchAll(INTERFACE)].slice(0, MOST_IN_A_FILE).flatMap((match) => {
    const from = match.index + match[0].length;
    const body = text.slice(from, closing(text, from));
    const methods = [...body.matchAll(/^[ \t]*([A-Z]\w{0,120})\(/gm)].map((each) => each[1]!);
    if (methods.length < (STORE.test(match[1]!) ? 1 : LEAST_METHODS)) return [];
    return [{ name: match[1]!, path, line: lines.lineAt(match.index), methods: new Set(methods) }];
  });
}

/** A body of an interface is short; what is longer was written by a machine. */
const MOST_OF_A_BODY = 8_000;

function closing(text: string, from: number): number {
  const end = Math.min(text.length, from + MOST_OF_A_BODY);
  let depth = 1;
  for (let at = from; at < end; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  return end;
}

const METHOD = /^func \([\w ]{0,60}\*?\b(\w{1,120})(?:\[[^\]\n]{0,80}\])?\)[ \t]*([A-Z]\w{0,120})\(/gm;

/** Methods may stand in several files of a package. */
function typesOf(sources: readonly Source[]): TypeOfGo[] {
  const types = new Map<string, { name: string; path: string; line: number; methods: Set<string> }>();
  for (const { path, text } of sources) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const lines = new Lines(text);
    for (const match of text.matchAll(METHOD)) {
      const key = `${folder} ${match[1]!}`;
      let known = types.get(key);
      if (known === undefined) {
        known = { name: match[1]!, path, line: lines.lineAt(match.index), methods: new Set() };
        types.set(key, known);
      }
      known.methods.add(match[2]!);
    }
  }
  return [...types.values()];
}
