/** A function or method with its signature kept and its body yet to be written. */
import { extname } from '../../../base/paths.ts';
import type { Described } from '../text/described.ts';
import type { Desk } from './desk.ts';
import type { TakenApart } from './parts.ts';
import { bareText, leadOf, missing } from './pieceText.ts';
import { stubFor } from './stubBody.ts';

/** With a body that is yet to be written. */
export function callableText(desk: Desk, part: Described, hasBody: boolean, owner = ''): string | undefined {
  const { apart, asked, rename } = desk;
  const { source } = apart;
  const { piece, block } = part;
  const lead = leadOf(desk, part);
  const path = asked.model.path;
  if (isAlikeEverywhere(desk, part) && missing(desk, bareText(desk, part)).length === 0)
    return bareText(desk, part);
  if (block === undefined || !hasBody) {
    const arrow = /^([\s\S]*?\)[^=]*?)(=>?)\s*[\s\S]*?;?\s*$/.exec(source.text.slice(piece.head, piece.end));
    const isExpression = hasBody && arrow !== null && block === undefined;
    const said = isExpression
      ? `${arrow[1]}${arrow[2]} ${stubFor(path, `${owner}${rename(part.name)}`) ?? ''}`
      : source.text.slice(piece.head, piece.end);
    return missing(desk, `${lead}${said}`).length > 0 ? undefined : `${lead}${said}`;
  }
  const signature = source.text.slice(piece.head, block.from);
  if (missing(desk, `${lead}${signature}`).some((name) => name !== part.name)) return undefined;
  const stub = stubFor(path, `${owner}${rename(part.name)}`);
  if (stub === undefined) return undefined;
  if (source.mask.slice(block.from, block.to).trim() === '' && extname(path) !== '.py')
    return `${lead}${source.text.slice(piece.head, piece.end)}`;
  if (isEmptySomewhere(desk, part)) return `${lead}${signature}}`;
  desk.tally.stubs++;
  const indent = /^[ \t]*/.exec(source.text.slice(piece.head))![0];
  const unit = unitOf(source.text, indent);
  if (extname(path) === '.py') return `${lead}${signature.trimEnd()}\n${indent}${unit}${stub}`;
  const close = source.text.slice(block.to, piece.end);
  return `${lead}${signature}\n${indent}${unit}${stub}\n${indent}${close.trimStart()}`;
}

/** Word for word, but for the subject. */
function isAlikeEverywhere({ apart, donors }: Desk, part: Described): boolean {
  const [key, said] = [apart.key(part), plain(apart.open(part.text))];
  return (
    donors.length > 0 &&
    donors.every(({ apart: other }) =>
      partsOf(other).some((each) => other.key(each) === key && plain(other.open(each.text)) === said),
    )
  );
}

/** What a sibling leaves empty may be so: a hook of a framework must not throw. */
function isEmptySomewhere({ asked, apart, donors }: Desk, part: Described): boolean {
  if (extname(asked.model.path) === '.py') return false;
  const key = apart.key(part);
  return donors.some(({ apart: other }) =>
    partsOf(other).some(
      (each) =>
        other.key(each) === key &&
        each.block !== undefined &&
        other.source.mask.slice(each.block.from, each.block.to).trim() === '',
    ),
  );
}

function partsOf(apart: TakenApart): readonly Described[] {
  return apart.top.flatMap((each) => (each.kind === 'type' ? [each, ...apart.members(each)] : [each]));
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** One level of indentation. */
function unitOf(text: string, indent: string): string {
  if (/^\t/m.test(text)) return '\t';
  const widths = [...text.matchAll(/^( +)\S/gm)]
    .map(([, spaces]) => spaces!.length - indent.length)
    .filter((width) => width > 0);
  const least = Math.min(...widths, 4);
  return ' '.repeat(least < 2 ? 2 : least);
}
