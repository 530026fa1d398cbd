/** Who deals with a store, and what is kept in one: what Repository, DAO, Data Mapper and Active Record have in common. */
import { nameIn } from '../../../extract/shapes/operands.ts';
import type { CallFact, Operand } from '../../../model/shapes.ts';
import type { SignKind } from '../../signs/sign.ts';
import type { PatternGraph } from '../definition.ts';
import { ancestors, behaviours, isA } from '../relations.ts';
import type { FieldNode, MethodNode, TypeNode } from '../typeNodes.ts';

const STORES: readonly SignKind[] = ['orm', 'sql-library', 'document-db', 'cache-library'];
/** Sessions of libraries that a type of the workspace may extend. */
const SESSION = /^(?:DbContext|IdentityDbContext|RoomDatabase|SQLiteOpenHelper|MongoContext|DataConnection)$/;

const SQL =
  /^\s*(?:select\s|insert\s+(?:into|or|ignore)\b|update\s+\S+(?:\s+\w+)?\s+set\b|delete\s+from\b|replace\s+into\b|create\s+table\b|with\s+\w+\s+as\b|merge\s+into\b|from\s+\w+(?:\s+\w+)?\s+where\b)/i;

/** What sessions, connections and collections of the persistence libraries are asked to do. */
export const ASKED =
  /^(?:persist|merge|flush|commit|add|all|first|last|one|scalars?|take|get|put|load|read|write|drop|remove|exec|execute|query|prepare|raw|rawQuery|run|send|fetch|find|insert|update|upsert|delete|save|select|where|from|count|create|aggregate|batch|set|add_all|bulkWrite|refresh|lock|paginate)(?:[A-Z_]\w*)?$|^(?:Add|Find|Get|Set|Insert|Update|Upsert|Remove|Delete|Save|Query|QueryRow|Exec|Execute|Select|Where|From|First|Last|Take|Create|Count|Preload|Model|Table|NamedExec|Aggregate|Replace|Include|ToList|Entry)\w*$/;

/** Imports a library that keeps things. */
export function importsStore(path: string, graph: PatternGraph): boolean {
  const { kinds } = graph.outside(path);
  return STORES.some((kind) => kinds.has(kind));
}

/** Asks a persistence library, or puts SQL into words itself. */
export function asksStore(method: MethodNode, graph: PatternGraph): boolean {
  const { calls } = method.shape;
  if (calls.some(({ text }) => text !== undefined && SQL.test(text))) return true;
  return (
    calls.some(({ on }) => sessionsAt(on, method).some(isSession)) ||
    (importsStore(method.path, graph) &&
      calls.some((call) => ASKED.test(call.name) && isOutside(call, method)))
  );
}

function sessionsAt(on: Operand, { owner, takes }: MethodNode): readonly TypeNode[] {
  const name = nameIn(on, 'field', 'param', 'part');
  return name === undefined ? [] : (owner?.fields.get(name)?.targets ?? takes.get(name) ?? []);
}

function isSession(type: TypeNode): boolean {
  return [type, ...ancestors(type)].some(({ foreign }) => foreign.some((name) => SESSION.test(name)));
}

/** On what is none of the workspace's own: a field or parameter without such a type, a variable, what a call gave. */
export function isOutside({ on }: CallFact, { owner, takes }: MethodNode): boolean {
  const field = nameIn(on, 'field', 'item', 'part');
  if (field !== undefined) {
    const known = owner?.fields.get(field)?.targets ?? takes.get(field);
    return known === undefined || known.length === 0;
  }
  const param = nameIn(on, 'param');
  if (param !== undefined) return takes.get(param)?.length === 0;
  return on.startsWith('local:') || on.startsWith('call:') || on.startsWith('global:');
}

/** What makes a class one that is kept, in the words of the persistence libraries. */
const KEPT =
  /^(?:(?:ORM\\|ODM\\|\w+\.)?(?:Entity|Table|Document|Embeddable|Embedded|MappedSuperclass|MappedEntity|ViewEntity|ChildEntity|RealmClass|Schema|TableName|Collection|Index(?:es)?)|Model)$/;
const KEPT_FIELD =
  /^(?:(?:ORM\\|ODM\\|\w+\.)?(?:Column|Id|PrimaryKey|PrimaryColumn|PrimaryGeneratedColumn|GeneratedValue|OneToMany|ManyToOne|ManyToMany|OneToOne|JoinColumn|ColumnInfo|Key|Prop|Field|Property|DatabaseField))$/;
const COLUMN_VALUE = /^(?:new|call):(?:Column|mapped_column|relationship|\w{2,20}Field|ForeignKey)$/;

/** Declared as kept in a table or a collection, by what stands on it. */
export function isKept(type: TypeNode, graph: PatternGraph): boolean {
  return [type, ...ancestors(type)].some((each) => {
    const { annotations = [], fields } = each.shape;
    const marked =
      annotations.some(({ name }) => KEPT.test(name)) ||
      fields.some(({ annotations: of = [] }) => of.some(({ name }) => KEPT_FIELD.test(name)));
    const columns = fields.some(
      ({ name, value }) => name === '__tablename__' || COLUMN_VALUE.test(value ?? ''),
    );
    return columns || (marked && importsStore(each.path, graph));
  });
}

