/** The classes, modules and constants that one Ruby file declares or opens, by full name, and which of them are open at a line. */
import type { FileFacts, SymbolFact } from '../../model/facts.ts';

/** What a constant is looked up in, innermost first: full names of the classes and modules round it, as far as the file opens them. */
export type Nesting = readonly string[];

export interface Opening {
  readonly name: string;
  readonly kind: 'class' | 'module' | 'constant';
  /** Of what encloses it; the name itself is not in it. */
  readonly nesting: Nesting;
  /** Superclass and included modules, as written. */
  readonly bases: readonly string[];
  /** False when it only holds other classes and modules, as namespaces do. */
  readonly declares: boolean;
  readonly startLine: number;
  readonly endLine: number;
  /** Its name as written, without white space. */
  readonly written: string;
}

interface Draft {
  readonly opening: Omit<Opening, 'declares'>;
  readonly end: number;
  hasOwn: boolean;
  hasNested: boolean;
}

/** In the order of the file. */
export function openingsOf({ symbols }: FileFacts): readonly Opening[] {
  const open: Draft[] = [];
  const drafts: Draft[] = [];
  for (const symbol of symbols) {
    while (open.length > 0 && open.at(-1)!.end <= symbol.start) open.pop();
    const around = open.at(-1);
    const { kind } = symbol;
    if (kind !== 'class' && kind !== 'module' && kind !== 'constant') {
      if (around !== undefined) around.hasOwn = true;
      continue;
    }
    const draft = draftOf(symbol, kind, around);
    drafts.push(draft);
    if (around !== undefined) around[kind === 'constant' ? 'hasOwn' : 'hasNested'] = true;
    if (kind !== 'constant' && open.length < MAX_DEPTH) open.push(draft);
  }
  return drafts.map(({ opening, hasOwn, hasNested }) => ({
    ...opening,
    declares: hasOwn || !hasNested || opening.bases.length > 0,
  }));
}

/** Deeper classes count as members of the one at this depth. */
const MAX_DEPTH = 64;

function draftOf(symbol: SymbolFact, kind: Opening['kind'], around: Draft | undefined): Draft {
  const written = symbol.name.replace(/\s/g, '');
  const top = written.startsWith('::');
  const own = top ? written.slice(2) : written;
  const { startLine, endLine, bases = [], end } = symbol;
  const outer = around?.opening;
  const nesting = outer === undefined ? [] : [outer.name, ...outer.nesting];
  const name = top || outer === undefined ? own : `${outer.name}::${own}`;
  return {
    opening: { name, kind, nesting, bases, startLine, endLine, written },
    end,
    hasOwn: false,
    hasNested: false,
  };
}

/** Answers for lines that never decrease. The line on which a class opens is still outside it: its superclass stands there. */
export class NestingAtLine {
  readonly #openings: readonly Opening[];
  readonly #open: Opening[] = [];
  #next = 0;

  constructor(openings: readonly Opening[]) {
    this.#openings = openings.filter(({ kind }) => kind !== 'constant');
  }

  at(line: number): Nesting {
    for (; this.#next < this.#openings.length; this.#next++) {
      const opening = this.#openings[this.#next]!;
      if (opening.startLine >= line) break;
      this.#close(opening.startLine);
      this.#open.push(opening);
    }
    this.#close(line);
    const innermost = this.#open.at(-1);
    return innermost === undefined ? [] : [innermost.name, ...innermost.nesting];
  }

  #close(line: number): void {
    while (this.#open.length > 0 && this.#open.at(-1)!.endLine < line) this.#open.pop();
  }
}
