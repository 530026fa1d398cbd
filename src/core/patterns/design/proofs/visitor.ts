import { nameIn } from '../../../extract/shapes/operands.ts';
import { behaviours, descendants, isKin } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { declaredParam } from './declared.ts';
import type { Proof } from './proof.ts';

interface Accept {
  readonly visitor: TypeNode;
  readonly element: TypeNode;
  readonly method: MethodNode;
  /** The operation that it calls back. */
  readonly visit: MethodNode;
}

/**
 * Double dispatch seen from both sides: at least two kindred types take the visitor and call back, each with itself, an operation that is
 * meant for it; somebody carries the operations out.
 */
export const visitor: Proof = {
  pattern: 'Visitor',
  *prove(graph) {
    const byVisitor = new Map<TypeNode, Accept[]>();
    for (const element of graph.types) {
      yield;
      for (const each of acceptsOf(element)) {
        const known = byVisitor.get(each.visitor);
        if (known === undefined) byVisitor.set(each.visitor, [each]);
        else known.push(each);
      }
    }
    for (const [type, accepts] of byVisitor) {
      yield;
      const apart = accepts.filter((each) => accepts.some((other) => areApart(each, other)));
      const carriedOut = type.children.length > 0 || type.shape.kind !== 'interface';
      if (apart.length >= 2 && carriedOut) yield { core: type, roles: rolesOf(type, apart) };
    }
  },
};

/** Methods that hand the element to a visitor's operation. */
function acceptsOf(element: TypeNode): readonly Accept[] {
  return behaviours(element).flatMap((method) =>
    method.shape.calls.flatMap(({ on, name, args }) => {
      const param = args.includes('self') ? nameIn(on, 'param') : undefined;
      const visitor = param === undefined ? undefined : declaredParam(method, param);
      if (visitor === undefined || isKin(visitor, element)) return [];
      const visit = operationFor(visitor, name, args.indexOf('self'), element);
      return visit === undefined ? [] : [{ visitor, element, method, visit }];
    }),
  );
}

/** The operation of that name that takes this very type. */
function operationFor(
  visitor: TypeNode,
  name: string,
  at: number,
  element: TypeNode,
): MethodNode | undefined {
  return behaviours(visitor).find((each) => {
    const param = each.shape.params[at];
    const taken =
      each.shape.name === name && param !== undefined ? declaredParam(each, param.name) : undefined;
    return taken === element;
  });
}

function areApart(a: Accept, b: Accept): boolean {
  return (
    a.element !== b.element &&
    a.visit !== b.visit &&
    a.method.shape.name === b.method.shape.name &&
    isKin(a.element, b.element)
  );
}

function rolesOf(type: TypeNode, accepts: readonly Accept[]) {
  const elements = [...new Set(accepts.map(({ element }) => element))];
  return [
    { role: 'Visitor', type, says: 'has an operation for each kind of element' },
    ...[...descendants(type)].map((below) => ({ role: 'Concrete Visitor', type: below })),
    ...elements.map((element) => ({ role: 'Concrete Element', type: element })),
    ...accepts.map(({ method }) => ({ role: 'Accept', method, says: 'calls the visitor back with itself' })),
  ];
}
