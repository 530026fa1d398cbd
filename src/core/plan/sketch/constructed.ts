/** A constructor after a sibling's: only the dependencies that the new subject has too, and what keeps them. */

import type { Described } from '../text/described.ts';
import { itemsIn } from '../text/items.ts';
import { closingOf, masked } from '../text/masked.ts';
import { identifiersIn } from '../text/naming.ts';
import { piecesIn } from '../text/pieces.ts';
import type { Renamer } from '../text/renamed.ts';
import { missingIn, type Names, namesPlanned } from './names.ts';
import { isShared, type TakenApart } from './parts.ts';

export interface Constructing {
  readonly apart: TakenApart;
  readonly rename: Renamer;
  readonly names: Names;
  /** Parameters of the siblings' constructors, with their subjects left open. */
  readonly otherParams: readonly ReadonlySet<string>[];
}

/** Undefined where it is left out: nothing would be in it. */
export function constructed(
  part: Described,
  { apart, rename, names, otherParams }: Constructing,
): string | undefined {
  const { source, sample } = apart;
  const { text, mask } = source;
  const { piece, block, name } = part;
  const open = mask.indexOf('(', mask.indexOf(name, piece.head));
  if (open < 0 || open > piece.end) return undefined;
  const close = closingOf(mask, open, piece.end);
  const params = split(text, mask, open + 1, close);
  const missing = (code: string) =>
    missingIn(masked(sample.path, code), rename, names, sample.path).filter((each) => each !== name);
  const kept = params.filter(({ said }) => {
    if (/^(?:self|this|cls)$/.test(said.trim())) return true;
    if (missing(said).length > 0) return false;
    return (
      namesPlanned(masked(sample.path, said), rename, names, sample.path) ||
      isShared(opened(apart, said), otherParams)
    );
  });
  const gone = new Set(params.filter((each) => !kept.includes(each)).map(({ said }) => nameOf(said)));
  const head = text.slice(piece.head, open + 1);
  const signature = `${head}${listText(text, { open, close, params, kept })}`;
  if (block === undefined)
    return kept.length === 0 ? undefined : `${signature}${text.slice(close, piece.end)}`;
  const between = text.slice(close, block.from);
  const statements = piecesIn(source, block.from, block.to).map((each) => text.slice(each.start, each.end));
  const left = statements.filter((said) => {
    const code = masked(sample.path, said);
    const isPlain =
      /^\s*(?:(?:this|self|\$this)[.>-]+)?[\w$.>-]+\s*=\s*[^;{(]+;?\s*$/.test(code) ||
      /^\s*(?:super|base)\b/.test(code);
    return isPlain && missing(said).length === 0 && ![...identifiersIn(code)].some((each) => gone.has(each));
  });
  if (
    statements.some((said) => /\b(?:super|base|parent)\b/.test(said) && !left.includes(said)) &&
    gone.size > 0
  )
    return undefined;
  const isBare = kept.every(({ said }) => /^(?:self|this|cls)$/.test(said.trim()));
  if (isBare && left.length === 0) return undefined;
  if (sample.path.endsWith('.py') && left.length === 0) return undefined;
  if (sample.path.endsWith('.py'))
    return (
      `${signature}${between}${left.map((each) => each.replace(/^\n+/, '')).join('\n')}`.trimEnd() ||
      undefined
    );
  const closing = text.slice(block.to, piece.end);
  if (left.length === 0) return `${signature}${between}${closing.trimStart()}`;
  const indent = /^[ \t]*/.exec(text.slice(piece.head))![0];
  return `${signature}${between}\n${left.map((each) => each.replace(/^\n+/, '')).join('\n')}\n${indent}${closing.trimStart()}`;
}

function opened({ open }: TakenApart, said: string): string {
  return open(said).replace(/\s+/g, ' ').trim();
}

/** Of the constructor of a file's types. */
export function constructorParams(apart: TakenApart): ReadonlySet<string> {
  const { text, mask } = apart.source;
  const constructors = apart.top
    .flatMap((type) => (type.kind === 'type' ? apart.members(type) : []))
    .filter(({ constructs }) => constructs);
  return new Set(
    constructors.flatMap(({ piece, name }) => {
      const open = mask.indexOf('(', mask.indexOf(name, piece.head));
      return open < 0 || open > piece.end
        ? []
        : split(text, mask, open + 1, closingOf(mask, open, piece.end)).map(({ said }) =>
            opened(apart, said),
          );
    }),
  );
}

interface Parameter {
  readonly start: number;
  readonly end: number;
  readonly said: string;
}

function split(text: string, mask: string, from: number, to: number): readonly Parameter[] {
  return itemsIn(mask, from, to).map(({ start, end }) => ({ start, end, said: text.slice(start, end) }));
}

function nameOf(said: string): string {
  const plain = masked('x.ts', said).replace(/@\w+(?:\([^)]*\))?/g, '');
  const script = /([\w$]+)\s*\??\s*:/.exec(plain)?.[1];
  return script ?? /([\w$]+)\s*(?:=[^=]*)?$/.exec(plain.trim())?.[1] ?? '';
}

interface Listed {
  readonly open: number;
  readonly close: number;
  readonly params: readonly Parameter[];
  readonly kept: readonly Parameter[];
}

function listText(text: string, { open, close, params, kept }: Listed): string {
  if (kept.length === params.length) return text.slice(open + 1, close);
  if (kept.length === 0) return '';
  const first = params[0]!;
  const isLong = text.slice(open, first.end).includes('\n');
  if (!isLong) return kept.map(({ said }) => said.trim()).join(', ');
  const indent = /\n[ \t]*/.exec(text.slice(open + 1, first.end))?.[0] ?? ' ';
  const tail = /\s*$/.exec(text.slice(first.start, close))![0];
  const comma = /,\s*$/.test(text.slice(open, close)) ? ',' : '';
  return `${kept.map(({ said }) => `${indent}${said.trim()}`).join(',')}${comma}${tail}`;
}
