import assert from 'node:assert/strict';
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FileDismissals } from '../../../../src/infra/store/fileDismissals.ts';
import { withFolder } from '../../../support/temporary.ts';

describe('dismissals', () => {
  it('last, also when two windows dismiss at the same time', () =>
    withFolder({}, async (folder) => {
      const file = join(folder, 'deep/dismissed.json');
      const [one, two] = [await FileDismissals.open(file), await FileDismissals.open(file)];
      await Promise.all([...'abc'].map((id) => one.add(id)).concat([...'xyz'].map((id) => two.add(id))));
      assert.deepEqual([...(await FileDismissals.open(file)).all()].sort(), [...'abcxyz']);
      assert.deepEqual(readdirSync(dirname(file)), ['dismissed.json']);
    }));

  it('are seen by the other window, and stay away once they are erased', () =>
    withFolder({}, async (folder) => {
      const file = join(folder, 'dismissed.json');
      const [one, two] = [await FileDismissals.open(file), await FileDismissals.open(file)];
      await one.add('a');
      await one.add('b');
      assert.deepEqual([...two.all()].sort(), ['a', 'b']);
      await two.remove(['a']);
      await one.add('c');
      assert.deepEqual([...two.all()].sort(), ['b', 'c']);
      await one.remove();
      assert.deepEqual([...two.all()], []);
      assert.deepEqual(readdirSync(folder), []);
    }));

  it('that are kept for this run only can be taken back', async () => {
    const dismissals = await FileDismissals.open(undefined);
    await dismissals.add('a');
    await dismissals.add('b');
    await dismissals.remove(['a']);
    assert.deepEqual([...dismissals.all()], ['b']);
    await dismissals.remove();
    assert.equal(dismissals.all().size, 0);
  });

  it('are set aside, not overwritten, when the file is damaged', () =>
    withFolder({ 'd.json': '{"dismissed": [' }, async (folder) => {
      const file = join(folder, 'd.json');
      const dismissals = await FileDismissals.open(file);
      await dismissals.add('a');
      assert.ok(existsSync(`${file}.damaged`));
      assert.deepEqual([...(await FileDismissals.open(file)).all()], ['a']);
    }));

  it('ignore entries that are no ids', () =>
    withFolder({}, async (folder) => {
      const file = join(folder, 'd.json');
      writeFileSync(file, '{"dismissed": ["a", 1, null]}');
      assert.deepEqual([...(await FileDismissals.open(file)).all()], ['a']);
    }));

  it('are not overwritten when they cannot be read, and the reader is told', () =>
    withFolder({ 'd.json/inside': '' }, async (folder) => {
      const problems: string[] = [];
      const dismissals = await FileDismissals.open(join(folder, 'd.json'), (message) =>
        problems.push(message),
      );
      assert.equal(problems.length, 1);
      await assert.rejects(dismissals.add('a'), /could not be saved/);
      assert.deepEqual(readdirSync(folder), ['d.json']);
      assert.ok(dismissals.all().has('a'));
    }));

  it('do not wait for a window that was killed while it wrote', () =>
    withFolder({ 'd.json.lock': '' }, async (folder) => {
      utimesSync(join(folder, 'd.json.lock'), 1, 1);
      await (await FileDismissals.open(join(folder, 'd.json'))).add('a');
      assert.deepEqual(readdirSync(folder), ['d.json']);
    }));
});
