import assert from 'node:assert/strict';
import { compileCommands, shellWords } from '../../../../../src/core/resolve/c/compileCommands.ts';
import { createPathIndex } from '../../../../../src/core/workspace/pathIndex.ts';

const paths = createPathIndex(['src/a.c', 'include/a.h']);

function read(entries: unknown): ReturnType<typeof compileCommands> {
  return compileCommands(JSON.stringify(entries), '/home/me/project', paths);
}

describe('compileCommands', () => {
  it('reads every spelling of an include path, relative to the directory of the command', () => {
    const { byFile } = read([
      {
        directory: '/home/me/project/build',
        file: '/home/me/project/src/a.c',
        arguments: ['cc', '-I../include', '-isystem', '../deps', '-iquote../q', '-I', '/usr/include', '-c'],
      },
    ]);
    assert.deepEqual(byFile.get('src/a.c'), ['include', 'deps', 'q']);
  });

  it('finds the tree again when the database was written elsewhere', () => {
    const { all } = read([
      { directory: '/ci/work/out', file: '/ci/work/src/a.c', command: 'cc -I/ci/work/include -c x' },
    ]);
    assert.deepEqual(all, ['include']);
  });

  it('splits a command as a shell does', () => {
    assert.deepEqual(shellWords('cc "-Ia b" -D\'X Y\' c'), ['cc', '-Ia b', '-DX Y', 'c']);
  });

  it('passes over entries that are none', () => {
    assert.deepEqual(read([null, 7, {}, { file: 3 }]).all, []);
  });

  it('throws on what is no database', () => {
    assert.throws(() => read({ file: 'a.c' }));
    assert.throws(() => compileCommands('[', '/', paths));
  });
});
