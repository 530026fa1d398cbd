/** Sources are cut where their declarations begin and end: small ones whole, large ones into their members, larger members at blank lines. */
import type { SymbolFact } from '../model/facts.ts';
import { type Chunk, type ChunkKind, FEWEST_LINES, type LineRange } from './chunk.ts';
import { type Declared, declarationTree } from './declarationTree.ts';
import type { LineTable } from './lineTable.ts';
import { fits, splitLines } from './splitLines.ts';

interface Piece extends LineRange {
  readonly declared: readonly Declared[];
  readonly within: readonly Declared[];
}

export interface Source {
  readonly table: LineTable;
  readonly symbols: readonly SymbolFact[];
  /** One entry a line: comment alone. */
  readonly comments: readonly boolean[];
}

export function cutSource({ table, symbols, comments }: Source): readonly Chunk[] {
  const whole = { startLine: 1, endLine: table.lines.length };
  const tree = declarationTree({ symbols, lines: table.lines, comments });
  return merged(table, cut(table, whole, tree, [])).map(chunkOf);
}

function cut(
  table: LineTable,
  range: LineRange,
  inside: readonly Declared[],
  within: readonly Declared[],
): readonly Piece[] {
  const pieces: Piece[] = [];
  const gap = (startLine: number, endLine: number) => {
    if (startLine > endLine) return;
    for (const piece of splitLines(table, { startLine, endLine }))
      pieces.push({ ...piece, declared: [], within });
  };
  let from = range.startLine;
  for (const each of inside) {
    gap(from, each.startLine - 1);
    if (fits(table, each))
      pieces.push({ startLine: each.startLine, endLine: each.endLine, declared: withMembers(each), within });
    else pieces.push(...named(cut(table, each, each.members, [each, ...within]), each));
    from = each.endLine + 1;
  }
  gap(from, range.endLine);
  return pieces;
}

/** The first piece of what was too large declares it. */
function named([first, ...rest]: readonly Piece[], whole: Declared): readonly Piece[] {
  return first === undefined ? [] : [{ ...first, declared: [whole, ...first.declared] }, ...rest];
}

function withMembers(declared: Declared): readonly Declared[] {
  return [declared, ...declared.members.flatMap(withMembers)];
}

/** Small neighbours of one parent become one; what holds nothing but blanks and brackets goes with what stands before it. */
function merged(table: LineTable, pieces: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const before = out.at(-1);
    if (before === undefined || !belongTogether(table, before, piece)) out.push(piece);
    else
      out[out.length - 1] = {
        startLine: before.startLine,
        endLine: piece.endLine,
        declared: [...before.declared, ...piece.declared],
        within: before.within.length <= piece.within.length ? before.within : piece.within,
      };
  }
  return out;
}

function belongTogether(table: LineTable, before: Piece, piece: Piece): boolean {
  if (!fits(table, { startLine: before.startLine, endLine: piece.endLine })) return false;
  if (isEmpty(table, piece)) return true;
  if (isEmpty(table, before)) return true;
  const same = before.within[0] === piece.within[0] || before.declared[0] === piece.within[0];
  return same && linesOf(before) < FEWEST_LINES && linesOf(piece) < FEWEST_LINES;
}

function isEmpty({ lines }: LineTable, { startLine, endLine }: LineRange): boolean {
  for (let line = startLine; line <= endLine; line++)
    if (/[^\s{}()[\];,]/.test(lines[line - 1]!)) return false;
  return true;
}

function linesOf({ startLine, endLine }: LineRange): number {
  return endLine - startLine + 1;
}

function chunkOf({ startLine, endLine, declared, within }: Piece): Chunk {
  const [main] = declared;
  const shown = main ?? within[0];
  const around = main === undefined ? within : within.filter((each) => each !== main);
  const kind: ChunkKind = shown?.symbol.kind ?? 'top-level';
  return {
    startLine,
    endLine,
    kind,
    ...(shown === undefined ? {} : { symbol: fullName(shown) }),
    names: declared.map(({ symbol }) => symbol.name),
    within: around.map(({ symbol }) => symbol.name),
  };
}

function fullName({ symbol }: Declared): string {
  return symbol.container === undefined ? symbol.name : `${symbol.container}.${symbol.name}`;
}