/** It has something to keep, and is no service. */
export function isData({ fields, methods, shape }: TypeNode): boolean {
  const made = methods.some((each) => each.shape.kind === 'constructor' && each.shape.params.length > 0);
  return shape.kind !== 'enum' && (fields.size > 0 || made);
}

/** One of these types does, or inherits what does. */
export function dealsWithStore(types: readonly TypeNode[], graph: PatternGraph): boolean {
  const all = new Set(types.flatMap((each) => [each, ...ancestors(each)]));
  return [...all].some((each) => each.methods.some((method) => asksStore(method, graph)));
}

const MANY =
  /\[\]|List|Collection|Array|Iterable|Enumerable|Set\b|Vec|Sequence|Page|Cursor|Queryable|Flow|Stream/;
/** Many, of what is not said. */
const BARE_MANY = /^\??(?:array|iterable|list|Collection|Traversable|List|Sequence)$/;

/** By a value of the language or of the workspace, but not by the entity itself. */
export function findsOne({ shape, takes, returns }: MethodNode, entity: TypeNode): boolean {
  return (
    returns.includes(entity) &&
    shape.params.length > 0 &&
    ![...takes.values()].some((types) => types.includes(entity)) &&
    shape.static !== true &&
    !MANY.test(shape.returns ?? '')
  );
}

export function findsMany({ shape, returns }: MethodNode, entity: TypeNode): boolean {
  const written = shape.returns ?? '';
  if (returns.includes(entity)) return MANY.test(written);
  // A collection of the workspace's own.
  return returns.some((each) => holdsMany(each, entity)) || BARE_MANY.test(written);
}

function holdsMany({ fields }: TypeNode, entity: TypeNode): boolean {
  return [...fields.values()].some(({ many, targets }) => many && targets.includes(entity));
}

export function takesIn({ takes }: MethodNode, entity: TypeNode): boolean {
  return [...takes.values()].some((types) => types.includes(entity));
}

const REMOVES = /^(?:delete|remove|destroy|erase)/i;

export function removes({ shape }: MethodNode): boolean {
  return REMOVES.test(shape.name);
}

/** The data that most of a type's methods take or give back. */
export function subjectOf(
  type: TypeNode,
  methods: readonly MethodNode[],
  graph: PatternGraph,
): TypeNode | undefined {
  const counts = new Map<TypeNode, number>();
  for (const { takes, returns } of methods) {
    for (const each of new Set([...returns, ...[...takes.values()].flat()])) {
      if (isData(each) && !isA(each, type) && !isA(type, each) && !asks(each, type))
        counts.set(each, (counts.get(each) ?? 0) + 1);
    }
  }
  const both = [...counts].filter(
    ([each]) =>
      methods.some((method) => takesIn(method, each)) &&
      methods.some((method) => method.returns.includes(each)),
  );
  const kept = [...counts].filter(([each]) => isKept(each, graph) || isRecord(each));
  return (both.length > 0 ? both : kept).sort((a, b) => b[1] - a[1])[0]?.[0];
}

function isRecord(type: TypeNode): boolean {
  return [type, ...ancestors(type)].some(({ foreign }) =>
    foreign.some((name) => /^(?:Model|Base|ApplicationRecord|Document|BaseEntity)$/.test(name)),
  );
}

/** What holds the keeper is no entity of it. */
function asks({ fields }: TypeNode, keeper: TypeNode): boolean {
  return [...fields.values()].some(({ targets }) => targets.includes(keeper));
}

/** Nothing but fields and what reads them. */
export function isPlainData(type: TypeNode): boolean {
  const { kind, abstract } = type.shape;
  if (kind === 'interface' && behaviours(type).length > 0) return false;
  if (kind === 'enum' || kind === 'trait' || (abstract === true && kind !== 'interface')) return false;
  return isData(type) && behaviours(type).every(isPlain) && ![...type.fields.values()].some(isCallable);
}

/** TypeScript's interfaces may offer what can be called as properties. */
function isCallable({ shape }: FieldNode): boolean {
  return /=>|^(?:Func|Action|Callable|func|fn|Function)\b/.test(shape.type ?? '');
}

function isPlain({ shape }: MethodNode): boolean {
  return shape.calls.length <= 3 && shape.branches <= 1 && shape.loops.length === 0;
}

/** `IRequestHandler<Rename, bool>` is of `Rename` and `bool`. */
export function argumentsOf(base: string): readonly string[] {
  return /[<[](.*)[>\]]/s.exec(base)?.[1]?.match(/[A-Za-z_]\w*/g) ?? [];
}

export function bareBase(base: string): string {
  return base.replace(/[<[(].*$/s, '').trim();
}
