import assert from 'node:assert/strict';
import type { FileEdit } from '../../../../src/core/model/suggestion.ts';
import { acceptedPlaces, linesThere } from '../../../../src/core/words/acceptedPlaces.ts';
import { distanceTo } from '../../../../src/core/words/nearPlaces.ts';
import { pathMark } from '../../../../src/core/words/pathMark.ts';

const BEFORE =
  "import { a } from './old.ts';\n\nexport const total = (rows: Row[]) => a(rows);\n\nlet rest = 1;\n";
const change: FileEdit = {
  type: 'change',
  path: 'b.ts',
  hash: '',
  replacements: [{ start: 19, end: 27, text: './fresh.ts' }],
};
const AFTER = BEFORE.replace('./old.ts', './fresh.ts');

async function found(edit: FileEdit, known: string | undefined, now: string): Promise<readonly number[]> {
  const places = await acceptedPlaces([edit], async () => known);
  return linesThere('b.ts', now, new Set(places.flatMap(({ lines }) => lines)));
}

describe('the place of what was accepted', () => {
  it('is the lines that it changed, whether it is carried out by now or not', async () => {
    assert.deepEqual(await found(change, BEFORE, AFTER), [1]);
    assert.deepEqual(await found(change, AFTER, AFTER), [1]);
    assert.deepEqual(await found(change, AFTER, BEFORE), []);
  });

  it('is found where it was moved to, formatted, and said something about', async () => {
    assert.deepEqual(await found(change, AFTER, `let x = 1;\n\n  ${AFTER.split('\n')[0]} // hm\n`), [3]);
  });

  it('is what stands there after something was only taken away', async () => {
    const taken: FileEdit = { ...change, replacements: [{ start: 0, end: 30, text: '' }] };
    assert.deepEqual(await found(taken, BEFORE, BEFORE.slice(30)), [2]);
  });

  it('is every line of a file that was created, and the new path of one that was moved', async () => {
    assert.deepEqual(
      await found({ type: 'create', path: 'b.ts', content: BEFORE }, undefined, BEFORE),
      [1, 3, 5],
    );
    const [moved] = await acceptedPlaces([{ ...change, type: 'move', to: 'c/b.ts' }], async () => undefined);
    assert.equal(moved!.path, pathMark('c/b.ts'));
  });

  it('is none of a file that was deleted', async () => {
    assert.deepEqual(await acceptedPlaces([{ type: 'delete', path: 'a.ts', hash: '' }], async () => ''), []);
  });
});

describe('words near a place', () => {
  const at = (startLine: number, endLine = startLine) => ({ startLine, endLine });

  it('are at most four lines away', () => {
    assert.equal(distanceTo(at(6), [10], []), 4);
    assert.equal(distanceTo(at(14, 20), [10], []), 4);
    assert.equal(distanceTo(at(5), [10], []), undefined);
    assert.equal(distanceTo(at(5), [], []), undefined);
  });

  it('are in the same short declaration, or right above it', () => {
    assert.equal(distanceTo(at(2), [30], [at(1, 40)]), 0);
    assert.equal(distanceTo(at(9), [30], [at(10, 40)]), 0);
    assert.equal(distanceTo(at(2), [30], [at(1, 400)]), undefined);
    assert.equal(distanceTo(at(2), [30], [at(1, 8), at(10, 40)]), undefined);
  });
});
