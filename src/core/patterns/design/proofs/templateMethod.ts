import { behaviours, descendants } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { askedOfOthers, implementers, isOwnCall, openMethods, works } from './declared.ts';
import type { Proof } from './proof.ts';

const SAYS_PUBLIC = /\.(?:php|cs|[cm]?tsx?|kts?|swift|cc|cpp|cxx|h|hh|hpp|hxx)$/;

/** What every object answers to is no algorithm. */
const PROTOCOL =
  /^(?:equals|hashCode|toString|compareTo|Equals|GetHashCode|ToString|CompareTo|__\w+__|to_s|inspect|description|hash|fmt|eq)$/;

/**
 * A concrete method that nobody overrides calls abstract methods of its own type which at least two types below carry out with work of their
 * own. One such step alone makes a skeleton only where the method does more round it. A step is there for the skeleton: at least one of them
 * is hidden, or nobody asks another instance for it; a type that answers some of its calls by others has no skeleton yet.
 */
export const templateMethod: Proof = {
  pattern: 'Template Method',
  *prove(graph) {
    const asked = askedOfOthers(graph);
    for (const type of graph.types) {
      yield;
      if (type.shape.kind === 'interface' || type.children.length === 0) continue;
      const found = behaviours(type).flatMap((method) => {
        const steps = isFixed(method, type) ? stepsOf(method, type) : [];
        const inner = steps.some((step) => isInner(step, asked));
        return inner && isSkeleton(method, steps) && runsAlways(method, steps) ? [{ method, steps }] : [];
      });
      const best = found.toSorted((a, b) => b.steps.length - a.steps.length)[0];
      if (best !== undefined) yield { core: type, roles: rolesOf(type, best.method, best.steps) };
    }
  },
};

function isFixed({ shape }: MethodNode, type: TypeNode): boolean {
  if (shape.kind !== 'method' || shape.abstract === true || shape.static === true) return false;
  if (PROTOCOL.test(shape.name)) return false;
  return ![...descendants(type)].some((below) =>
    below.methods.some((each) => each.shape.name === shape.name),
  );
}

function stepsOf({ shape, path }: MethodNode, type: TypeNode): readonly MethodNode[] {
  return openMethods(type).filter(
    (step) =>
      step.shape.name !== shape.name &&
      shape.calls.some(
        (call) =>
          isOwnCall(call, path) &&
          call.name === step.shape.name &&
          call.args.length === step.shape.params.length,
      ) &&
      isVaried(implementers(type, step)),
  );
}

/** At least two do something there, and they are most. */
function isVaried(filling: readonly MethodNode[]): boolean {
  const busy = filling.filter(works).length;
  return busy >= 2 && busy * 2 >= filling.length;
}

/** What happens in some cases only is an exception to the order, not the order. */
function runsAlways({ shape }: MethodNode, steps: readonly MethodNode[]): boolean {
  return shape.calls.some(
    ({ on, name, guarded }) =>
      /^(?:self|none)$/.test(on) && guarded !== true && steps.some((step) => step.shape.name === name),
  );
}

/** In Java a step may be hidden without a word; where no word means public, it is not for the skeleton alone. */
function isInner({ shape, path }: MethodNode, asked: ReadonlySet<string>): boolean {
  return isHidden(shape) || (!SAYS_PUBLIC.test(path) && !asked.has(shape.name));
}

function isHidden({ visibility, name }: MethodNode['shape']): boolean {
  return visibility !== undefined || /^_[^_]/.test(name);
}

function isSkeleton({ shape }: MethodNode, steps: readonly MethodNode[]): boolean {
  if (steps.length === 0) return false;
  const names = new Set(steps.map((step) => step.shape.name));
  if (names.size >= 2) return true;
  const others = new Set(shape.calls.filter(({ name }) => !names.has(name)).map(({ name }) => name));
  return others.size >= 3 || (shape.loops.length > 0 && others.size >= 1);
}

function rolesOf(type: TypeNode, method: MethodNode, steps: readonly MethodNode[]) {
  const filling = new Set(steps.flatMap((step) => implementers(type, step).map(({ owner }) => owner!)));
  return [
    { role: 'Abstract Class', type },
    { role: 'Template Method', method, says: 'fixes the order of steps that the types below fill in' },
    ...steps.map((step) => ({ role: 'Step', method: step, says: 'is left open' })),
    ...[...filling].map((below) => ({ role: 'Concrete Class', type: below })),
  ];
}
