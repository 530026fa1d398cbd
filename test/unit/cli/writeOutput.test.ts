import assert from 'node:assert/strict';
import { lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../../../src/base/codedError.ts';
import { shellCommand } from '../../../src/cli/format/shellCommand.ts';
import { writeOutput } from '../../../src/cli/writeOutput.ts';
import { withFolder } from '../../support/temporary.ts';

describe('output to a file', () => {
  it('replaces the file, makes its folder, and leaves nothing beside it', () =>
    withFolder({ 'old.txt': 'before' }, async (folder) => {
      await writeOutput('after', join(folder, 'old.txt'));
      await writeOutput('new\n', join(folder, 'deep/new.txt'));
      assert.equal(readFileSync(join(folder, 'old.txt'), 'utf8'), 'after\n');
      assert.equal(readFileSync(join(folder, 'deep/new.txt'), 'utf8'), 'new\n');
      assert.deepEqual(readdirSync(folder).sort(), ['deep', 'old.txt']);
    }));

  it('goes through a link and keeps it', () =>
    withFolder({ 'real.txt': '' }, async (folder) => {
      symlinkSync('real.txt', join(folder, 'link.txt'));
      await writeOutput('text', join(folder, 'link.txt'));
      assert.ok(lstatSync(join(folder, 'link.txt')).isSymbolicLink());
      assert.equal(readFileSync(join(folder, 'real.txt'), 'utf8'), 'text\n');
    }));

  it('says which file could not be written, and what to do', () =>
    withFolder({ 'a.txt': '' }, async (folder) => {
      await assert.rejects(writeOutput('text', folder), (error: Error) => {
        assert.equal(codeOf(error), 'output-failed');
        assert.ok(error.message.includes(folder));
        return /Name a file/.test(error.message);
      });
      await assert.rejects(writeOutput('text', join(folder, 'a.txt/b.txt')), /Name another place/);
    }));
});

describe('a proposed command', () => {
  it('can be copied into a shell, whatever the folder is called', () => {
    assert.equal(shellCommand('suggest', '.', '--apply', 'x'), 'groundplan suggest --apply x');
    assert.equal(shellCommand('analyze', "it's here"), "groundplan analyze 'it'\\''s here'");
  });
});
