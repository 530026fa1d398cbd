import { nameIn } from '../../../extract/shapes/operands.ts';
import type { PatternGraph } from '../definition.ts';
import { behaviours, isA } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import {
  declaredOne,
  declaredParam,
  declaredResult,
  heldOnes,
  implementers,
  isAbstractType,
} from './declared.ts';
import type { Proof } from './proof.ts';

/**
 * An abstract method without parameters is declared to give back its own kind; at least two types below carry it out by making another of
 * themselves from their own fields; and somebody outside asks one that he holds or is given for a copy.
 */
export const prototype: Proof = {
  pattern: 'Prototype',
  *prove(graph) {
    for (const type of graph.types) {
      yield;
      if (!isAbstractType(type)) continue;
      for (const method of behaviours(type)) {
        const { shape } = method;
        if (shape.abstract !== true || shape.params.length > 0 || declaredResult(method) !== type) continue;
        const copies = implementers(type, method).filter(
          (each) => isCopy(each) && !isWrapper(each.owner!, type),
        );
        const client = clientOf(type, shape.name, graph);
        if (copies.length < 2 || client === undefined) continue;
        yield {
          core: type,
          roles: [
            { role: 'Prototype', type },
            { role: 'Clone', method, says: 'is asked for another of the same kind' },
            ...copies.map(({ owner }) => ({
              role: 'Concrete Prototype',
              type: owner!,
              says: 'makes another of itself from its own fields',
            })),
            { role: 'Client', method: client, says: 'asks for a copy' },
          ],
        };
        break;
      }
    }
  },
};

/** The copy of a wrapper is a wrapper round a copy, or round the same: it shows nothing of copying. */
function isWrapper(type: TypeNode, kind: TypeNode): boolean {
  return heldOnes(type).some(({ held }) => isA(held, kind) || isA(kind, held));
}

function isCopy({ shape, owner }: MethodNode): boolean {
  const own = `new:${owner?.shape.name}`;
  return (
    shape.results.length > 0 &&
    shape.results.every((result) => result === own) &&
    shape.creates.some(
      ({ type, args }) =>
        type === owner?.shape.name &&
        args.some((arg) => arg === 'self' || nameIn(arg, 'field', 'call') !== undefined),
    )
  );
}

function clientOf(type: TypeNode, name: string, graph: PatternGraph): MethodNode | undefined {
  const all = [...graph.types.flatMap(({ methods }) => methods), ...graph.functions];
  return all.find((method) => {
    if (method.owner !== undefined && isA(method.owner, type)) return false;
    return method.shape.calls.some((call) => {
      if (call.name !== name || call.args.length > 0) return false;
      const field = method.owner?.fields.get(nameIn(call.on, 'field') ?? '');
      const asked =
        field === undefined ? declaredParam(method, nameIn(call.on, 'param') ?? '') : declaredOne(field);
      return asked === type;
    });
  });
}
