import { nameIn } from '../../../extract/shapes/operands.ts';
import { type Candidate, define, type PatternGraph } from '../definition.ts';
import { behaviours, flag, isKin, share } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';

type Condition = 'saves' | 'restores' | 'savesOwnFields' | 'kept' | 'onlyState' | 'snapshotApart';

/** A snapshot of a type's own state that the type makes and takes back. */
export const memento = define<Condition>({
  pattern: 'Memento',
  weights: { saves: 3, restores: 4, savesOwnFields: 2, kept: 2, onlyState: 1, snapshotApart: 1 },
  needs: ['saves', 'restores', 'savesOwnFields', 'kept', 'onlyState', 'snapshotApart'],
  *find(graph) {
    for (const type of graph.types) {
      yield;
      for (const save of behaviours(type)) {
        for (const made of save.shape.creates) {
          const snapshot = graph.named(made.type, save.path);
          if (snapshot === undefined || isKin(snapshot, type)) continue;
          const own = made.args.filter((arg) => nameIn(arg, 'field') !== undefined || arg === 'self').length;
          if (own > 0) yield candidate({ type, save, snapshot, own: share(own, made.args.length), graph });
        }
      }
    }
  },
});

interface Parts {
  readonly type: TypeNode;
  readonly save: MethodNode;
  readonly snapshot: TypeNode;
  readonly own: number;
  readonly graph: PatternGraph;
}

function candidate({ type, save, snapshot, own, graph }: Parts): Candidate<Condition> {
  const wide = [snapshot, ...snapshot.parents];
  const restore = [...behaviours(type), ...behaviours(snapshot)].find((method) =>
    restores(method, type, wide),
  );
  const keeper = wide
    .flatMap((each) => graph.holders(each))
    .find(({ holder }) => !isKin(holder, type) && !isKin(holder, snapshot));
  const given =
    save.shape.results.some(
      (result) => result === `new:${snapshot.shape.name}` || nameIn(result, 'new', 'local') !== undefined,
    ) || save.returns.some((each) => wide.includes(each));
  return {
    roles: [
      { role: 'Originator', type },
      { role: 'Memento', type: snapshot, says: 'keeps the state as it was' },
      { role: 'Save', method: save },
      ...(restore === undefined ? [] : [{ role: 'Restore', method: restore }]),
      ...(keeper === undefined ? [] : [{ role: 'Caretaker', type: keeper.holder }]),
    ],
    conditions: {
      saves: flag(given),
      restores: flag(restore !== undefined),
      savesOwnFields: flag(own === 1),
      kept: flag(keeper !== undefined),
      onlyState: flag(
        behaviours(snapshot).every(({ shape }) => shape.calls.length <= 3 && shape.creates.length === 0),
      ),
      snapshotApart: flag(behaviours(snapshot).length <= 6),
    },
  };
}

/** Takes the snapshot and writes own fields from it; or the snapshot itself puts them back. */
function restores(
  { shape, takes, owner }: MethodNode,
  type: TypeNode,
  snapshots: readonly TypeNode[],
): boolean {
  const param = shape.params.find(
    ({ name, type: written }) =>
      (takes.get(name) ?? []).some((each) => snapshots.includes(each)) ||
      (written === undefined && owner === type),
  );
  if (owner === type && param !== undefined) {
    return shape.writes.some(
      ({ value }) =>
        value === `param:${param.name}` ||
        value === `part:${param.name}` ||
        nameIn(value, 'call') !== undefined,
    );
  }
  if (owner === undefined || !snapshots.includes(owner)) return false;
  const holdsOriginator = [...owner.fields].find(([, { targets }]) => targets.includes(type))?.[0];
  return holdsOriginator !== undefined && shape.calls.some(({ on }) => on === `field:${holdsOriginator}`);
}
