import { nameIn } from '../../../extract/shapes/operands.ts';
import { type Candidate, define, type PatternGraph } from '../definition.ts';
import { constructorsOf, flag, isA } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';

type Condition =
  | 'keepsItself'
  | 'handsOut'
  | 'onlyOnce'
  | 'hidesConstructor'
  | 'noArguments'
  | 'madeElsewhere'
  | 'handsOutOthers';

/** A type that keeps its one instance and hands it out. */
export const singleton = define<Condition>({
  pattern: 'Singleton',
  weights: {
    keepsItself: 3,
    handsOut: 3,
    onlyOnce: 2,
    hidesConstructor: 2,
    noArguments: 1,
    madeElsewhere: -2,
    handsOutOthers: -1,
  },
  needs: ['keepsItself', 'handsOut', 'onlyOnce', 'hidesConstructor', 'noArguments'],
  *find(graph) {
    yield* byMetaclass(graph);
    for (const type of graph.types) {
      yield;
      if (type.shape.kind === 'interface' || type.shape.kind === 'enum') continue;
      const found = candidate(type, graph);
      if (found !== undefined) yield found;
    }
  },
});

function candidate(type: TypeNode, graph: PatternGraph): Candidate<Condition> | undefined {
  const kept = keptIn(type);
  const accessor = accessorOf(type, kept, graph);
  if (kept === undefined && accessor === undefined) return undefined;
  const makers = constructorsOf(type);
  const own = (method: MethodNode) => method.owner === type;
  const elsewhere = graph.creators(type).filter((method) => !own(method) && method !== accessor);
  const hidden =
    makers.length > 0 && makers.every(({ shape }) => shape.visibility !== undefined || shape.throws > 0);
  return {
    roles: [
      { role: 'Singleton', type, says: 'keeps its own instance' },
      ...(accessor === undefined
        ? []
        : [{ role: 'Accessor', method: accessor, says: 'hands the instance out' }]),
    ],
    conditions: {
      keepsItself: flag(kept !== undefined),
      handsOut: flag(accessor !== undefined),
      onlyOnce: flag(accessor !== undefined && makesOnce(accessor)),
      handsOutOthers: flag(
        accessor?.shape.results.some((result) => nameIn(result, 'new') !== undefined) === true,
      ),
      hidesConstructor: flag(hidden),
      noArguments: flag(accessor !== undefined && accessor.shape.params.length === 0),
      madeElsewhere: flag(elsewhere.length > 0),
    },
  };
}

/** Python's way: the type of the type keeps what was made and hands it out when asked again. */
function* byMetaclass(graph: PatternGraph): Generator<Candidate<Condition>> {
  for (const type of graph.types) {
    const called = type.methods.find(({ shape }) => shape.name === '__call__');
    if (!type.foreign.includes('type') || called === undefined) continue;
    const store = [...type.fields].find(
      ([name, { many }]) => many && called.shape.results.includes(`field:${name}`),
    );
    yield {
      roles: [
        { role: 'Metaclass', type, says: 'keeps the one instance of each class' },
        { role: 'Accessor', method: called },
      ],
      conditions: {
        keepsItself: flag(
          store !== undefined || called.shape.results.some((result) => result.startsWith('field:')),
        ),
        handsOut: 1,
        onlyOnce: flag(called.shape.branches > 0),
        hidesConstructor: 1,
        noArguments: 1,
        madeElsewhere: 0,
        handsOutOthers: 0,
      },
    };
  }
}

/** A static field that holds the type itself. */
function keptIn(type: TypeNode): string | undefined {
  for (const [name, { shape, targets }] of type.fields) {
    const own = targets.some((target) => isA(type, target)) || shape.value === `new:${type.shape.name}`;
    if (shape.static === true && own) return name;
  }
  for (const { shape } of type.methods) {
    for (const { field, value } of shape.writes) {
      const makes =
        value === 'self' ||
        value === `new:${type.shape.name}` ||
        /^new:(?:self|static|cls|Self)$/.test(value);
      if (
        makes &&
        (shape.static === true || shape.kind === 'constructor' || /^__(?:new|call)__$/.test(shape.name))
      )
        return field;
    }
  }
  return undefined;
}

function accessorOf(type: TypeNode, kept: string | undefined, graph: PatternGraph): MethodNode | undefined {
  const handsOut = ({ shape }: MethodNode) =>
    (kept !== undefined && shape.results.includes(`field:${kept}`)) ||
    (shape.absences.length > 0 && shape.results.some((result) => result === `new:${type.shape.name}`));
  const own = type.methods.find(
    (method) => method.shape.kind !== 'accessor' && handsOut(method) && isClassSide(method),
  );
  return own ?? graph.functions.find((fn) => fn.path === type.path && isGate(fn, type));
}

function isClassSide({ shape }: MethodNode): boolean {
  return shape.static === true || shape.kind === 'constructor' || /^__(?:new|call)__$/.test(shape.name);
}

/** A function beside the type that makes it once and gives it back. */
function isGate({ shape, returns }: MethodNode, type: TypeNode): boolean {
  const makes = shape.creates.some((each) => each.type === type.shape.name && each.guarded === true);
  const back = shape.results.some(
    (result) => shape.absences.includes(result) || nameIn(result, 'local') !== undefined,
  );
  return makes && back && (returns.includes(type) || shape.absences.length > 0);
}

function makesOnce({ shape }: MethodNode): boolean {
  return shape.absences.length > 0 || shape.creates.some(({ guarded }) => guarded === true);
}
