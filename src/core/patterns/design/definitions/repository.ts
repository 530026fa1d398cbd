import { nameIn } from '../../../extract/shapes/operands.ts';
import { define, type PatternGraph } from '../definition.ts';
import { ancestors, descendants, flag, isKin, offered, share, upTo } from '../relations.ts';
import type { TypeNode } from '../typeNodes.ts';
import { dealsWithStore, findsMany, findsOne, removes, subjectOf, takesIn } from './storage.ts';

type Condition = 'keeps' | 'wholly' | 'findsOne' | 'findsMany' | 'removes' | 'abstraction' | 'named';

/** It breaks the tie with a service that has the same calls. */
const NAMED = /repositor|repo$|store$/i;
/** As close to the store as that, it is a Data Access Object. */
const ELSE = /dao$|dao(?:impl)?$|mapper$/i;

/** Keeps the entities of one kind: takes new ones in, and finds one by what identifies it or many of them. */
export const repository = define<Condition>({
  pattern: 'Repository',
  weights: { keeps: 5, wholly: 2, findsOne: 1, findsMany: 1, removes: 1, abstraction: 1, named: 2 },
  *find(graph) {
    const keepers = new Map<TypeNode, TypeNode>();
    for (const type of graph.types) {
      yield;
      const entity = ELSE.test(type.shape.name) ? undefined : entityOf(type, graph);
      if (entity !== undefined) keepers.set(type, entity);
    }
    for (const [type, entity] of keepers) {
      yield;
      const below = [...descendants(type)].filter((each) => !holds(each, type));
      const own = [type, ...below];
      // What asks another keeper of the same entity is in front of it: a service or a controller.
      const inFront = own.some((each) =>
        [...each.fields.values()].some(({ targets }) =>
          targets.some((target) => keepers.get(target) === entity && !isKin(target, type)),
        ),
      );
      if (inFront || [...ancestors(type)].some((each) => keepers.has(each))) continue;
      const methods = offered(type);
      const about = methods.filter(
        (each) => takesIn(each, entity) || each.returns.includes(entity) || findsMany(each, entity),
      );
      const named = NAMED.test(type.shape.name);
      const keeps = keepsIn(own, graph);
      // A class of its own that has such calls may be a service or an aggregate.
      if (about.length * 2 < methods.length || (!named && (keeps < 1 || !isContract(type)))) continue;
      yield {
        roles: [
          { role: 'Repository', type, says: `takes in and finds ${entity.shape.name}` },
          { role: 'Entity', type: entity },
          ...below
            .filter(({ shape }) => shape.kind !== 'interface')
            .slice(0, 3)
            .map((each) => ({ role: 'Concrete Repository', type: each })),
        ],
        conditions: {
          keeps,
          wholly: share(about.length + methods.filter(removes).length, methods.length) >= 0.7 ? 1 : 0,
          findsOne: flag(methods.some((each) => findsOne(each, entity))),
          findsMany: flag(methods.some((each) => findsMany(each, entity))),
          removes: flag(methods.some(removes)),
          abstraction: upTo(below.length, 1),
          named: flag(named),
        },
      };
    }
  },
});

/** It stands for a contract, or is one. */
function isContract({ parents, children, shape }: TypeNode): boolean {
  return (
    children.length > 0 || shape.abstract === true || parents.some((each) => each.shape.abstract === true)
  );
}

/** What asks it by the same calls. */
function holds({ fields }: TypeNode, type: TypeNode): boolean {
  return [...fields.values()].some(({ targets }) => targets.includes(type));
}

function entityOf(type: TypeNode, graph: PatternGraph): TypeNode | undefined {
  const methods = offered(type).filter(({ shape }) => shape.static !== true);
  if (methods.length < 2 || type.shape.kind === 'enum') return undefined;
  const entity = subjectOf(type, methods, graph);
  if (entity === undefined || !methods.some((each) => takesIn(each, entity))) return undefined;
  return methods.some((each) => findsOne(each, entity) || findsMany(each, entity)) ? entity : undefined;
}

/** In a store that it asks; half as sure in a collection of its own, as an aggregate has them too. */
function keepsIn(types: readonly TypeNode[], graph: PatternGraph): number {
  if (dealsWithStore(types, graph)) return 1;
  const collects = types.some((each) =>
    each.methods.some(({ shape }) =>
      shape.calls.some(
        ({ on, args }) =>
          each.fields.get(nameIn(on, 'field') ?? '')?.many === true &&
          args.some((given) => nameIn(given, 'param') !== undefined),
      ),
    ),
  );
  return collects ? 0.5 : 0;
}
