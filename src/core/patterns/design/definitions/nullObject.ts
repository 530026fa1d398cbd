import { type Candidate, define, type Family } from '../definition.ts';
import { flag, isAbstract, upTo } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';

type Condition = 'doesNothing' | 'others' | 'several' | 'holdsNothing';

/** One of a family that answers to all of its calls and does nothing. */
export const nullObject = define<Condition>({
  pattern: 'Null Object',
  weights: { doesNothing: 4, others: 2, several: 1, holdsNothing: 2 },
  *find({ families }) {
    for (const family of families) {
      yield;
      for (const member of family.members) {
        const found = candidate(member, family);
        if (found !== undefined) yield found;
      }
    }
  },
});

function candidate(
  member: TypeNode,
  { base, members, operations }: Family,
): Candidate<Condition> | undefined {
  if (base === undefined || operations.size === 0 || !isAbstract(base)) return undefined;
  const own = member.methods.filter(({ shape }) => shape.kind === 'method');
  const answers = [...operations].every((name) => own.some(({ shape }) => shape.name === name));
  if (!answers || !own.every(isIdle) || !own.some(({ shape }) => shape.results.every(isNothing)))
    return undefined;
  if (STANDS_IN.test(member.shape.name) || member.shape.name.startsWith('#')) return undefined;
  const busy = members.filter((each) => each !== member && works(each, operations));
  if (busy.length === 0) return undefined;
  return {
    roles: [
      {
        role: 'Null Object',
        type: member,
        says: `answers to all calls of ${base.shape.name} and does nothing`,
      },
      { role: 'Abstraction', type: base },
      ...busy.slice(0, 3).map((type) => ({ role: 'Real Object', type })),
    ],
    conditions: {
      doesNothing: 1,
      others: 1,
      several: upTo(operations.size - 1, 1),
      holdsNothing: flag(member.fields.size === 0),
    },
  };
}

/** What stands in for another in tests does nothing either. */
const STANDS_IN = /Mock|Stub|Fake|Dummy|Spy/i;

function isIdle({ shape }: MethodNode): boolean {
  const { calls, creates, writes, throws, branches, results, yields, abstract } = shape;
  const acts = calls.length + creates.length + writes.length + throws + branches > 0;
  return !acts && yields !== true && abstract !== true && results.every(isNothing);
}

function isNothing(result: string): boolean {
  return /^(?:null|list|map|self)$/.test(result);
}

/** Most of what it is asked, it does. */
function works(type: TypeNode, operations: ReadonlySet<string>): boolean {
  const own = type.methods.filter(({ shape }) => operations.has(shape.name));
  const busy = own.filter(({ shape }) => shape.calls.length + shape.writes.length + shape.creates.length > 0);
  return own.length > 0 && busy.length * 2 > own.length;
}
