/** Who may reach a member: by what stands before it, by the section it is in, by its name, by a statement about it. */
import type { Context } from './declared.ts';
import { innermost } from './nesting.ts';
import { callableDraft, type TypeDraft } from './shapeDrafts.ts';
import type { Marks } from './shapeMatches.ts';

export function accessOf({ type, access }: Marks): Context['visibilityAt'] {
  const inType = innermost(type);
  const sections = access
    .filter(({ parts }) => !parts.has('access.name'))
    .map((mark) => ({
      start: mark.start,
      end: mark.parts.get('access.scope')?.[0]?.end ?? Number.POSITIVE_INFINITY,
      type: inType(mark.start),
      text: mark.text,
    }));
  return (offset, index) => {
    if (index < 0) return undefined;
    const before = sections.findLast(
      (section) => section.type === index && section.start < offset && offset < section.end,
    );
    return visibilityIn(before?.text ?? type[index]!.set['access.default'] ?? '');
  };
}

/** `private :prepare`, `private_class_method :new`: members by their names; what is `new` elsewhere is the constructor here. */
export function restrict({ marks: { type, access }, typeOf }: Context): void {
  const inType = innermost(type);
  for (const mark of access) {
    const owner = typeOf[inType(mark.start)];
    const visibility = visibilityIn(mark.set['access.visibility'] ?? '');
    for (const node of mark.parts.get('access.name') ?? []) {
      const name = node.text.replace(/^:/, '');
      if (owner !== undefined) restrictMember(owner, { name, visibility, line: node.line });
    }
  }
}

interface Restricted {
  readonly name: string;
  readonly visibility: 'private' | 'protected' | undefined;
  readonly line: number;
}

function restrictMember(owner: TypeDraft, { name, visibility, line }: Restricted): void {
  const construct = name === 'new';
  const members = owner.methods.filter((each) =>
    construct ? each.kind === 'constructor' : each.name === name,
  );
  for (const member of members) member.visibility = visibility;
  if (!construct || members.length > 0) return;
  const head = {
    name,
    kind: 'constructor',
    line,
    endLine: line,
    self: undefined,
    returns: undefined,
  } as const;
  owner.methods.push(Object.assign(callableDraft(head), { visibility }));
}

export function visibilityIn(text: string): 'private' | 'protected' | undefined {
  if (/\bprotected\b/.test(text)) return 'protected';
  return /\b(?:file)?private\b/.test(text) ? 'private' : undefined;
}

/** Says so, or implements a member of an interface by its full name. */
export function isPublic(head: string): boolean {
  return /\b(?:public|pub|internal|open)\b|\w\.$/.test(head);
}

/** By convention in languages without the keyword; `__x__` is public. */
export function privateName(name: string): 'private' | undefined {
  return /^#|^_(?!_\w*__$)/.test(name) ? 'private' : undefined;
}
