/** A piece as the sibling has it, without the comments above it, and what it lacks under the new names. */
import type { Described } from '../text/described.ts';
import { masked } from '../text/masked.ts';
import type { Desk } from './desk.ts';
import { missingIn } from './names.ts';
import { withoutForeign } from './withoutForeign.ts';

export function bareText(desk: Desk, part: Described): string {
  return `${leadOf(desk, part)}${desk.apart.source.text.slice(part.piece.head, part.piece.end)}`;
}

/** Annotations above it, without comments. */
export function leadOf(
  {
    apart,
    rename,
    asked: {
      model: { path },
      names: { isForeign },
    },
  }: Desk,
  { piece }: Described,
): string {
  const { text, mask } = apart.source;
  const lines: string[] = [];
  for (let at = piece.start; at < piece.head; ) {
    const end = Math.min(piece.head, text.indexOf('\n', at) < 0 ? piece.head : text.indexOf('\n', at) + 1);
    // A comment over several lines is blank all along in the mask, its line ends too.
    if (mask.slice(at, end).trim() !== '') lines.push(text.slice(at, end));
    at = end;
  }
  const lead = lines.join('');
  return withoutForeign(
    lead,
    mask.slice(piece.start, piece.head).length === lead.length
      ? mask.slice(piece.start, piece.head)
      : masked(path, lead),
    (name) => rename(name) === name && isForeign(name),
  );
}

export function headOf(desk: Desk, { piece, block }: Described): string {
  return desk.apart.source.mask.slice(piece.head, block?.from ?? piece.end);
}

export function hasBody(desk: Desk, member: Described): boolean {
  return member.block !== undefined || /=>?\s*\S/.test(headOf(desk, member));
}

export function maskOf({ asked }: Desk, text: string): string {
  return masked(asked.model.path, text);
}

export function missing(desk: Desk, text: string): readonly string[] {
  return missingIn(maskOf(desk, text), desk.rename, desk.asked.names, desk.asked.model.path);
}
