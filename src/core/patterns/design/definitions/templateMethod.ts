import { type Candidate, define } from '../definition.ts';
import { behaviours, descendants, flag, upTo } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';

type Condition =
  | 'callsOwnSteps'
  | 'stepsLeftOpen'
  | 'stepsFilled'
  | 'keptByChildren'
  | 'severalChildren'
  | 'holdsAnother'
  | 'makes';

/** A method that fixes the order of steps which subclasses fill in. */
export const templateMethod = define<Condition>({
  pattern: 'Template Method',
  weights: {
    callsOwnSteps: 3,
    stepsLeftOpen: 3,
    stepsFilled: 3,
    keptByChildren: 1,
    severalChildren: 1,
    holdsAnother: -1,
    makes: -2,
  },
  needs: ['stepsLeftOpen', 'stepsFilled', 'keptByChildren', 'severalChildren'],
  *find(graph) {
    for (const type of graph.types) {
      yield;
      for (const method of behaviours(type)) {
        const steps = [...openSteps(type, method), ...missingSteps(type, method)];
        if (steps.length > 0) yield candidate(type, method, steps);
      }
    }
  },
});

/** Own methods that a method calls and that subclasses may or must fill in. */
function openSteps(type: TypeNode, method: MethodNode): MethodNode[] {
  const called = new Set(
    method.shape.calls.filter(({ on }) => /^(?:self|none)$/.test(on)).map(({ name }) => name),
  );
  const below = [...descendants(type)];
  return behaviours(type).filter(
    (step) =>
      step !== method &&
      called.has(step.shape.name) &&
      (step.shape.abstract === true ||
        below.some((child) => child.methods.some(({ shape }) => shape.name === step.shape.name))),
  );
}

/** Steps that only the subclasses have, where nothing need be declared. */
function missingSteps(type: TypeNode, method: MethodNode): MethodNode[] {
  const own = new Set(type.methods.map(({ shape }) => shape.name));
  const called = new Set(method.shape.calls.filter(({ on }) => on === 'self').map(({ name }) => name));
  const wanted = [...called].filter((name) => !own.has(name));
  const [first, ...rest] = type.children;
  if (first === undefined || wanted.length === 0) return [];
  return first.methods.filter(
    ({ shape }) =>
      wanted.includes(shape.name) &&
      rest.every((child) => child.methods.some((each) => each.shape.name === shape.name)),
  );
}

function candidate(type: TypeNode, method: MethodNode, steps: readonly MethodNode[]): Candidate<Condition> {
  const below = [...descendants(type)];
  const overrides = (name: string) =>
    below.some((child) => child.methods.some(({ shape }) => shape.name === name));
  const abstract = steps.filter(({ shape, owner }) => shape.abstract === true || owner !== type);
  const made = steps.filter(
    (step) =>
      step.returns.length > 0 &&
      below.some((child) =>
        child.methods.some(({ shape }) => shape.name === step.shape.name && shape.creates.length > 0),
      ),
  );
  return {
    roles: [
      { role: 'Abstract Class', type },
      { role: 'Template Method', method, says: 'fixes the order of steps that subclasses fill in' },
      ...steps.map((step) => ({ role: 'Step', method: step })),
      ...below.map((child) => ({ role: 'Concrete Class', type: child })),
    ],
    conditions: {
      callsOwnSteps: upTo(steps.length, 2),
      stepsLeftOpen: flag(abstract.length > 0),
      stepsFilled: flag(steps.some(({ shape }) => overrides(shape.name))),
      keptByChildren: flag(below.length > 0 && !overrides(method.shape.name)),
      severalChildren: upTo(below.length, 2),
      holdsAnother: flag([...type.fields.values()].some(({ targets }) => targets.length > 0)),
      makes: flag(made.length > 0 && steps.length === 1),
    },
  };
}
