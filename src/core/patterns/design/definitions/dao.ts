import { define, type PatternGraph } from '../definition.ts';
import { ancestors, descendants, flag, offered, share } from '../relations.ts';
import { folderOf } from '../typeNames.ts';
import type { TypeNode } from '../typeNodes.ts';
import { isController } from './mvc.ts';
import { asksStore, findsMany, findsOne, isKept, removes, subjectOf, takesIn } from './storage.ts';

type Condition = 'speaksItself' | 'ofOneThing' | 'fourWays' | 'apart' | 'named';

const NAMED = /dao(?:impl)?$|dataaccess|tablegateway/i;
/** A collection of the domain's, whatever is inside. */
const ELSE = /repositor|repo$|unitofwork/i;
/** The library writes the class from what stands on the interface. */
const WRITTEN_BY_LIBRARY = /^(?:Dao|Mapper|SqlDao|RegisterBeanMapper|RegisterMapper)$/;
const STATEMENT =
  /^(?:Query|Insert|Update|Delete|Upsert|RawQuery|Select|SqlQuery|SqlUpdate|InsertProvider|SelectProvider)$/;

/**
 * The rows of one thing behind plain calls, each of which speaks to the store itself: “Data Access Object” in D. Alur et al.,
 * “Core J2EE Patterns” (2001). A Repository is the domain's side of it: its contract stands apart from the store.
 */
export const dao = define<Condition>({
  pattern: 'DAO',
  weights: { speaksItself: 4, ofOneThing: 2, fourWays: 2, apart: 1, named: 3 },
  *find(graph) {
    for (const type of graph.types) {
      yield;
      if (
        ELSE.test(type.shape.name) ||
        type.shape.kind === 'enum' ||
        isKept(type, graph) ||
        isController(type)
      )
        continue;
      const speaking = speakingOf(type, graph);
      const methods = offered(type);
      if (speaking < 0.6 || methods.length < 2) continue;
      const entity = subjectOf(type, methods, graph);
      if (entity === undefined) continue;
      const finds = methods.some((each) => findsOne(each, entity) || findsMany(each, entity));
      if (!finds || !methods.some((each) => takesIn(each, entity) || removes(each))) continue;
      const about = methods.filter((each) => ways(each, entity) || removes(each));
      const contract = type.parents.find(({ shape }) => shape.kind === 'interface' || shape.abstract);
      const inner = contract !== undefined && folderOf(contract.path) !== folderOf(type.path);
      // The contract is told of, with what carries it out.
      const below = [...descendants(type)];
      if ([...ancestors(type)].some((each) => speakingOf(each, graph) >= 0.6)) continue;
      yield {
        roles: [
          { role: 'DAO', type, says: `asks the store for ${entity.shape.name}, and writes it there, itself` },
          { role: 'Entity', type: entity },
          ...(contract === undefined ? [] : [{ role: 'DAO Interface', type: contract }]),
          ...below.slice(0, 3).map((each) => ({ role: 'Concrete DAO', type: each })),
        ],
        conditions: {
          speaksItself: flag(speaking >= 0.75),
          ofOneThing: share(about.length, methods.length),
          fourWays: waysOf(type, entity),
          apart: flag(!inner),
          named: flag(NAMED.test(type.shape.name)),
        },
      };
    }
  },
});

/** Share of its calls that speak to the store. */
function speakingOf(type: TypeNode, graph: PatternGraph): number {
  const methods = offered(type).filter(({ shape }) => shape.static !== true || shape.calls.length > 0);
  const marked = (type.shape.annotations ?? []).some(({ name }) => WRITTEN_BY_LIBRARY.test(name));
  const asking = new Set(
    type.methods.filter((each) => asksStore(each, graph)).map(({ shape }) => shape.name),
  );
  const speaking = methods.filter(
    (each) =>
      asking.has(each.shape.name) ||
      // By a helper of its own.
      each.shape.calls.some(({ on, name }) => (on === 'self' || on === 'none') && asking.has(name)) ||
      (marked && (each.shape.annotations ?? []).some(({ name }) => STATEMENT.test(name))),
  );
  return share(speaking.length, methods.length);
}

function ways(method: Parameters<typeof takesIn>[0], entity: TypeNode): boolean {
  return takesIn(method, entity) || findsOne(method, entity) || findsMany(method, entity);
}

/** Finds one, finds many, takes in, removes: the share of these that it has. */
function waysOf(type: TypeNode, entity: TypeNode): number {
  const methods = offered(type);
  const each = [
    methods.some((method) => findsOne(method, entity)),
    methods.some((method) => findsMany(method, entity)),
    methods.some((method) => takesIn(method, entity)),
    methods.some(removes),
  ];
  return share(each.filter(Boolean).length, 3);
}
