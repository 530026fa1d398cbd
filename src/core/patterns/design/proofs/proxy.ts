import { nameIn } from '../../../extract/shapes/operands.ts';
import type { PatternGraph } from '../definition.ts';
import { behaviours, isA } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { contract, type HeldOne, heldOnes, isAbstractType } from './declared.ts';
import type { Proof } from './proof.ts';

/**
 * The virtual proxy: stands for an abstract subject, makes the real one itself once it is asked for the first time, and answers all of the
 * subject's operations by asking it the same, having seen to it that it is there.
 */
export const proxy: Proof = {
  pattern: 'Proxy',
  *prove(graph) {
    for (const type of graph.types) {
      yield;
      for (const one of heldOnes(type)) {
        const { field, held } = one;
        const subject = type.parents.find((each) => isAbstractType(each) && isA(held, each));
        if (subject === undefined || held === type) continue;
        const lazy = behaviours(type).find((method) => makesWhenMissing(method, field, subject, graph));
        if (lazy === undefined || !passesAll(type, one, subject) || madeLazily(type) > 1) continue;
        yield {
          core: type,
          roles: [
            { role: 'Proxy', type, says: 'stands in for its subject' },
            { role: 'Subject', type: subject },
            ...(held === subject ? [] : [{ role: 'Real Subject', type: held }]),
            { role: 'First Use', method: lazy, says: 'makes the real one when it is asked for' },
          ],
        };
        break;
      }
    }
  },
};

function makesWhenMissing(
  { shape, path, owner }: MethodNode,
  field: string,
  subject: TypeNode,
  graph: PatternGraph,
): boolean {
  return (
    shape.absences.includes(`field:${field}`) &&
    shape.writes.some((write) => {
      const made = nameIn(write.value, 'new');
      const real = made === undefined ? undefined : graph.named(made, path, owner?.shape);
      return write.field === field && real !== undefined && isA(real, subject);
    })
  );
}

/** Who makes several things when first asked is put together of them, or chooses one. */
function madeLazily(type: TypeNode): number {
  const fields = behaviours(type).flatMap(({ shape }) =>
    shape.writes
      .filter(({ field, value }) => shape.absences.includes(`field:${field}`) && value.startsWith('new:'))
      .map(({ field, value }) => `${field} ${value}`),
  );
  return new Set(fields).size;
}

/** Each operation asks the real one the same, and nobody else, and sees to it before that there is one. */
function passesAll(type: TypeNode, { field, held }: HeldOne, subject: TypeNode): boolean {
  const open = contract(subject).filter(({ shape }) => shape.abstract === true);
  const isLazy = ({ shape }: MethodNode) =>
    shape.absences.includes(`field:${field}`) && shape.writes.some((write) => write.field === field);
  const makers = new Set(
    behaviours(type)
      .filter(isLazy)
      .map(({ shape }) => shape.name),
  );
  const passesOn = (method: MethodNode) => {
    const same = method.shape.calls.filter(({ name }) => name === method.shape.name);
    const made =
      isLazy(method) || method.shape.calls.some(({ on, name }) => on === 'self' && makers.has(name));
    return (
      same.length > 0 &&
      same.every(
        ({ on }) => (on === `field:${field}` && made) || (on.startsWith('call:') && makers.has(on.slice(5))),
      )
    );
  };
  const given = behaviours(type).some(({ shape }) =>
    shape.writes.some((write) => write.field === field && !write.value.startsWith('new:')),
  );
  return (
    !given &&
    held !== type &&
    open.length > 0 &&
    open.every(({ shape }) =>
      behaviours(type).some((each) => each.shape.name === shape.name && passesOn(each)),
    )
  );
}
