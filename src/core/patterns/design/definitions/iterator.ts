import { nameIn } from '../../../extract/shapes/operands.ts';
import { type Candidate, define, type PatternGraph } from '../definition.ts';
import { behaviours, flag, upTo } from '../relations.ts';
import type { TypeNode } from '../typeNodes.ts';

type Condition =
  | 'movesOn'
  | 'saysWhetherMore'
  | 'holdsCollection'
  | 'madeByAggregate'
  | 'declared'
  | 'yields';

const DECLARED =
  /^(?:Iterator|Iterable|IEnumerator|IEnumerable|IteratorAggregate|AsyncIterator|Enumerable|Enumerator|ListIterator|Sequence|IteratorProtocol|Generator|Collection|ArrayAccess|Countable)/;
const ENTRY =
  /^(?:__iter__|__next__|getIterator|GetEnumerator|MoveNext|\[Symbol\.(?:asyncI|i)terator\]|makeIterator|iterator|each|into_iter)$/;

/** One who goes through a collection step by step, apart from it. */
export const iterator = define<Condition>({
  pattern: 'Iterator',
  weights: { movesOn: 4, saysWhetherMore: 3, holdsCollection: 2, madeByAggregate: 2, declared: 2, yields: 2 },
  needs: ['movesOn', 'saysWhetherMore', 'holdsCollection', 'madeByAggregate', 'declared'],
  *find(graph) {
    for (const type of graph.types) {
      yield;
      const found = candidate(type, graph);
      if (found !== undefined) yield found;
    }
  },
});

function candidate(type: TypeNode, graph: PatternGraph): Candidate<Condition> | undefined {
  const methods = behaviours(type);
  const cursor = cursorOf(type);
  const declared =
    type.foreign.some((name) => DECLARED.test(name)) || methods.some(({ shape }) => ENTRY.test(shape.name));
  const yielding = methods.find(({ shape }) => shape.yields === true);
  if (cursor === undefined && yielding === undefined && !declared) return undefined;
  const wide = [type, ...type.parents];
  const makers = graph
    .creators(type)
    .filter(
      ({ owner, shape, returns }) =>
        owner !== type &&
        (shape.results.includes(`new:${type.shape.name}`) || returns.some((each) => wide.includes(each))),
    );
  const maker =
    makers.find(({ shape }) =>
      shape.creates.some(
        (each) =>
          each.type === type.shape.name &&
          each.args.some((arg) => arg === 'self' || nameIn(arg, 'field') !== undefined),
      ),
    ) ?? makers[0];
  const more = methods.find(
    ({ shape }) =>
      cursor !== undefined &&
      shape.params.length === 0 &&
      !shape.writes.some(({ field }) => field === cursor) &&
      /^(?:bool|boolean|Boolean|Bool|_Bool)\b/.test(
        shape.returns ?? (shape.results.some((each) => each === 'other' || each === 'bool') ? 'bool' : ''),
      ),
  );
  return {
    roles: [
      { role: 'Iterator', type, says: 'goes through a collection step by step' },
      ...(maker?.owner === undefined ? [] : [{ role: 'Aggregate', type: maker.owner }]),
      ...(maker === undefined ? [] : [{ role: 'Factory', method: maker }]),
      ...type.parents.slice(0, 1).map((parent) => ({ role: 'Iterator Interface', type: parent })),
    ],
    conditions: {
      movesOn: flag(cursor !== undefined),
      saysWhetherMore: flag(more !== undefined),
      holdsCollection: flag(
        [...type.fields.values()].some(({ many, targets }) => many || targets.length > 0),
      ),
      madeByAggregate: upTo(makers.length, 1),
      declared: flag(declared),
      yields: flag(yielding !== undefined),
    },
  };
}

/** A field that a method moves on: `this.index++` is a write of a number to what is read beside it. */
function cursorOf(type: TypeNode): string | undefined {
  for (const [name, field] of type.fields) {
    const counts =
      field.shape.value === 'number' ||
      /^(?:int|number|usize|size_t|Int|Integer|i32|u32|uint|unsigned|long|\?int)\b/.test(
        field.shape.type ?? '',
      );
    const moved = type.methods.some(
      ({ shape }) => shape.kind === 'method' && shape.writes.some((write) => write.field === name),
    );
    if (counts && moved) return name;
  }
  return undefined;
}
