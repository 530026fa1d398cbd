import { behaviours, isA, members } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { CLEAR, contract, type HeldOne, heldMany, heldOnes, isAbstractType } from './declared.ts';
import type { Proof } from './proof.ts';

/**
 * Stands for an abstract component, is declared to hold many of it, and answers at least half of the component's operations by asking each
 * part the same without letting go of them; there are leaves, which hold none.
 */
export const composite: Proof = {
  pattern: 'Composite',
  *prove({ types }) {
    for (const whole of types) {
      yield;
      for (const parts of heldMany(whole)) {
        const { held } = parts;
        if (held === whole || !isA(whole, held) || !isAbstractType(held)) continue;
        const uniform = uniformOperations(whole, parts);
        const leaves = members(held).filter((each) => !isA(each, whole) && !holdsKin(each, held));
        if (uniform.length === 0 || leaves.length === 0) continue;
        if (uniform.length * 2 < openOf(held).size) continue;
        yield { core: whole, roles: rolesOf(whole, held, leaves, uniform) };
        break;
      }
    }
  },
};

function openOf(component: TypeNode): ReadonlySet<string> {
  return new Set(
    contract(component)
      .filter(({ shape }) => shape.abstract === true)
      .map(({ shape }) => shape.name),
  );
}

function uniformOperations(whole: TypeNode, { field, held }: HeldOne): readonly MethodNode[] {
  const names = new Set(contract(held).map(({ shape }) => shape.name));
  return behaviours(whole).filter(
    ({ shape }) =>
      names.has(shape.name) &&
      !isFirstAnswer(shape) &&
      !letsGo(shape, field) &&
      shape.calls.some(
        ({ on, name, loop, guarded }) =>
          on === `item:${field}` && name === shape.name && loop === true && guarded !== true,
      ),
  );
}

/** Whom it tells once, and then forgets, is no part of it. */
function letsGo({ calls, writes }: MethodNode['shape'], field: string): boolean {
  const cleared = calls.some(({ on, name }) => on === `field:${field}` && CLEAR.test(name));
  return cleared || writes.some((write) => write.field === field);
}

/** Who is asked only as long as nobody before has an answer is one of a chain. */
function isFirstAnswer({ results, name }: MethodNode['shape']): boolean {
  return results.includes(`call:${name}`) || (results.length > 1 && results.includes('null'));
}

function holdsKin(type: TypeNode, component: TypeNode): boolean {
  return [...heldMany(type), ...heldOnes(type)].some(({ held }) => isA(held, component));
}

function rolesOf(
  whole: TypeNode,
  component: TypeNode,
  leaves: readonly TypeNode[],
  uniform: readonly MethodNode[],
) {
  return [
    { role: 'Composite', type: whole, says: 'holds parts of its own kind' },
    { role: 'Component', type: component },
    ...leaves.map((type) => ({ role: 'Leaf', type })),
    ...uniform.map((method) => ({ role: 'Operation', method, says: 'asks each part the same' })),
  ];
}
