import { nameIn } from '../../../extract/shapes/operands.ts';
import { isA, members } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { contract, heldMany, heldOnes, implementers, isAbstractType } from './declared.ts';
import type { Proof } from './proof.ts';

const NOTHING = /^(?:void|Void|None|Unit|\(\))$/;

/**
 * A grammar as types: at least two kinds of expressions hold two parts of the abstract expression and answer an operation by asking both the
 * same with the same context; at least two others, the terminals, hold none.
 */
export const interpreter: Proof = {
  pattern: 'Interpreter',
  *prove({ types }) {
    for (const type of types) {
      yield;
      if (!isAbstractType(type) || type.parents.some(isAbstractType)) continue;
      for (const operation of contract(type)) {
        if (operation.shape.abstract !== true || operation.shape.params.length === 0) continue;
        if (NOTHING.test(operation.shape.returns ?? '')) continue;
        const inner = implementers(type, operation).filter((each) => asksBoth(each, type));
        const ends = members(type).filter((each) => isTerminal(each, type));
        if (inner.length < 2 || ends.length < 2) continue;
        yield {
          core: type,
          roles: [
            { role: 'Expression', type },
            { role: 'Interpret', method: operation, says: 'is asked with a context' },
            ...inner.map(({ owner }) => ({
              role: 'Nonterminal Expression',
              type: owner!,
              says: 'asks both of its parts',
            })),
            ...ends.map((each) => ({ role: 'Terminal Expression', type: each })),
          ],
        };
        break;
      }
    }
  },
};

/** Two parts, asked the same with the same context. */
function asksBoth({ shape, owner }: MethodNode, expression: TypeNode): boolean {
  const parts = heldOnes(owner!).filter(({ held }) => isA(expression, held) || isA(held, expression));
  const asked = parts.filter(({ field }) =>
    shape.calls.some(
      ({ on, name, args, guarded }) =>
        on === `field:${field}` &&
        guarded !== true &&
        name === shape.name &&
        args.length === shape.params.length &&
        args.every((arg) => nameIn(arg, 'param') !== undefined),
    ),
  );
  return asked.length >= 2;
}

function isTerminal(type: TypeNode, expression: TypeNode): boolean {
  const held = [...heldOnes(type), ...heldMany(type)];
  return !held.some((each) => isA(each.held, expression) || isA(expression, each.held));
}
