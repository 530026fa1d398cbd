import { nameIn } from '../../../extract/shapes/operands.ts';
import type { PatternGraph } from '../definition.ts';
import { behaviours, isKin } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { declaredMany, declaredOne, declaredParam } from './declared.ts';
import type { Proof } from './proof.ts';

/**
 * An originator makes a snapshot out of its own fields only, gives it back, and puts them back from one that it is given; a third type keeps
 * snapshots, and asks for both.
 */
export const memento: Proof = {
  pattern: 'Memento',
  *prove(graph) {
    for (const originator of graph.types) {
      yield;
      for (const save of behaviours(originator)) {
        const snapshot = snapshotOf(save, graph);
        if (snapshot === undefined || isKin(snapshot, originator)) continue;
        const restore = behaviours(originator).find((each) => restores(each, snapshot));
        if (restore === undefined) continue;
        const keeper = keeperOf({ originator, snapshot, save, restore }, graph);
        if (keeper === undefined) continue;
        yield {
          core: originator,
          roles: [
            { role: 'Originator', type: originator },
            { role: 'Memento', type: snapshot, says: 'keeps the state as it was' },
            { role: 'Caretaker', type: keeper, says: 'keeps snapshots, has them made and put back' },
            { role: 'Save', method: save, says: 'makes one out of its own fields' },
            { role: 'Restore', method: restore, says: 'puts its fields back' },
          ],
        };
        break;
      }
    }
  },
};

function snapshotOf({ shape, path, owner }: MethodNode, graph: PatternGraph): TypeNode | undefined {
  const made = shape.creates.find(
    ({ type, args }) =>
      shape.results.includes(`new:${type}`) &&
      args.length > 0 &&
      args.every((arg) => nameIn(arg, 'field') !== undefined),
  );
  return made === undefined ? undefined : graph.named(made.type, path, owner?.shape);
}

function restores(method: MethodNode, snapshot: TypeNode): boolean {
  const { shape } = method;
  const param = shape.params.find(({ name }) => declaredParam(method, name) === snapshot)?.name;
  if (param === undefined || shape.kind !== 'method') return false;
  const asks = shape.calls.some(({ on }) => on === `param:${param}`);
  return shape.writes.some(
    ({ value }) => value === `part:${param}` || (asks && nameIn(value, 'call') !== undefined),
  );
}

interface Parts {
  readonly originator: TypeNode;
  readonly snapshot: TypeNode;
  readonly save: MethodNode;
  readonly restore: MethodNode;
}

function keeperOf({ originator, snapshot, save, restore }: Parts, graph: PatternGraph): TypeNode | undefined {
  return graph.types.find((type) => {
    if (isKin(type, originator) || isKin(type, snapshot)) return false;
    const keeps = [...type.fields.values()].some(
      (field) => declaredOne(field) === snapshot || declaredMany(field) === snapshot,
    );
    const asks = ({ shape: wanted }: MethodNode) =>
      type.methods.some(({ shape }) =>
        shape.calls.some(({ on, name }) => on.includes(':') && name === wanted.name),
      );
    return keeps && asks(save) && asks(restore);
  });
}
