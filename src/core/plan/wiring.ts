/** Lines by which files outside of a feature mention it as they mention others of its kind: registrations, routes, barrels, lists. */
import { rememberedByObject } from '../../base/remembered.ts';
import type { WiredLine } from '../model/featurePlan.ts';
import type { TextReplacement } from '../model/suggestion.ts';
import { layoutOf, masked } from './text/masked.ts';
import { blockOf, type Masked, type Piece, piecesIn } from './text/pieces.ts';
import { OPEN, renamer } from './text/renamed.ts';

export interface WiringAsked {
  readonly path: string;
  readonly text: string;
  /** That is imitated. */
  readonly sibling: readonly string[];
  /** Subjects that lie where the sibling lies. */
  readonly others: readonly (readonly string[])[];
  readonly subject: readonly string[];
  /** Whether a name by the sibling has a counterpart, there or planned. */
  isPlanned(name: string, qualifier: string | undefined): boolean;
  /** Whether a name by the sibling is one of the workspace's. */
  isGlobal(name: string): boolean;
  /** Whether a path that an import names by the sibling will be there. */
  leadsSomewhere(text: string): boolean;
}

export interface Wired {
  readonly lines: readonly WiredLine[];
  readonly replacements: readonly TextReplacement[];
  /** Lines that mention the sibling in a way of its own: a person has to look. */
  readonly alike: boolean;
}

const MOST_LINES = 12;
/** A variable that nothing uses, or an argument that nobody takes, helps nobody. */
const BINDS =
  /^\s*(?:[\w, ]+:=|(?:final|var|let|const|val)\s+\w+\s*(?::[^=]+)?=\s*(?!require|lazy)|(?:private|public|protected|readonly)\s[^()]*;\s*$)/;

export function wiringOf(asked: WiringAsked): Wired | undefined {
  const { path, text, sibling, others, subject } = asked;
  const rename = renamer(sibling, subject);
  const open = renamer(sibling, OPEN);
  if (open(text) === text || rename(text) === text) return undefined;
  // What another subject's own file mentions it needs: that is no registration.
  if (others.some((other) => renamer(other, OPEN)(path) !== path)) return undefined;
  const source: Masked = { text, mask: masked(path, text), layout: layoutOf(path) };
  const opens = others.map((other) => renamer(other, OPEN));
  /** What a piece says of each subject that it mentions, with that one left open. */
  const openedOf = rememberedByObject(({ head, end }: Piece): ReadonlySet<string> => {
    const said = text.slice(head, end);
    return new Set(
      opens
        .map((each) => each(said))
        .filter((opened) => opened !== said)
        .map(bare),
    );
  });
  const lines: WiredLine[] = [];
  const replacements: TextReplacement[] = [];
  const stands = text;
  /** The most subjects besides the sibling that are mentioned in one way. */
  let mentioned = 0;
  for (const [place, piece, isInnermost] of leaves(source, 0, text.length, 0)) {
    const said = text.slice(piece.head, piece.end);
    const wanted = bare(open(said));
    if (open(said) === said) continue;
    const peers = place.filter((other) => other !== piece && openedOf(other).has(wanted));
    const inline = peers.length === 0 && isInnermost ? inlineItem(asked, source, piece, opens) : undefined;
    if (inline !== undefined) {
      if (!isSafe(asked, inline.item)) continue;
      replacements.push({ start: inline.at, end: inline.at, text: inline.text });
      lines.push({ path, line: lineAt(text, piece.head), text: inline.text.replace(/^,?\s*/, '') });
      mentioned = Math.max(mentioned, inline.peers);
      continue;
    }
    if (peers.length === 0 || !isSafe(asked, said) || BINDS.test(said)) continue;
    const made = rename(said);
    if (stands.includes(made.trim().replace(/[,;]$/, ''))) continue;
    const last = [...peers, piece].sort((a, b) => a.end - b.end).at(-1)!;
    const isListed = /,\s*$/.test(text.slice(last.head, last.end));
    const item = isListed ? made : made.replace(/,\s*$/, '');
    // Behind the last one, which gets a comma where it had none.
    const needsComma = !isListed && place.some((each) => /,\s*$/.test(text.slice(each.head, each.end)));
    const gap =
      /\n[ \t]*\n/.test(text.slice(Math.max(0, last.start - 2), last.start)) &&
      said.includes('\n') &&
      place.length > 1
        ? '\n\n'
        : '\n';
    const addition = `${needsComma ? ',' : ''}${gap}${isListed && !/,\s*$/.test(item) ? `${item},` : item}`;
    replacements.push({ start: last.end, end: last.end, text: addition });
    lines.push({ path, line: lineAt(text, piece.head), text: item.trim() });
    mentioned = Math.max(mentioned, peers.length);
    if (lines.length >= MOST_LINES) break;
  }
  // Where most of them are missing, those that are there are needed for themselves.
  if ((mentioned + 1) * 2 < others.length + 1) return undefined;
  // An import that nothing uses is no registration; where files are gathered it is.
  const gathers = /(?:^|\/)(?:index\.\w+|__init__\.py|mod\.rs|lib\.rs)$/.test(path);
  if (lines.length === 0 || (!gathers && lines.every(({ text: said }) => isImport(said)))) return undefined;
  return { lines, replacements: merged(replacements), alike: true };
}

