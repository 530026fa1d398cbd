import assert from 'node:assert/strict';
import { communities, modularity } from '../../../../src/core/suggest/louvain.ts';
import { finding, moduleOf } from './findings.ts';
import { applied, modelOf, suggestFor } from './memoryWorkspace.ts';

const edge = (a: number, b: number) => ({ a, b, weight: 1 });
const clique = (from: number, size: number) =>
  Array.from({ length: size }, (_, i) =>
    Array.from({ length: i }, (_, j) => edge(from + i, from + j)),
  ).flat();

describe('communities of a graph', () => {
  it('are its cliques where single edges join them', () => {
    const edges = [...clique(0, 5), ...clique(5, 5), ...clique(10, 4), edge(0, 5), edge(5, 10)];
    assert.deepEqual(communities(14, edges), [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2]);
  });

  it('have the modularity that the formula gives', () => {
    const edges = [...clique(0, 3), ...clique(3, 3), edge(0, 3)];
    const expected = 2 * (3 / 7 - (7 / 14) ** 2);
    assert.ok(Math.abs(modularity(6, edges, [0, 0, 0, 1, 1, 1]) - expected) < 1e-12);
  });

  it('are the nodes themselves without edges', () => {
    assert.deepEqual(communities(3, []), [0, 1, 2]);
    assert.equal(modularity(3, [], [0, 1, 2]), 0);
  });
});

describe('splitting a god module', () => {
  it('moves the smaller group to a folder named for it, and the imports follow', async () => {
    const files: Record<string, string> = {};
    for (const [word, size] of [
      ['cart', 6],
      ['invoice', 5],
    ] as const) {
      for (let i = 0; i < size; i++) {
        const imports = Array.from(
          { length: i },
          (_, j) => `import { ${word}${j} } from './${word}Part${j}';\n`,
        ).join('');
        files[`src/${word}Part${i}.ts`] = `${imports}export const ${word}${i} = [${i}];\n`;
      }
    }
    files['src/cartPart5.ts'] += "export { invoice4 } from './invoicePart4';\n";
    const paths = Object.keys(files);
    const [suggestion] = await suggestFor(files, {
      findings: [finding('god-module', ['src'])],
      modules: [moduleOf('src', paths)],
    });
    assert.equal(suggestion?.kind, 'split-module');
    const after = applied(files, suggestion!.edits);
    assert.deepEqual(
      Object.keys(after)
        .filter((path) => path.includes('invoice'))
        .sort(),
      [0, 1, 2, 3, 4].map((i) => `src/invoice/invoicePart${i}.ts`),
    );
    assert.match(after['src/cartPart5.ts']!, /'\.\/invoice\/invoicePart4'/);
    const [before, now] = [await modelOf(files), await modelOf(after)];
    assert.equal(now.graph.edges.length, before.graph.edges.length);
  });
});
