import { type Candidate, define, type Family } from '../definition.ts';
import { delegations, flag, isA, upTo } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';

type Condition = 'combines' | 'combinesInSeveralWays' | 'leaves';

/** Predicates as objects: each answers one question of a thing, and some are made of others. */
export const specification = define<Condition>({
  pattern: 'Specification',
  weights: { combines: 4, combinesInSeveralWays: 3, leaves: 2 },
  *find({ families }) {
    for (const family of families) {
      yield;
      const found = candidate(family);
      if (found !== undefined) yield found;
    }
  },
});

function candidate({ base, members, operations }: Family): Candidate<Condition> | undefined {
  if (base === undefined) return undefined;
  const question = base.methods.find(({ shape }) => operations.has(shape.name) && isQuestion(shape));
  if (question === undefined) return undefined;
  const { name } = question.shape;
  const combining = members.filter((each) => combined(each, base, name) >= 2);
  if (combining.length === 0) return undefined;
  const leaves = members.filter((each) => combined(each, base, name) === 0);
  return {
    roles: [
      {
        role: 'Specification',
        type: base,
        says: 'answers one question of a thing, and is combined with others',
      },
      { role: 'Question', method: question },
      ...combining.slice(0, 3).map((type) => ({ role: 'Combined Specification', type })),
      ...leaves.slice(0, 5).map((type) => ({ role: 'Leaf Specification', type })),
    ],
    conditions: {
      combines: 1,
      combinesInSeveralWays: upTo(combining.length - 1, 1),
      leaves: flag(leaves.length > 0),
    },
  };
}

function isQuestion({ kind, params, returns }: MethodNode['shape']): boolean {
  return kind === 'method' && params.length === 1 && /^:?\s*\(?bool(?:ean)?\)?$/i.test(returns ?? '');
}

/** Fields of its own kin that it asks the same question. */
function combined(type: TypeNode, base: TypeNode, question: string): number {
  const asked = delegations(type).filter(
    ({ method, call }) => method.shape.name === question && call.name === question,
  );
  const fields = asked
    .map(({ field }) => field)
    .filter((field) => type.fields.get(field)?.targets.some((each) => isA(each, base)));
  return new Set(fields).size;
}
