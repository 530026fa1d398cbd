import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptWhileUnchanged } from '../../../../src/infra/files/keptWhileUnchanged.ts';

describe('what was read from a folder', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gp-kept-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const reading = (nowMs?: () => number) => {
    const counted = { reads: 0 };
    const names = keptWhileUnchanged(async () => {
      counted.reads += 1;
      return { value: readdirSync(folder), paths: [folder, join(folder, 'missing')] };
    }, nowMs);
    return { counted, names };
  };
  const age = (seconds: number) => utimesSync(folder, new Date(), new Date(Date.now() - seconds * 1000));

  it('is read once while nothing changes, and again once something does', async () => {
    const { counted, names } = reading();
    age(60);
    await names();
    await names();
    assert.equal(counted.reads, 1);
    writeFileSync(join(folder, 'one'), '');
    assert.deepEqual(await names(), ['one']);
    assert.equal(counted.reads, 2);
  });

  it('is read again although the folder’s time is the same, as long as it may be coarser than the change', async () => {
    const { counted, names } = reading();
    age(1);
    await names();
    await names();
    assert.equal(counted.reads, 2);
  });

  it('is read again when a file appears that was missing', async () => {
    const { counted, names } = reading();
    age(60);
    await names();
    writeFileSync(join(folder, 'missing'), '');
    age(60);
    await names();
    assert.equal(counted.reads, 2);
  });
});
