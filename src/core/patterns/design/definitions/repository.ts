import { define } from '../definition.ts';
import { ancestors, descendants, flag, isKin, offered } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';

type Condition = 'findsOne' | 'takesIn' | 'findsMany' | 'removes' | 'ofOneThing' | 'named';

const MANY = /\[\]|List|Collection|Array|Iterable|Enumerable|Set|Vec|Sequence|Page|Cursor/;
const REMOVES = /^(?:delete|remove|destroy|erase)/i;
/** A remote service has the same calls: only what people call it tells them apart, so the unnamed stay guesses. */
const NAMED = /repositor|store$|dao$|gateway$/i;

/** Keeps the entities of one kind: finds them by what identifies them, takes new ones in, gives out many. */
export const repository = define<Condition>({
  pattern: 'Repository',
  weights: { findsOne: 3, takesIn: 3, findsMany: 2, removes: 1, ofOneThing: 2, named: 4 },
  proof: [],
  *find({ types }) {
    const keepers = new Map<TypeNode, TypeNode>();
    for (const type of types) {
      yield;
      const entity = entityOf(type);
      if (entity !== undefined) keepers.set(type, entity);
    }
    for (const [type, entity] of keepers) {
      yield;
      const own = [type, ...descendants(type)];
      // What asks another keeper of the same entity is in front of it: a service or a controller.
      const inFront = own.some((each) =>
        [...each.fields.values()].some(({ targets }) =>
          targets.some((target) => keepers.get(target) === entity && !isKin(target, type)),
        ),
      );
      if (inFront || [...ancestors(type)].some((each) => keepers.has(each))) continue;
      const methods = offered(type);
      const about = methods.filter((each) => mentions(each, entity));
      const many = about.some((each) => findsMany(each, entity));
      if (!many || about.length * 2 < methods.length) continue;
      yield {
        roles: [
          { role: 'Repository', type, says: `finds, takes in and gives out ${entity.shape.name}` },
          { role: 'Entity', type: entity },
          ...[...descendants(type)].slice(0, 3).map((each) => ({ role: 'Concrete Repository', type: each })),
        ],
        conditions: {
          findsOne: 1,
          takesIn: 1,
          findsMany: 1,
          removes: flag(methods.some(({ shape }) => REMOVES.test(shape.name))),
          ofOneThing: 1,
          named: flag(NAMED.test(type.shape.name)),
        },
      };
    }
  },
});

function entityOf(type: TypeNode): TypeNode | undefined {
  const methods = offered(type);
  if (methods.length < 3) return undefined;
  const found = new Set(methods.filter((each) => findsOne(each)).flatMap(({ returns }) => returns));
  return [...found].find(
    (entity) =>
      isData(entity) &&
      !isKin(entity, type) &&
      ![...entity.fields.values()].some(({ targets }) => targets.includes(type)) &&
      methods.some(({ takes }) => [...takes.values()].some((types) => types.includes(entity))),
  );
}

/** It has something to keep. */
function isData({ fields, methods, shape }: TypeNode): boolean {
  const made = methods.some((each) => each.shape.kind === 'constructor' && each.shape.params.length > 0);
  return shape.kind !== 'enum' && (fields.size > 0 || made);
}

/** By a value of the language, not by one of the workspace's types. */
function findsOne({ shape, takes, returns }: MethodNode): boolean {
  const byValue = shape.params.length > 0 && [...takes.values()].every((types) => types.length === 0);
  return byValue && returns.length > 0 && shape.static !== true && !MANY.test(shape.returns ?? '');
}

function findsMany({ shape, returns }: MethodNode, entity: TypeNode): boolean {
  return returns.includes(entity) && MANY.test(shape.returns ?? '');
}

function mentions({ takes, returns }: MethodNode, entity: TypeNode): boolean {
  return returns.includes(entity) || [...takes.values()].some((types) => types.includes(entity));
}
