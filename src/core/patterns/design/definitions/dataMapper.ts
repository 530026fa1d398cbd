import { define, type PatternGraph } from '../definition.ts';
import { flag, isA, offered, share } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { argumentsOf, bareBase, importsStore, isData, isKept } from './storage.ts';

type Condition = 'toDomain' | 'toStore' | 'ignorant' | 'only' | 'declared';

/** What says to a library how a class is kept, apart from the class. */
const BASES =
  /^(?:IEntityTypeConfiguration|EntityTypeConfiguration|ClassMap|ClassMapping|RowMapper|ResultSetMapper|ResultSetExtractor|RowCallbackHandler|SqlMapper\.TypeHandler|BsonClassMap|SubclassMap|IAutoMappingOverride|ColumnMapper)$/;
/** A row before it is an object. */
const ROW =
  /^(?:\??array|ResultSet|Cursor|Row|PgRow|SqliteRow|SqlDataReader|IDataReader|IDataRecord|DbDataReader|Map<String, ?Object>|Document|DBObject|BsonDocument|DocumentSnapshot|dict|Dict\[.*\]|\*?sql\.Rows?|DataRow|RowMapping|QueryDocumentSnapshot|ContentValues|Entity)$/;
const IMPERATIVE = /^(?:map_imperatively|mapper|clear_mappers)$/;

/** Moves data between objects and rows, and neither knows of the other: M. Fowler, “Patterns of Enterprise Application Architecture” (2002). */
export const dataMapper = define<Condition>({
  pattern: 'Data Mapper',
  weights: { toDomain: 2, toStore: 2, ignorant: 3, only: 2, declared: 5 },
  *find(graph) {
    for (const type of graph.types) {
      yield;
      const found = declared(type, graph) ?? translating(type, graph);
      if (found !== undefined) yield found;
    }
    for (const method of graph.functions) {
      yield;
      const mapped = method.shape.calls.filter(({ name, args }) => IMPERATIVE.test(name) && args.length >= 2);
      if (mapped.length > 0 && importsStore(method.path, graph))
        yield {
          roles: [{ role: 'Mapper', method, says: 'says how classes are kept that do not know it' }],
          conditions: { toDomain: 1, toStore: 1, ignorant: 1, only: 0, declared: 1 },
        };
    }
  },
});

function declared(type: TypeNode, graph: PatternGraph) {
  const base = type.shape.bases.find((each) => BASES.test(bareBase(each).split('.').at(-1)!));
  if (base === undefined) return undefined;
  const entity = graph.named(argumentsOf(base)[0] ?? '', type.path);
  if (entity === undefined) return undefined;
  const reads = /Mapper|Extractor|Callback/.test(bareBase(base));
  return {
    roles: [
      { role: 'Mapper', type, says: `says how ${entity.shape.name} is kept` },
      { role: 'Entity', type: entity },
    ],
    conditions: {
      toDomain: 1,
      toStore: reads ? 0 : 1,
      ignorant: flag(isIgnorant(entity, graph)),
      only: 1,
      declared: 1,
    },
  };
}

function translating(type: TypeNode, graph: PatternGraph) {
  if (isKept(type, graph) || type.shape.kind === 'enum') return undefined;
  const methods = [...offered(type), ...type.methods.filter(({ shape }) => shape.visibility === 'private')];
  const all = methods.flatMap((method) => translationOf(method, type, graph));
  const [first] = all;
  if (first === undefined || all.length * 2 < methods.length) return undefined;
  const { domain, row } = first;
  return {
    roles: [
      { role: 'Mapper', type, says: `moves ${domain.shape.name} between the domain and the store` },
      { role: 'Entity', type: domain },
      ...(row === undefined ? [] : [{ role: 'Row', type: row }]),
      ...all.slice(0, 4).map(({ method }) => ({ role: 'Map', method })),
    ],
    conditions: {
      toDomain: flag(all.some(({ to }) => to === 'domain')),
      toStore: flag(all.some(({ to }) => to === 'store')),
      ignorant: flag(isIgnorant(domain, graph)),
      only: share(all.length, methods.length),
      declared: row !== undefined ? 0.5 : 0,
    },
  };
}

interface Translation {
  readonly method: MethodNode;
  readonly domain: TypeNode;
  readonly row?: TypeNode;
  readonly to: 'domain' | 'store';
}

/** From a kept class, or a bare row, to one that is not kept, or back. */
function translationOf(method: MethodNode, owner: TypeNode, graph: PatternGraph): Translation[] {
  const { shape, takes } = method;
  if (shape.params.length === 0 || shape.params.length > 3) return [];
  const given = [...takes.values()].flat();
  if (
    owner.methods.length > 0 &&
    shape.calls.some(({ on }) => on.startsWith('field:') && isService(owner, on.slice(6)))
  )
    return [];
  const made = shape.creates.flatMap(({ type }) => graph.named(type, method.path) ?? []);
  const isGivenBack = (type: TypeNode) => shape.results.includes(`new:${type.shape.name}`);
  const results = [...new Set([...method.returns, ...made.filter(isGivenBack)])].filter(
    (each) => !isA(each, owner),
  );
  const bare = shape.params.some(({ type }) => ROW.test(type ?? '')) && importsStore(method.path, graph);
  const found = (domain: TypeNode, to: 'domain' | 'store', row?: TypeNode): Translation[] =>
    isData(domain) && !isKept(domain, graph)
      ? [{ method, domain, to, ...(row === undefined ? {} : { row }) }]
      : [];
  const kept = (list: readonly TypeNode[]) => list.find((each) => isKept(each, graph));
  const free = (list: readonly TypeNode[]) => list.find((each) => !isKept(each, graph) && isData(each));
  const row = kept(given);
  const entity = free(results);
  if (row !== undefined && entity !== undefined && isMade(entity, method, made))
    return found(entity, 'domain', row);
  const stored = kept(results);
  const source = free(given);
  if (stored !== undefined && source !== undefined && isMade(stored, method, made))
    return found(source, 'store', stored);
  if (bare && entity !== undefined && made.includes(entity)) return found(entity, 'domain');
  return [];
}

/** What is behind a contract does more than to translate. */
function isService({ fields }: TypeNode, field: string): boolean {
  const node = fields.get(field);
  return node?.targets.some(({ shape }) => shape.abstract === true || shape.kind === 'interface') ?? false;
}

/** Made there, or left to a generator. */
function isMade(type: TypeNode, { shape, returns }: MethodNode, made: readonly TypeNode[]): boolean {
  return (
    made.includes(type) ||
    (returns.includes(type) &&
      (shape.abstract === true || shape.results.some((each) => /^(?:local|call):/.test(each))))
  );
}

/** It imports no store and holds nothing of it. */
function isIgnorant(entity: TypeNode, graph: PatternGraph): boolean {
  return !isKept(entity, graph) && !importsStore(entity.path, graph);
}
