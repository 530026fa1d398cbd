import assert from 'node:assert/strict';
import { PendingChanges } from '../../../src/vscode/pendingChanges.ts';

const WRITTEN = { read: () => ({}), onDisk: true };
const edited = (content: string) => ({ read: () => ({ content }) });

describe('PendingChanges', () => {
  it('keeps the latest change of each file, by folder', () => {
    const pending = new PendingChanges();
    pending.add('/one', 'a.ts', WRITTEN);
    pending.add('/one', 'a.ts', edited('new'));
    pending.add('/one', 'b.ts', { read: () => ({ deleted: true }), onDisk: true });
    pending.add('/two', 'a.ts', WRITTEN);
    assert.equal(pending.count('/one'), 2);
    assert.deepEqual(pending.take('/one'), [
      { path: 'a.ts', content: 'new' },
      { path: 'b.ts', deleted: true },
    ]);
    assert.equal(pending.count('/one'), 0);
    assert.deepEqual(pending.take('/two'), [{ path: 'a.ts' }]);
  });

  it('reads an unsaved text when it is taken, not before', () => {
    const pending = new PendingChanges();
    let text = 'first';
    pending.add('/one', 'a.ts', { read: () => ({ content: text }) });
    text = 'second';
    assert.deepEqual(pending.take('/one'), [{ path: 'a.ts', content: 'second' }]);
  });

  it('drops what an analysis sees on disk, and nothing else', () => {
    const pending = new PendingChanges();
    pending.add('/one', 'written.ts', WRITTEN);
    pending.add('/one', 'edited.ts', edited('text'));
    pending.add('/one', 'reverted.ts', { read: () => ({}) });
    // The file changes on disk too, but the engine still holds its unsaved text.
    pending.add('/one', 'reverted.ts', WRITTEN);
    pending.dropThoseOnDisk('/one');
    assert.deepEqual(pending.take('/one'), [{ path: 'edited.ts', content: 'text' }, { path: 'reverted.ts' }]);
  });
});
