/** What stands outside of all types, types among them: what is kept of it, and how it is written. */
import { basename, extname } from '../../../base/paths.ts';
import type { Described } from '../text/described.ts';
import { callableText } from './callableText.ts';
import type { Desk } from './desk.ts';
import { joined } from './joined.ts';
import { memberText } from './memberText.ts';
import { mentionsForeign } from './names.ts';
import { isPlainDoing, isShared, type TakenApart } from './parts.ts';
import { bareText, headOf, leadOf, missing } from './pieceText.ts';

/** Text with the sibling's names still, without the comments above it; undefined where it is left out. */
export function topText(desk: Desk, part: Described): string | undefined {
  const { apart, otherTop, asked } = desk;
  const shared = isShared(apart.key(part), otherTop);
  switch (part.kind) {
    case 'package':
      return part.text;
    case 'note':
      return part.piece.start === 0 && (shared || apart.open(part.text) === part.text)
        ? part.text
        : undefined;
    case 'type':
      return typeText(desk, part, shared);
    case 'callable': {
      const own = apart.open(part.name) !== part.name;
      const may =
        shared ||
        (otherTop.length === 0 &&
          (own || isPlainDoing(part.name, apart)) &&
          !mentionsForeign(headOf(desk, part), asked.names)) ||
        (own && part.constructs);
      return may ? callableText(desk, part, true) : undefined;
    }
    default: {
      if (missing(desk, bareText(desk, part)).length > 0) return undefined;
      if (shared) return bareText(desk, part);
      const isShort = part.text.split('\n').length <= 3;
      return otherTop.length === 0 &&
        isShort &&
        (part.block === undefined || apart.open(part.name) !== part.name) &&
        !mentionsForeign(bareText(desk, part), asked.names)
        ? bareText(desk, part)
        : undefined;
    }
  }
}

function typeText(desk: Desk, part: Described, shared: boolean): string | undefined {
  const { apart, asked, otherTop } = desk;
  const isOwn = apart.open(part.name) !== part.name;
  if (!isOwn && !shared) return undefined;
  if (isOwn && !shared && otherTop.length > 0 && !isMain(apart, part)) return undefined;
  const { source } = apart;
  const { block, piece } = part;
  const whole = bareText(desk, part);
  if (block === undefined) {
    const lacking = missing(desk, whole);
    for (const name of lacking) desk.lacks.add(name);
    return lacking.length > 0 ? undefined : whole;
  }
  const head = `${leadOf(desk, part)}${source.text.slice(piece.head, block.from)}`;
  const inHead = missing(desk, head).filter((name) => name !== part.name);
  for (const name of inHead) desk.lacks.add(name);
  if (inHead.length > 0) return undefined;
  const members = apart.members(part);
  const isAlone = !members.some(
    (member) =>
      member.kind === 'callable' && !member.constructs && isShared(apart.key(member), desk.otherMembers),
  );
  const kept = members.flatMap((member) => {
    const text = memberText(desk, member, part, isAlone);
    return text === undefined ? [] : [{ member, text }];
  });
  for (const { member } of kept)
    if (member.kind === 'callable' && member.block === undefined) desk.asks.add(member.name);
  const texts = new Map(kept.map(({ member, text }) => [member, text]));
  const inner = joined(source.text, members, texts);
  const closing = source.text.slice(block.to, piece.end);
  if (extname(asked.model.path) === '.py') {
    const indent = /^[ \t]*/.exec(source.text.slice(piece.head))![0];
    return `${head.trimEnd()}\n${inner === '' ? `${indent}    pass` : inner}`;
  }
  const closeIndent = source.text.slice(source.text.lastIndexOf('\n', block.to) + 1, block.to);
  if (inner === '')
    return /\n/.test(source.text.slice(block.from, block.to))
      ? `${head}\n${closeIndent.trim() === '' ? closeIndent : ''}${closing}`
      : `${head}${closing}`;
  return `${head}\n${inner}\n${closeIndent.trim() === '' ? closeIndent : ''}${closing}`;
}

/** The type that the file is about. */
function isMain({ sample, top }: TakenApart, part: Described): boolean {
  const types = top.filter(({ kind }) => kind === 'type');
  const bare = (name: string) => name.toLowerCase().replace(/[^a-z\d]/g, '');
  const stem = bare(basename(sample.path).replace(/\.\w+$/, ''));
  return types.length === 1 || bare(part.name) === stem || stem.startsWith(bare(part.name));
}
