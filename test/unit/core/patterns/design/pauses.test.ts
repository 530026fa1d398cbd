import assert from 'node:assert/strict';
import { finish } from '../../../../../src/base/steps.ts';
import type { FileFacts } from '../../../../../src/core/model/facts.ts';
import { FURTHER_DEFINITIONS } from '../../../../../src/core/patterns/design/definitions/beyond.ts';
import { DEFINITIONS } from '../../../../../src/core/patterns/design/definitions/definitions.ts';
import { findDesign } from '../../../../../src/core/patterns/design/findDesign.ts';
import { patternGraph } from '../../../../../src/core/patterns/design/patternGraph.ts';
import { buildTypeGraph } from '../../../../../src/core/patterns/design/typeGraph.ts';
import { shapesOf } from '../../../../support/shapesOf.ts';

const KINDS = 40;
const BASES = 20;

describe('pauses of the search for design patterns', () => {
  it('come at least once a family in every definition, so that no definition holds the thread', async () => {
    const types = finish(buildTypeGraph(await source()));
    for (const definition of [...DEFINITIONS, ...FURTHER_DEFINITIONS]) {
      // A fresh one: what several definitions ask is remembered by the graph.
      const graph = finish(patternGraph(types));
      assert.ok(graph.families.length >= BASES);
      const yields = [...definition.find(graph)].length;
      assert.ok(yields >= BASES, `${definition.pattern} paused ${yields} times`);
    }
  });

  it('come more often than there are types and functions', async () => {
    let pauses = 0;
    for (const steps = findDesign(await source()); steps.next().done !== true; ) pauses++;
    assert.ok(pauses > 100 * BASES, `${pauses} pauses`);
  });
});

async function source() {
  const bases = Array.from({ length: BASES }, (_, at) => `interface Base${at} { act${at}(): void }`);
  const kinds = Array.from(
    { length: KINDS },
    (_, at) =>
      `class Kind${at} implements Base${at % BASES} { constructor(private next: Base${at % BASES}) {} act${at % BASES}() { this.next.act${at % BASES}(); } }`,
  );
  const shapes = await shapesOf('a.ts', [...bases, ...kinds].join('\n'));
  const facts = new Map([['a.ts', { path: 'a.ts', shapes } as FileFacts]]);
  return { facts, imports: new Map(), isLeftOut: () => false };
}
