import { nameIn } from '../../extract/shapes/operands.ts';
import type { PatternGraph } from '../design/definition.ts';
import { ancestors } from '../design/relations.ts';
import type { MethodNode, TypeNode } from '../design/typeNodes.ts';
import { type Drift, listed, nameOf, placeOfMethod } from './drift.ts';

/** Steps that give the builder back, beside the one that does not. */
const LEAST_STEPS = 5;

/** A step of a builder after which the chain breaks off. */
export function* stepsThatEnd({ types }: PatternGraph): Iterable<Drift | undefined> {
  for (const type of types) {
    yield;
    const steps = type.methods.filter(isStep);
    const flowing = steps.filter(({ shape }) => shape.results.length === 1 && shape.results[0] === 'self');
    const ending = steps.filter((method) => givesNothing(method));
    const [lost, ...more] = ending;
    if (lost === undefined || more.length > 0 || flowing.length < LEAST_STEPS) continue;
    if (flowing.length + 1 < steps.length || isAsked(lost, type) || !isNamedAlike(lost, flowing)) continue;
    yield {
      pattern: 'Builder',
      role: 'Step',
      confidence: 'likely',
      title: `${nameOf(lost)} does not return the builder, as its other ${flowing.length} steps do`,
      remedy: `${listed(flowing.map(({ shape }) => shape.name))} give the builder back, so that calls can be chained; after ${lost.shape.name} the chain breaks off. Return the builder there too.`,
      evidence: [
        placeOfMethod(lost, `${nameOf(lost)} returns nothing.`),
        ...flowing
          .slice(0, 2)
          .map((method) => placeOfMethod(method, `${nameOf(method)} returns the builder.`)),
      ],
    };
  }
}

/** Keeps what it is given. */
function isStep({ shape }: MethodNode): boolean {
  return (
    shape.kind === 'method' &&
    shape.static !== true &&
    shape.visibility === undefined &&
    shape.params.length > 0 &&
    shape.params.length < 3 &&
    shape.writes.some(({ value }) => nameIn(value, 'param') !== undefined)
  );
}

function givesNothing({ shape }: MethodNode): boolean {
  const said = shape.returns ?? '';
  return shape.results.length === 0 && (said === '' || /^:?\s*(?:void|Unit|None|\(\))$/.test(said));
}

/** A contract may want it without a result. */
function isAsked({ shape }: MethodNode, type: TypeNode): boolean {
  const overrides = (shape.annotations ?? []).some(({ name }) => /^override$/i.test(name));
  const above = [...ancestors(type)].some(({ methods }) =>
    methods.some((each) => each.shape.name === shape.name),
  );
  return overrides || above;
}

/** Its name begins as theirs do: `with…`, `set…`; where each begins as it likes, any will do. */
function isNamedAlike({ shape }: MethodNode, flowing: readonly MethodNode[]): boolean {
  const own = firstWord(shape.name);
  const alike = flowing.filter((each) => firstWord(each.shape.name) === own);
  const words = new Set(flowing.map((each) => firstWord(each.shape.name)));
  return alike.length * 2 >= flowing.length || (words.size === flowing.length && /^[a-z]+$/.test(shape.name));
}

function firstWord(name: string): string {
  return /^_*([a-z]+|[A-Z][a-z]*)/.exec(name)?.[1]?.toLowerCase() ?? name;
}
