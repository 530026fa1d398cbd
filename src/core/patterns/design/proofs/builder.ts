import { nameIn } from '../../../extract/shapes/operands.ts';
import type { PatternGraph } from '../definition.ts';
import { ancestors, behaviours, isA } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import type { Proof } from './proof.ts';

/** So many steps at least. */
const STEPS = 3;

/**
 * At least three steps, each of which takes something, keeps it and gives back the builder itself, and a delivery without parameters that
 * makes a product of another type out of what was kept.
 */
export const builder: Proof = {
  pattern: 'Builder',
  *prove(graph) {
    for (const type of graph.types) {
      yield;
      if (type.shape.kind === 'interface') continue;
      const steps = behaviours(type).filter(isStep);
      if (new Set(steps.map(({ shape }) => shape.name)).size < STEPS) continue;
      if (!isForBuilding(type, steps)) continue;
      const kept = new Set(steps.flatMap(({ shape }) => keptBy(shape)));
      for (const delivery of behaviours(type)) {
        const product = productOf(delivery, type, kept, graph);
        if (product === undefined) continue;
        yield { core: type, roles: rolesOf(type, product, delivery, steps) };
        break;
      }
    }
  },
};

/** Most of what it offers, with what it inherits, is steps: a collection or a query that can also be had in another form builds nothing. */
function isForBuilding(type: TypeNode, steps: readonly MethodNode[]): boolean {
  const names = new Set(steps.map(({ shape }) => shape.name));
  const others = [type, ...ancestors(type)]
    .flatMap(behaviours)
    .filter(
      ({ shape }) =>
        shape.kind === 'method' &&
        shape.static !== true &&
        shape.visibility === undefined &&
        !names.has(shape.name) &&
        !isGetter(shape) &&
        !isFluent(shape),
    );
  return others.length <= names.size;
}

function isGetter({ params, results, writes, creates }: MethodNode['shape']): boolean {
  return params.length === 0 && results.length > 0 && writes.length + creates.length === 0;
}

function isFluent({ results }: MethodNode['shape']): boolean {
  return results.length > 0 && results.every((result) => result === 'self');
}

function isStep({ shape }: MethodNode): boolean {
  return (
    shape.kind === 'method' &&
    shape.static !== true &&
    shape.visibility === undefined &&
    shape.params.length > 0 &&
    shape.results.length === 1 &&
    shape.results[0] === 'self' &&
    keptBy(shape).length > 0
  );
}

/** Fields that it writes or puts something into. */
function keptBy(shape: MethodNode['shape']): readonly string[] {
  return [
    ...shape.writes.map(({ field }) => field),
    ...shape.calls.flatMap(({ on, args }) =>
      args.some((each) => nameIn(each, 'param', 'part', 'new', 'call') !== undefined)
        ? (nameIn(on, 'field') ?? [])
        : [],
    ),
  ];
}

function productOf(
  { shape, path }: MethodNode,
  type: TypeNode,
  kept: ReadonlySet<string>,
  graph: PatternGraph,
): TypeNode | undefined {
  if (shape.kind !== 'method' || shape.params.length > 0 || shape.results.length === 0) return undefined;
  const [made, ...others] = shape.results.map((result) => nameIn(result, 'new'));
  if (made === undefined || others.some((each) => each !== made)) return undefined;
  const product = graph.named(made, path, type.shape);
  if (product === undefined || isA(product, type) || isA(type, product)) return undefined;
  const from = shape.creates.some(
    ({ type: name, args }) =>
      name === made && args.some((arg) => arg === 'self' || kept.has(nameIn(arg, 'field') ?? '')),
  );
  return from ? product : undefined;
}

function rolesOf(type: TypeNode, product: TypeNode, delivery: MethodNode, steps: readonly MethodNode[]) {
  return [
    { role: 'Concrete Builder', type, says: 'keeps what it is told, step by step' },
    { role: 'Product', type: product },
    { role: 'Delivery', method: delivery, says: 'makes the product of what was kept' },
    ...steps.slice(0, 12).map((method) => ({ role: 'Step', method, says: 'gives back the builder' })),
  ];
}
