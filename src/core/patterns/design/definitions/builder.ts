import { nameIn } from '../../../extract/shapes/operands.ts';
import { type Candidate, define, type PatternGraph } from '../definition.ts';
import { behaviours, flag, isA, share, upTo } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';

type Condition =
  | 'steps'
  | 'fluent'
  | 'delivers'
  | 'deliversOther'
  | 'directed'
  | 'severalBuilders'
  | 'inProduct'
  | 'collects'
  | 'fieldsPerStep';

/** A type that puts a product together step by step and delivers it at the end. */
export const builder = define<Condition>({
  pattern: 'Builder',
  weights: {
    steps: 3,
    fluent: 2,
    delivers: 3,
    deliversOther: 2,
    directed: 3,
    severalBuilders: 1,
    inProduct: 2,
    collects: 1,
    fieldsPerStep: 1,
  },
  needs: ['steps', 'fluent', 'delivers', 'deliversOther'],
  *find(graph) {
    for (const type of graph.types) {
      yield;
      const steps = stepsOf(type);
      if (steps.length >= 2) yield candidate(type, steps, graph);
    }
  },
});

/** Methods that change what is being built and give back nothing or the builder itself. */
function stepsOf(type: TypeNode): readonly MethodNode[] {
  return behaviours(type).filter(({ shape, returns }) => {
    if (shape.static === true) return false;
    const nothing = shape.results.length === 0 || shape.results.every((result) => result === 'self');
    const self = shape.results.includes('self') || returns.some((each) => isA(type, each));
    const changes =
      shape.writes.length > 0 || shape.calls.some(({ on }) => nameIn(on, 'field') !== undefined);
    return shape.abstract === true
      ? self || shape.returns === undefined || /void|None|Unit/.test(shape.returns)
      : changes && nothing;
  });
}

function candidate(type: TypeNode, steps: readonly MethodNode[], graph: PatternGraph): Candidate<Condition> {
  const delivery = behaviours(type).find((method) => delivers(method, type, steps, graph));
  const product = delivery === undefined ? undefined : productOf(delivery, type, graph);
  const wide = [type, ...type.parents];
  const names = new Set(steps.map(({ shape }) => shape.name));
  const around = new Set([
    ...wide.flatMap((each) => graph.holders(each).map(({ holder }) => holder)),
    ...wide.flatMap((each) => graph.takers(each).flatMap(({ owner }) => owner ?? [])),
    ...[...names].flatMap((name) => graph.askingParameters(name).flatMap(({ owner }) => owner ?? [])),
  ]);
  const director = [...around].find(
    (other) => !wide.includes(other) && !isA(other, type) && other !== product && directs(other, wide, names),
  );
  const writing = steps.filter(({ shape }) => shape.writes.length > 0 || shape.calls.length > 0);
  return {
    roles: [
      { role: 'Builder', type: type.parents[0] ?? type },
      { role: 'Concrete Builder', type, says: 'puts the product together step by step' },
      ...(product === undefined ? [] : [{ role: 'Product', type: product }]),
      ...(director === undefined ? [] : [{ role: 'Director', type: director }]),
      ...(delivery === undefined ? [] : [{ role: 'Delivery', method: delivery }]),
    ],
    conditions: {
      steps: upTo(steps.length - 1, 2),
      fluent: share(
        steps.filter(
          ({ shape, returns }) => shape.results.includes('self') || returns.some((each) => isA(type, each)),
        ).length,
        steps.length,
      ),
      delivers: flag(delivery !== undefined),
      deliversOther: flag(product !== undefined && product !== type),
      directed: flag(director !== undefined),
      severalBuilders: upTo(type.parents.flatMap((parent) => parent.children).length - 1, 1),
      inProduct: flag(
        type.shape.outer !== undefined && (product === undefined || product.shape.name === type.shape.outer),
      ),
      collects: flag(
        [...type.fields.values()].some(({ targets }) => product !== undefined && targets.includes(product)),
      ),
      fieldsPerStep: share(writing.length, steps.length),
    },
  };
}

function delivers(
  method: MethodNode,
  type: TypeNode,
  steps: readonly MethodNode[],
  graph: PatternGraph,
): boolean {
  if (steps.includes(method) || method.shape.params.length > 1) return false;
  return (
    productOf(method, type, graph) !== undefined ||
    method.shape.results.some((result) => nameIn(result, 'field', 'new') !== undefined)
  );
}

function productOf(
  { shape, path, returns }: MethodNode,
  type: TypeNode,
  graph: PatternGraph,
): TypeNode | undefined {
  for (const result of shape.results) {
    const made = nameIn(result, 'new');
    const found =
      made === undefined
        ? type.fields.get(nameIn(result, 'field') ?? '')?.targets[0]
        : graph.named(made, path);
    if (found !== undefined) return found;
  }
  return returns.find((each) => each !== type);
}

/** Calls several steps on a builder that it holds or takes. */
function directs(other: TypeNode, builders: readonly TypeNode[], steps: ReadonlySet<string>): boolean {
  return other.methods.some((method) => {
    const called = method.shape.calls.filter(({ on, name }) => steps.has(name) && on !== 'self');
    if (new Set(called.map(({ name }) => name)).size < 2 && called.length < 3) return false;
    return called.some(({ on }) => {
      const held =
        other.fields.get(nameIn(on, 'field') ?? '')?.targets ??
        method.takes.get(nameIn(on, 'param') ?? '') ??
        [];
      return held.length === 0
        ? nameIn(on, 'param', 'field') !== undefined
        : held.some((each) => builders.includes(each));
    });
  });
}
