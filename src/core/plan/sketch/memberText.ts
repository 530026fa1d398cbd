/** A member of a type: whether the new one has it too, as the sibling or as another one writes it. */
import type { Described } from '../text/described.ts';
import { identifiersIn } from '../text/naming.ts';
import { callableText } from './callableText.ts';
import { constructed } from './constructed.ts';
import type { Desk } from './desk.ts';
import { mentionsForeign, namesPlanned } from './names.ts';
import { hasPlainParameters, isPlainDoing, isShared } from './parts.ts';
import { bareText, hasBody, headOf, maskOf, missing } from './pieceText.ts';

/** @param isAlone nothing that is done here is done by the siblings: then it is what any subject may have. */
export function memberText(
  desk: Desk,
  member: Described,
  type: Described,
  isAlone: boolean,
): string | undefined {
  const { apart, asked, otherMembers } = desk;
  const shared = isShared(apart.key(member), otherMembers);
  const required =
    member.kind === 'callable' &&
    member.block !== undefined &&
    asked.required?.has(desk.rename(member.name)) === true;
  // What another type of the feature asks for is known by its sketch.
  const marked = /@Override\b|\boverride\b/.test(member.text);
  const asksItself = marked && buildsOnPlanned(desk, type);
  if (member.kind === 'callable') {
    if (member.constructs)
      return constructed(member, {
        apart,
        rename: desk.rename,
        names: asked.names,
        otherParams: desk.otherParams,
      });
    const isPlain =
      isPlainDoing(member.name, apart) &&
      hasPlainParameters(member, apart) &&
      !mentionsForeign(headOf(desk, member), asked.names);
    const may = asksItself
      ? required
      : shared || required || marked || ((otherMembers.length === 0 || isAlone) && isPlain);
    if (!may) return undefined;
    const own = callableText(desk, member, hasBody(desk, member), `${desk.rename(type.name)}.`);
    return own ?? (shared ? given(desk, member, type) : undefined);
  }
  const text = bareText(desk, member);
  if (missing(desk, text).length > 0) return undefined;
  if (member.kind === 'field') {
    const isDependency =
      namesPlanned(maskOf(desk, text), desk.rename, asked.names, asked.model.path) &&
      type.kind === 'type' &&
      !isOfOthers(text);
    const isId = otherMembers.length === 0 && /^_?id$/i.test(member.name);
    const isTelling =
      otherMembers.length > 1 ||
      /^_*(?:id|(?:created|updated|deleted)_?(?:at|on|date)?|pk|meta|version|[A-Z_]+)$/i.test(member.name);
    return (shared && isTelling) || isDependency || isId ? text : undefined;
  }
  return shared ? text : undefined;
}

/** Its interface or base type is of the feature too. */
function buildsOnPlanned(desk: Desk, { piece, block, name }: Described): boolean {
  const { source } = desk.apart;
  const head = source.mask.slice(piece.head, block?.from).replace(name, '');
  return namesPlanned(head, desk.rename, desk.asked.names, desk.asked.model.path);
}

/** The member as the first sibling has it whose own stands under the new names. */
export function given(desk: Desk, member: Described, type: Described): string | undefined {
  const key = desk.apart.key(member);
  for (const from of desk.donors) {
    const types = from.apart.top.filter(({ kind }) => kind === 'type');
    const found = types
      .flatMap((each) => from.apart.members(each))
      .find((each) => from.apart.key(each) === key && !each.constructs);
    if (found === undefined) continue;
    const text = callableText(from, found, hasBody(from, found), `${desk.rename(type.name)}.`);
    if (text === undefined || isForeignTo(from, text)) continue;
    desk.given.set(from, [...(desk.given.get(from) ?? []), text]);
    desk.tally.stubs++;
    return from.rename(text);
  }
  return undefined;
}

function isForeignTo(desk: Desk, text: string): boolean {
  return [...identifiersIn(maskOf(desk, text))].some(
    (name) => desk.rename(name) === name && desk.asked.names.isForeign(name),
  );
}

/** A list of others, or one of them that the subject belongs to, is no dependency on its own feature. */
function isOfOthers(text: string): boolean {
  return /\[\]|List<|Set<|Collection|@(?:One|Many)To/.test(text);
}
