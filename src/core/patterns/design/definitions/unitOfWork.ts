import { nameIn } from '../../../extract/shapes/operands.ts';
import { define } from '../definition.ts';
import { flag } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';

type Condition = 'collects' | 'commitsTogether' | 'ofOneKind' | 'forgets';

const ADD = /^(?:push|push_back|add|append|insert|Add|set|put|\[\]=|<<)$/;
const FORGET = /^(?:clear|Clear|splice|removeAll)$/;

/** It collects new, changed and removed things apart, and carries them out together. */
export const unitOfWork = define<Condition>({
  pattern: 'Unit of Work',
  weights: { collects: 3, commitsTogether: 4, ofOneKind: 1, forgets: 2 },
  *find({ types }) {
    for (const type of types) {
      yield;
      const fields = collecting(type);
      if (fields.size < 2) continue;
      const commit = type.methods.find((method) => carriesOut(method, fields));
      if (commit === undefined) continue;
      yield {
        roles: [
          {
            role: 'Unit of Work',
            type,
            says: 'collects changes of several kinds and carries them out together',
          },
          { role: 'Commit', method: commit },
          ...[...new Set(fields.values())].map((method) => ({ role: 'Collect', method })),
        ],
        conditions: {
          collects: 1,
          commitsTogether: 1,
          ofOneKind: flag(isOneKind(type, [...fields.keys()])),
          forgets: flag(forgets(commit, fields)),
        },
      };
    }
  },
});

/** Fields that are filled from a parameter, each by a method of its own. */
function collecting(type: TypeNode): ReadonlyMap<string, MethodNode> {
  const found = new Map<string, MethodNode>();
  for (const method of type.methods) {
    if (method.shape.kind !== 'method') continue;
    for (const { on, name, args } of method.shape.calls) {
      const field = nameIn(on, 'field');
      const given = args.some((each) => nameIn(each, 'param') !== undefined);
      const taken = [...found.values()].includes(method);
      if (field !== undefined && given && !taken && ADD.test(name) && type.fields.get(field)?.many === true)
        found.set(field, method);
    }
  }
  return found;
}

/** A copy of itself carries nothing out. */
function carriesOut({ shape, owner }: MethodNode, fields: ReadonlyMap<string, MethodNode>): boolean {
  const looped = [...fields.keys()].filter((field) => shape.loops.includes(`field:${field}`));
  return (
    looped.length >= 2 &&
    shape.creates.every(({ type }) => type !== owner?.shape.name) &&
    shape.params.length === 0 &&
    shape.calls.some(({ args, on }) => looped.some((field) => [on, ...args].includes(`item:${field}`)))
  );
}

function isOneKind(type: TypeNode, fields: readonly string[]): boolean {
  const [first, ...rest] = fields.map((field) => type.fields.get(field)?.shape.type);
  return first !== undefined && rest.every((each) => each === first);
}

function forgets({ shape }: MethodNode, fields: ReadonlyMap<string, MethodNode>): boolean {
  return (
    shape.calls.some(({ on, name }) => FORGET.test(name) && fields.has(nameIn(on, 'field') ?? '')) ||
    shape.writes.some(({ field }) => fields.has(field))
  );
}
