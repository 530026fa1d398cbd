/** Types that hold another and pass calls on to it: what Decorator, Proxy, Adapter, Composite and Chain of Responsibility have in common. */
import type { Steps } from '../../../../base/steps.ts';
import { nameIn } from '../../../extract/shapes/operands.ts';
import type { PatternGraph } from '../definition.ts';
import {
  behaviours,
  constructorsOf,
  type Delegation,
  delegations,
  fieldsWithInherited,
  isEntry,
  isKin,
} from '../relations.ts';
import type { FieldNode, TypeNode } from '../typeNodes.ts';

export interface Wrapping {
  readonly wrapper: TypeNode;
  readonly field: string;
  readonly node: FieldNode;
  readonly target: TypeNode;
  /** Wrapper and wrapped answer to the same calls. */
  readonly kin: boolean;
  readonly passed: readonly Delegation[];
  /** The wrapped one is handed in at construction. */
  readonly handedIn: boolean;
  /** It is made by the wrapper. */
  readonly made: boolean;
  /** It is set later. */
  readonly setLater: boolean;
}

const MOST_FIELDS = 40;

const cache = new WeakMap<PatternGraph, readonly Wrapping[]>();

/** Every field through which a type passes calls on to one of the workspace's types. */
export function* wrappings(graph: PatternGraph): Steps<readonly Wrapping[]> {
  const known = cache.get(graph);
  if (known !== undefined) return known;
  const found: Wrapping[] = [];
  for (const type of graph.types) {
    yield;
    if (!isEntry(type)) found.push(...wrappingsOf(type), ...madeInPlace(type, graph));
  }
  cache.set(graph, found);
  return found;
}

function wrappingsOf(wrapper: TypeNode): Wrapping[] {
  const fields = fieldsWithInherited(wrapper);
  if (fields.size > MOST_FIELDS) return [];
  const all = delegations(wrapper);
  return [...fields].flatMap(([field, node]) => {
    const passed = all.filter((each) => each.field === field);
    const target = node.targets.find((each) => isKin(wrapper, each)) ?? node.targets[0];
    if (target === undefined) return [];
    return [{ wrapper, field, node, target, kin: isKin(wrapper, target), passed, ...origin(wrapper, field) }];
  });
}

/** `new Car().drive()`: what is asked is made on the spot. */
function madeInPlace(wrapper: TypeNode, graph: PatternGraph): Wrapping[] {
  const made = new Map<TypeNode, Delegation[]>();
  for (const method of behaviours(wrapper)) {
    for (const call of method.shape.calls) {
      const target = graph.named(nameIn(call.on, 'new') ?? '', method.path);
      if (target === undefined || target === wrapper) continue;
      const same = call.name === method.shape.name;
      made.set(target, [...(made.get(target) ?? []), { method, field: '', call, same, item: false }]);
    }
  }
  return [...made].map(([target, passed]) => ({
    wrapper,
    field: '',
    node: { shape: { name: '', line: wrapper.shape.line }, targets: [target], many: false, keyed: false },
    target,
    kin: isKin(wrapper, target),
    passed,
    handedIn: false,
    made: true,
    setLater: false,
  }));
}

function origin(wrapper: TypeNode, field: string): Pick<Wrapping, 'handedIn' | 'made' | 'setLater'> {
  const writes = wrapper.methods.flatMap(({ shape }) =>
    shape.writes.filter((write) => write.field === field).map((write) => ({ ...write, kind: shape.kind })),
  );
  const inMaking = writes.filter(({ kind }) => kind === 'constructor');
  const value = wrapper.fields.get(field)?.shape.value ?? '';
  const fromParam = (each: { value: string }) => nameIn(each.value, 'param') !== undefined;
  const promoted = constructorsOf(wrapper).some(({ shape }) =>
    shape.params.some(({ name }) => name === field),
  );
  return {
    handedIn: inMaking.some(fromParam) || promoted,
    made:
      nameIn(value, 'new') !== undefined || writes.some((each) => nameIn(each.value, 'new') !== undefined),
    setLater: writes.some((each) => each.kind !== 'constructor' && fromParam(each)),
  };
}

/** Types that wrap their own kin in one field. */
export function* kinWrappings(graph: PatternGraph): Steps<readonly Wrapping[]> {
  return (yield* wrappings(graph)).filter(({ kin, node }) => kin && !node.many);
}