/** Names that it takes from the sibling's feature have to be there. */
function isSafe(
  { sibling, subject, path, isGlobal, isPlanned, leadsSomewhere }: WiringAsked,
  said: string,
): boolean {
  const rename = renamer(sibling, subject);
  const code = masked(path, said);
  for (const [, qualifier, name = ''] of code.matchAll(/(?:([A-Za-z_$][\w$]*)\s*\.\s*)?([A-Za-z_$][\w$]*)/g))
    if (rename(name) !== name && isGlobal(name) && !isPlanned(name, qualifier)) return false;
  return leadsSomewhere(said);
}

interface Inline {
  readonly at: number;
  readonly text: string;
  readonly item: string;
  /** Entries that are alike. */
  readonly peers: number;
}

/** `[ArticleModule, UserModule]` on one line: behind the last one that is alike. */
function inlineItem(
  { sibling, subject }: WiringAsked,
  { text, mask }: Masked,
  piece: Piece,
  opens: readonly ((text: string) => string)[],
): Inline | undefined {
  const open = renamer(sibling, OPEN);
  for (const found of mask.slice(piece.head, piece.end).matchAll(/[[{]([^[\](){}\n]*,[^[\](){}\n]*)[\]}]/g)) {
    const from = piece.head + found.index + 1;
    const items = text.slice(from, from + found[1]!.length).split(',');
    const own = items.find((item) => open(item) !== item);
    if (own === undefined) continue;
    const alike = items.filter(
      (item) =>
        item !== own && opens.some((each) => each(item) !== item && each(item).trim() === open(own).trim()),
    );
    if (alike.length === 0) continue;
    const made = renamer(sibling, subject)(own.trim());
    if (items.some((item) => item.trim() === made)) return undefined;
    const last = Math.max(items.lastIndexOf(own), ...alike.map((item) => items.lastIndexOf(item)));
    const at =
      from +
      items
        .slice(0, last + 1)
        .join(',')
        .trimEnd().length;
    return { at, text: `, ${made}`, item: own, peers: alike.length };
  }
  return undefined;
}

function isImport(said: string): boolean {
  return /^(?:import\b|from\s|using\s|use\s|#\s*include|(?:const|let|var)\s[^=]+=\s*require\(|[\w.]*\s*"[^"]+"$)/.test(
    said,
  );
}

function bare(said: string): string {
  return said
    .replace(/\s+/g, ' ')
    .replace(/\s*[,;]\s*$/, '')
    .trim();
}

type Placed = readonly [readonly Piece[], Piece, boolean];

/** The innermost pieces that stand beside others. */
function leaves(source: Masked, from: number, to: number, depth: number): readonly Placed[] {
  const pieces = piecesIn(source, from, to);
  return pieces.flatMap((piece): readonly Placed[] => {
    const inner = depth > 6 ? [] : innerOf(source, piece);
    const own: Placed = [pieces, piece, inner.length === 0];
    return [own, ...inner.flatMap(([start, end]) => leaves(source, start, end, depth + 1))];
  });
}

/** Brackets over several lines, and blocks. */
function innerOf(source: Masked, piece: Piece): readonly (readonly [number, number])[] {
  const { text, mask, layout } = source;
  const found: (readonly [number, number])[] = [];
  for (let at = piece.start; at < piece.end; at++) {
    const sign = mask[at];
    if (sign !== '(' && sign !== '[' && sign !== '{') continue;
    let depth = 0;
    let close = at;
    for (; close < piece.end; close++) {
      if ('([{'.includes(mask[close]!)) depth++;
      else if (')]}'.includes(mask[close]!) && --depth === 0) break;
    }
    const line = text.indexOf('\n', at);
    if (line >= 0 && line < close) found.push([line + 1, Math.max(line + 1, text.lastIndexOf('\n', close))]);
    at = close;
  }
  const block = layout === 'indents' ? blockOf(source, piece) : undefined;
  return block === undefined ? found : [...found, [block.from, block.to]];
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

/** Additions at one place become one, in their order. */
function merged(list: readonly TextReplacement[]): readonly TextReplacement[] {
  const byPlace = new Map<number, TextReplacement>();
  for (const each of list) {
    const known = byPlace.get(each.start);
    byPlace.set(each.start, known === undefined ? each : { ...known, text: `${known.text}${each.text}` });
  }
  return [...byPlace.values()].sort((a, b) => a.start - b.start);
}
