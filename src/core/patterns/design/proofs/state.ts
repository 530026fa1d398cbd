import { nameIn } from '../../../extract/shapes/operands.ts';
import type { PatternGraph } from '../definition.ts';
import { behaviours, isA, isKin, members } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { contract, declaredParam, heldOnes, isAbstractType } from './declared.ts';
import type { Proof } from './proof.ts';

/**
 * A context is declared to hold one of an abstract type, asks it, and lets it be replaced; at least two of its members replace it, on the
 * context that they know, by another member.
 */
export const state: Proof = {
  pattern: 'State',
  *prove(graph) {
    for (const context of graph.types) {
      yield;
      for (const { field, held } of heldOnes(context)) {
        if (!context.fields.has(field) || !isAbstractType(held) || isKin(context, held)) continue;
        const asked = contract(held).map(({ shape }) => shape.name);
        const asks = behaviours(context).find(({ shape }) =>
          shape.calls.some(({ on, name }) => on === `field:${field}` && asked.includes(name)),
        );
        const change = behaviours(context).find(({ shape }) =>
          shape.writes.some(
            ({ field: written, value }) => written === field && nameIn(value, 'param') !== undefined,
          ),
        );
        if (asks === undefined || change === undefined) continue;
        const moves = members(held).flatMap((member) =>
          behaviours(member).filter((method) => moves_(method, context, change, held, graph)),
        );
        if (new Set(moves.map(({ owner }) => owner)).size < 2) continue;
        yield {
          core: context,
          roles: [
            { role: 'Context', type: context, says: 'acts through its current state' },
            { role: 'State', type: held },
            ...members(held).map((type) => ({ role: 'Concrete State', type })),
            ...moves.map((method) => ({
              role: 'Transition',
              method,
              says: 'puts another state in its place',
            })),
          ],
        };
        break;
      }
    }
  },
};

function moves_(
  method: MethodNode,
  context: TypeNode,
  change: MethodNode,
  held: TypeNode,
  graph: PatternGraph,
): boolean {
  return method.shape.calls.some(({ on, name, args }) => {
    if (name !== change.shape.name) return false;
    const param = nameIn(on, 'param');
    const field = nameIn(on, 'field');
    const target =
      param === undefined ? method.owner?.fields.get(field ?? '')?.targets[0] : declaredParam(method, param);
    const next = args.map((arg) => nameIn(arg, 'new', 'type')).find((each) => each !== undefined);
    const made = next === undefined ? undefined : graph.named(next, method.path, method.owner?.shape);
    return target !== undefined && isA(context, target) && made !== undefined && isA(made, held);
  });
}
