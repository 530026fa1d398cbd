import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { findCycles } from '../../../../src/core/graph/cycles.ts';
import { strengthOf } from '../../../../src/core/graph/edgeKinds.ts';
import type { Cycle, DependencyEdge, DependencyGraph } from '../../../../src/core/model/graph.ts';
import { graphOf, randomGraph } from './randomGraph.ts';

const LEVELS = ['run-time', 'deferred', 'type-only'];

/** Edges inside the component up to the cycle's own strength. */
function edgesOf(graph: DependencyGraph, cycle: Cycle): DependencyEdge[] {
  const members = new Set(cycle.members);
  const level = LEVELS.indexOf(cycle.strength);
  return graph.edges.filter(
    (edge) =>
      members.has(edge.from) && members.has(edge.to) && LEVELS.indexOf(strengthOf(edge.kind)) <= level,
  );
}

/** Kahn's algorithm: true when some node is never free of incoming edges. */
function hasCycle(edges: readonly DependencyEdge[]): boolean {
  let left = [...edges];
  for (;;) {
    const targets = new Set(left.map((edge) => edge.to));
    const next = left.filter((edge) => targets.has(edge.from));
    if (next.length === left.length) return left.length > 0;
    left = next;
  }
}

function without(
  edges: readonly DependencyEdge[],
  cuts: readonly { from: string; to: string }[],
): DependencyEdge[] {
  return edges.filter((edge) => !cuts.some((cut) => cut.from === edge.from && cut.to === edge.to));
}

function forRandomCycles(check: (graph: DependencyGraph, cycle: Cycle, label: string) => void): void {
  for (let seed = 1; seed <= 80; seed++) {
    const graph = randomGraph(seed, 4 + (seed % 17), 8 + (seed % 50));
    for (const cycle of findCycles(graph)) check(graph, cycle, `seed ${seed}, ${cycle.members.join(' ')}`);
  }
}

describe('findCycles', () => {
  it('leaves no cycle when all cuts are made', () => {
    forRandomCycles((graph, cycle, label) => {
      assert.ok(!hasCycle(without(edgesOf(graph, cycle), cycle.cuts)), label);
    });
  });

  it('offers no superfluous cut', () => {
    forRandomCycles((graph, cycle, label) => {
      for (const spared of cycle.cuts) {
        const others = cycle.cuts.filter((cut) => cut !== spared);
        assert.ok(
          hasCycle(without(edgesOf(graph, cycle), others)),
          `${label}: ${spared.from} → ${spared.to}`,
        );
      }
    });
  });

  it('orders cuts from cheap to dear', () => {
    forRandomCycles((_, { cuts }, label) => {
      assert.deepEqual(
        cuts.map((cut) => cut.cost),
        cuts.map((cut) => cut.cost).sort((a, b) => a - b),
        label,
      );
    });
  });

  it('shows a closed walk of existing edges of the cycle’s strength, through no file twice', () => {
    forRandomCycles((graph, cycle, label) => {
      const edges = edgesOf(graph, cycle);
      assert.equal(new Set(cycle.witness).size, cycle.witness.length, label);
      const steps = cycle.witness.map((from, at) => {
        const to = cycle.witness[(at + 1) % cycle.witness.length];
        return edges.find((edge) => edge.from === from && edge.to === to);
      });
      assert.ok(steps.length >= 2 && !steps.includes(undefined), label);
      assert.ok(
        steps.some((edge) => strengthOf(edge!.kind) === cycle.strength),
        label,
      );
    });
  });

  it('finds the shortest walk', () => {
    const ring = ['a', 'b', 'c', 'd', 'e'];
    const triples = ring.map((from, at) => [from, ring[(at + 1) % 5]!] as const);
    assert.equal(findCycles(graphOf(triples))[0]!.witness.length, 5);
    assert.deepEqual(findCycles(graphOf([...triples, ['e', 'c']]))[0]!.witness, ['c', 'd', 'e']);
  });

  it('tells run-time cycles from those that only deferred or type-only imports close', () => {
    const [runTime, deferred, types] = findCycles(
      graphOf([
        ['a', 'b'],
        ['b', 'a'],
        ['c', 'd'],
        ['d', 'c', 'deferred'],
        ['e', 'f'],
        ['f', 'e', 'type'],
      ]),
    );
    assert.deepEqual([runTime!.strength, runTime!.members], ['run-time', ['a', 'b']]);
    assert.deepEqual([deferred!.strength, deferred!.members], ['deferred', ['c', 'd']]);
    assert.deepEqual([types!.strength, types!.members], ['type-only', ['e', 'f']]);
  });

  it('lists a weaker cycle beside a stronger one only where it reaches further', () => {
    const base = [
      ['a', 'b'],
      ['b', 'a'],
    ] as const;
    assert.equal(findCycles(graphOf([...base, ['a', 'b', 'type']])).length, 1);
    const wider = findCycles(graphOf([...base, ['b', 'c'], ['c', 'a', 'type']]));
    assert.deepEqual(
      wider.map((cycle) => cycle.members),
      [
        ['a', 'b'],
        ['a', 'b', 'c'],
      ],
    );
    assert.deepEqual(wider[1]!.witness, ['a', 'b', 'c']);
  });

  it('prefers one cut that opens many circles', () => {
    const spokes = ['a', 'b', 'c', 'd'].flatMap((name) => [['hub', name] as const, [name, 'back'] as const]);
    const [cycle] = findCycles(graphOf([...spokes, ['back', 'hub', 'static', ['x']]]));
    assert.deepEqual(
      cycle!.cuts.map(({ from, to, cost }) => ({ from, to, cost })),
      [{ from: 'back', to: 'hub', cost: 1 }],
    );
  });

  it('takes over an earlier cycle whose edges have not changed, and only then', () => {
    const graph = randomGraph(5, 20, 60);
    const before = findCycles(graph);
    assert.ok(before.length > 0);
    findCycles(graph, { previous: before }).forEach((cycle, at) => {
      assert.equal(cycle, before[at]);
    });
    const other = randomGraph(5, 20, 60);
    const fresh = findCycles(other, { previous: before });
    assert.notEqual(fresh[0], before[0]);
    assert.deepEqual(fresh, before);
  });

  it('live on through edits without the graph that they were found in', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const found = () => {
      const graph = graphOf([
        ['a', 'b'],
        ['b', 'a'],
      ]);
      return { cycle: findCycles(graph)[0]!, graph: new WeakRef(graph) };
    };
    const { cycle, graph } = found();
    await new Promise((resolve) => setImmediate(resolve));
    collect();
    assert.equal(graph.deref(), undefined);
    assert.equal(cycle.cuts.length, 1);
  });
});
