import assert from 'node:assert/strict';
import { planMove } from '../../../../../src/app/learning/habits/planMove.ts';
import type { MovePlan } from '../../../../../src/protocol/habitsApi.ts';
import { applied, type Files, memorySyntax, modelOf } from '../../../core/suggest/memoryWorkspace.ts';

const FILES: Files = {
  'src/services/payment.ts': "import { round } from './round.js';\nexport const payment = round;\n",
  'src/services/round.ts': 'export const round = 1;\n',
  'src/controllers/cart.ts': "import { payment } from '../services/payment.js';\npayment;\n",
  'src/models/payment.ts': '',
};

async function plan(path: string, folder: string): Promise<MovePlan> {
  const ground = {
    root: '/workspace',
    model: await modelOf(FILES),
    paths: Object.keys(FILES),
    read: async (each: string) => FILES[each],
  };
  return planMove(ground, { path, folder, syntax: memorySyntax, signal: new AbortController().signal });
}

describe('a move that is planned', () => {
  it('takes the imports along that lead to the file and from it', async () => {
    const { title, edits } = await plan('src/services/payment.ts', 'src/controllers');
    assert.equal(title, 'Move payment.ts to src/controllers');
    const after = applied(FILES, edits);
    assert.match(after['src/controllers/payment.ts']!, /'\.\.\/services\/round\.js'/);
    assert.match(after['src/controllers/cart.ts']!, /'\.\/payment\.js'/);
    assert.equal(after['src/services/payment.ts'], undefined);
  });

  it('goes to the root as well', async () => {
    const { title, edits } = await plan('src/services/round.ts', '');
    assert.equal(title, 'Move round.ts to the root');
    assert.match(applied(FILES, edits)['src/services/payment.ts']!, /'\.\.\/\.\.\/round\.js'/);
  });

  it('is refused with the reason where a file of the name is there already', async () => {
    const { edits, refused } = await plan('src/services/payment.ts', 'src/models');
    assert.deepEqual(edits, []);
    assert.match(refused!, /src\/models\/payment\.ts is there already/);
  });

  it('leads out of no workspace, and moves no file that nobody knows', async () => {
    await assert.rejects(plan('src/services/payment.ts', '../out'), { code: 'unknown-place' });
    await assert.rejects(plan('src/services/payment.ts', 'src/../../out'), { code: 'unknown-place' });
    await assert.rejects(plan('src/gone.ts', 'src'), { code: 'unknown-place' });
  });
});
