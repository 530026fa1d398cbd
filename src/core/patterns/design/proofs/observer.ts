import { nameIn } from '../../../extract/shapes/operands.ts';
import { behaviours, isKin, members } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { CLEAR, contract, type HeldOne, heldMany, isAbstractType } from './declared.ts';
import type { Proof } from './proof.ts';

const ADD =
  /^(?:push|push_back|emplace_back|add|append|insert|Add|Append|Insert|attach|<<|addElement|addIfAbsent)$/;
const REMOVE =
  /^(?:remove|removeAll|erase|delete|splice|filter|Remove|RemoveAt|removeElement|detach|retain|reject|removeIf|indexOf|discard)$/;
const NOTHING = /^(?:void|Void|None|Unit|\(\))$/;

/**
 * Is declared to hold many of an abstract type of another kind, takes one in and out on request, and tells each of them something whose answer
 * nobody waits for.
 */
export const observer: Proof = {
  pattern: 'Observer',
  *prove({ types }) {
    for (const subject of types) {
      yield;
      for (const listeners of heldMany(subject)) {
        if (!isAbstractType(listeners.held) || isKin(subject, listeners.held)) continue;
        const attach = taking(subject, listeners, ADD);
        const detach = taking(subject, listeners, REMOVE);
        const notify = behaviours(subject).find((method) => tells(method, listeners));
        if (attach === undefined || detach === undefined || notify === undefined) continue;
        if (attach === detach || members(listeners.held).length === 0) continue;
        if (listensItself(attach) || isEmptiedBy(notify, listeners)) continue;
        yield {
          core: subject,
          roles: [
            { role: 'Subject', type: subject, says: 'keeps its observers' },
            { role: 'Observer', type: listeners.held },
            ...members(listeners.held).map((type) => ({ role: 'Concrete Observer', type })),
            { role: 'Attach', method: attach, says: 'takes one in' },
            { role: 'Detach', method: detach, says: 'lets one go' },
            { role: 'Notify', method: notify, says: 'tells each of them' },
          ],
        };
        break;
      }
    }
  },
};

/** Hands its own parameter, declared to be one of them, to the list. */
function taking(subject: TypeNode, { field, held }: HeldOne, names: RegExp): MethodNode | undefined {
  return behaviours(subject).find(({ shape, takes }) =>
    shape.calls.some(({ on, name, args }) => {
      const given = args.map((arg) => nameIn(arg, 'param')).find((param) => param !== undefined);
      return (
        on === `field:${field}` &&
        names.test(name) &&
        given !== undefined &&
        takes.get(given)?.includes(held) === true
      );
    }),
  );
}

/** Who has itself told by what it takes in is the observer of the two. */
function listensItself({ shape }: MethodNode): boolean {
  return shape.calls.some(({ on, args }) => nameIn(on, 'param') !== undefined && args.includes('self'));
}

/** Whom it tells it also lets go: that is taking down, or a call that is made once. */
function isEmptiedBy({ shape }: MethodNode, { field }: HeldOne): boolean {
  const cleared = shape.calls.some(({ on, name }) => on === `field:${field}` && CLEAR.test(name));
  return cleared || shape.writes.some((write) => write.field === field);
}

function tells({ shape }: MethodNode, { field, held }: HeldOne): boolean {
  return shape.calls.some(({ on, name, loop }) => {
    if (on !== `item:${field}` || loop !== true) return false;
    const told = contract(held).find((each) => each.shape.name === name);
    return told !== undefined && (told.shape.returns === undefined || NOTHING.test(told.shape.returns));
  });
}
