import assert from 'node:assert/strict';
import { PlainMemory, rowMemory } from '../../../../../src/core/search/vectors/dotProducts.ts';
import { PieceVectors } from '../../../../../src/core/search/vectors/pieceVectors.ts';
import { createRandom } from '../../../../support/randomWorkspace.ts';

const random = createRandom(7);

function unit(dimensions: number): Float32Array {
  const vector = Float32Array.from({ length: dimensions }, () => random.below(10_000) / 10_000 - 0.5);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * b[at]!, 0);
}

describe('vectors of pieces', () => {
  it('are as near as their exact cosines say, whatever their number of dimensions', () => {
    for (const dimensions of [3, 16, 100, 256, 1024]) {
      const vectors = new PieceVectors(dimensions);
      const pieces = Array.from({ length: 50 }, (_, at) => ({ startLine: at + 1, vector: unit(dimensions) }));
      vectors.put('a.ts', pieces);
      const query = unit(dimensions);
      const { lines, cosines } = vectors.similarities(query).of('a.ts')!;
      pieces.forEach(({ startLine, vector }, at) => {
        assert.equal(lines[at], startLine);
        assert.ok(Math.abs(cosines[at]! - cosine(query, vector)) < 0.01, `${dimensions}`);
      });
    }
  });

  it('stay with their file while others come, change and go', () => {
    const vectors = new PieceVectors(16);
    const kept = new Map<string, Float32Array[]>();
    for (let turn = 0; turn < 3000; turn++) {
      const path = `f${random.below(80)}.ts`;
      if (random.below(3) === 0) {
        vectors.remove(path);
        kept.delete(path);
      } else {
        const own = Array.from({ length: 1 + random.below(40) }, () => unit(16));
        vectors.put(
          path,
          own.map((vector, at) => ({ startLine: at * 20 + 1, vector })),
        );
        kept.set(path, own);
      }
    }
    const query = unit(16);
    const similar = vectors.similarities(query);
    for (const [path, own] of kept) {
      const { cosines } = similar.of(path)!;
      assert.equal(cosines.length, own.length);
      own.forEach((vector, at) => {
        assert.ok(Math.abs(cosines[at]! - cosine(query, vector)) < 0.02);
      });
    }
    assert.deepEqual([...vectors.paths()].sort(), [...kept.keys()].sort());
    assert.equal(
      vectors.count,
      [...kept.values()].reduce((sum, own) => sum + own.length, 0),
    );
    assert.ok(vectors.sizeBytes < 20 * (16 + 4) * vectors.count + 100_000);
  });

  it('are near to nothing where no word is known', () => {
    const vectors = new PieceVectors(8);
    vectors.put('a.ts', [{ startLine: 1, vector: new Float32Array(8) }]);
    assert.equal(vectors.similarities(unit(8)).of('a.ts')!.cosines[0], 0);
    assert.equal(vectors.similarities(unit(8)).of('b.ts'), undefined);
  });

  it('are summed alike by SIMD and without', () => {
    for (const [stride, count] of [
      [16, 0],
      [16, 1],
      [64, 999],
    ] as const) {
      const memories = [rowMemory(stride), new PlainMemory(stride)];
      const rows = Int8Array.from({ length: stride * count }, () => random.below(255) - 127);
      const query = Int16Array.from({ length: stride }, () => random.below(16_383) - 8191);
      const [simd, plain] = memories.map((memory) => {
        memory.reserve(count);
        memory.rows().set(rows);
        return [...memory.dots(query, count)];
      });
      assert.deepEqual(simd, plain);
    }
  });
});
