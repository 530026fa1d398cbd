import { nameIn } from '../../../extract/shapes/operands.ts';
import type { PatternGraph } from '../definition.ts';
import { behaviours, isA } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { contract, heldOnes, isAbstractType } from './declared.ts';
import type { Proof } from './proof.ts';

/**
 * The virtual proxy: stands for an abstract subject, makes the real one itself once it is asked for the first time, and answers all of the
 * subject's operations by asking it the same.
 */
export const proxy: Proof = {
  pattern: 'Proxy',
  *prove(graph) {
    for (const type of graph.types) {
      yield;
      for (const { field, held } of heldOnes(type)) {
        const subject = type.parents.find((each) => isAbstractType(each) && isA(held, each));
        if (subject === undefined || held === type) continue;
        const lazy = behaviours(type).find((method) => makesWhenMissing(method, field, subject, graph));
        if (lazy === undefined || !passesAll(type, field, subject) || madeLazily(type) > 1) continue;
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
  { shape, path }: MethodNode,
  field: string,
  subject: TypeNode,
  graph: PatternGraph,
): boolean {
  return (
    shape.absences.includes(`field:${field}`) &&
    shape.writes.some((write) => {
      const made = nameIn(write.value, 'new');
      const real = made === undefined ? undefined : graph.named(made, path);
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

function passesAll(type: TypeNode, field: string, subject: TypeNode): boolean {
  const open = contract(subject).filter(({ shape }) => shape.abstract === true);
  const getter = behaviours(type).filter(({ shape }) => shape.results.includes(`field:${field}`));
  const sources = [`field:${field}`, ...getter.map(({ shape }) => `call:${shape.name}`)];
  return (
    open.length > 0 &&
    open.every(({ shape }) =>
      behaviours(type).some(
        (each) =>
          each.shape.name === shape.name &&
          each.shape.calls.some(({ on, name }) => sources.includes(on) && name === shape.name),
      ),
    )
  );
}
