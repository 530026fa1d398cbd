import { nameIn } from '../../../extract/shapes/operands.ts';
import { behaviours, isA, members } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { type HeldOne, heldOnes, isAbstractType, works } from './declared.ts';
import type { Proof } from './proof.ts';

/**
 * Handlers below one type, each with the next: an operation is passed on to the next, under its name and with what it was given, in some
 * cases only; at least two kinds of handlers carry it out.
 */
export const chainOfResponsibility: Proof = {
  pattern: 'Chain of Responsibility',
  *prove({ types }) {
    for (const handler of types) {
      yield;
      for (const next of heldOnes(handler)) {
        if (!handler.fields.has(next.field) || !isA(handler, next.held)) continue;
        if (!isAbstractType(next.held) && next.held.children.length < 2) continue;
        const passing = behaviours(handler).find((method) => passesSome(method, next));
        if (passing === undefined) continue;
        const deciding = members(handler).filter((each) => decides(each, passing));
        if (deciding.length < 2) continue;
        yield {
          core: handler,
          roles: [
            { role: 'Handler', type: handler, says: 'holds the next one' },
            { role: 'Passing On', method: passing, says: 'passes the request on in some cases' },
            ...deciding.map((type) => ({ role: 'Concrete Handler', type })),
          ],
        };
        break;
      }
    }
  },
};

/** The same operation of the next with the same arguments, behind a condition. */
function passesSome({ shape }: MethodNode, { field }: HeldOne): boolean {
  return shape.calls.some(
    ({ on, name, args, guarded }) =>
      on === `field:${field}` &&
      name === shape.name &&
      args.length > 0 &&
      args.every((arg) => nameIn(arg, 'param') !== undefined) &&
      (guarded === true || shape.branches > 0),
  );
}

/** Carries it out itself and leaves the rest to what it inherits. */
function decides(type: TypeNode, passing: MethodNode): boolean {
  const own = type.methods.find(({ shape }) => shape.name === passing.shape.name);
  if (own === undefined || !works(own)) return false;
  return own.shape.calls.some(
    ({ on, name, guarded }) =>
      on === 'super' && name === own.shape.name && (guarded === true || own.shape.branches > 0),
  );
}
