/** A file taken apart, as it is compared with its siblings: its subject left open in every name. */
import { rememberedByObject } from '../../../base/remembered.ts';
import { wordsOf } from '../../edit/fileNaming.ts';
import { type Described, described } from '../text/described.ts';
import { itemsIn } from '../text/items.ts';
import { closingOf, layoutOf, masked } from '../text/masked.ts';
import { type Masked, piecesIn } from '../text/pieces.ts';
import { OPEN, type Renamer, renamer } from '../text/renamed.ts';

export interface Sample {
  readonly path: string;
  readonly text: string;
  readonly subject: readonly string[];
}

export interface TakenApart {
  readonly sample: Sample;
  readonly source: Masked;
  readonly top: readonly Described[];
  /** Names with the subject left open. */
  readonly open: Renamer;
  members(type: Described): readonly Described[];
  /** What a piece is known by among siblings. */
  key(part: Described): string;
}

/** Once for a sample, however many sketches are made after it. */
export const takeApart = rememberedByObject((sample: Sample): TakenApart => {
  const { path, text } = sample;
  const source: Masked = { text, mask: masked(path, text), layout: layoutOf(path) };
  const open = renamer(sample.subject, OPEN);
  const within = (from: number, to: number, owner?: string) =>
    piecesIn(source, from, to).map((piece) => described(source, path, piece, owner));
  return {
    sample,
    source,
    open,
    top: within(0, text.length),
    members: rememberedByObject(({ block, name }: Described) =>
      block === undefined
        ? []
        : within(lineAfter(text, block.from, block.to), lineBefore(text, block), name || '?'),
    ),
    key: ({ kind, name, text: said, piece }) =>
      kind === 'type' || kind === 'callable' || kind === 'field'
        ? `${kind} ${open(name)}`
        : `${kind} ${open(said.slice(piece.head - piece.start))
            .replace(/\s+/g, ' ')
            .replace(/[,;]\s*$/, '')
            .trim()}`,
  };
});

/** What stands on the line of the bracket belongs to the first piece. */
function lineAfter(text: string, from: number, to: number): number {
  const end = text.indexOf('\n', from);
  return end >= 0 && end < to && text.slice(from, end).trim() === '' ? end + 1 : from;
}

function lineBefore(text: string, { from, to }: { readonly from: number; readonly to: number }): number {
  const start = text.lastIndexOf('\n', to - 1);
  return start > from && text.slice(start, to).trim() === '' ? start : to;
}

/** What most of the others have as well. */
export function isShared(key: string, others: readonly ReadonlySet<string>[]): boolean {
  const having = others.filter((each) => each.has(key)).length;
  return (
    others.length > 0 && (others.length <= 2 ? having === others.length : having * 3 >= others.length * 2)
  );
}

/** What is done with any subject. */
const CRUD = new Set(
  'find get list create update delete remove save add all query search count exists exist load fetch store destroy show index edit insert read new'.split(
    ' ',
  ),
);

const GIVEN =
  /\b(?:id|dto|req|res|next|ctx|context|self|cls|this|db|session|query|options?|filter|page|limit|body|data|input|params?|request|response|\w+(?:Dto|Id|Request|Input|Filter))\b/i;

/** Parameters that any subject may have: of its own name, or as a framework gives them. */
export function hasPlainParameters(
  { piece, block }: Described,
  { source: { text, mask }, open }: TakenApart,
): boolean {
  const from = mask.indexOf('(', piece.head);
  const end = block?.from ?? piece.end;
  if (from < 0 || from > end) return true;
  return itemsIn(mask, from + 1, closingOf(mask, from, end)).every(({ start, end: to }) => {
    const said = open(text.slice(start, to));
    return said.includes(OPEN[0]!) || said.includes('Zqv') || GIVEN.test(said);
  });
}

/** `findAll`, `createArticle`, `get_by_id`: what any subject may have. */
export function isPlainDoing(name: string, { open }: TakenApart): boolean {
  const [first = '', ...rest] = wordsOf(open(name));
  return (
    CRUD.has(first) &&
    rest.every((word) =>
      ['all', 'one', 'by', 'id', 'many', 'new', OPEN[0], `${OPEN[0]}s`, `${OPEN[0]}es`].includes(word),
    )
  );
}
