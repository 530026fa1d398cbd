import assert from 'node:assert/strict';
import { createProgress } from '../../../src/cli/format/progress.ts';
import { createTerminal } from '../../../src/cli/format/terminal.ts';

/** As much of a stream as is asked for: whether it is a terminal, its width, and what was written. */
function stream(isTTY: boolean, columns = 80) {
  const written: string[] = [];
  const fake = { isTTY, columns, write: (text: string) => written.push(text) > 0 };
  return { stream: fake as unknown as NodeJS.WriteStream, written };
}

const painted = (isTTY: boolean, env: NodeJS.ProcessEnv) =>
  createTerminal(stream(isTTY).stream, env).colours.bold('a') !== 'a';

describe('colours', () => {
  it('are for terminals that can show them', () => {
    assert.ok(painted(true, {}));
    assert.ok(!painted(false, {}));
    assert.ok(!painted(true, { TERM: 'dumb' }));
  });

  it('follow NO_COLOR, which an empty value does not set, and FORCE_COLOR', () => {
    assert.ok(!painted(true, { NO_COLOR: '1', FORCE_COLOR: '1' }));
    assert.ok(painted(true, { NO_COLOR: '' }));
    assert.ok(painted(false, { FORCE_COLOR: '1' }));
    assert.ok(!painted(true, { FORCE_COLOR: '0' }));
  });

  it('never reach a file', () => {
    assert.equal(createTerminal(undefined, { FORCE_COLOR: '1' }).colours.bold('a'), 'a');
  });
});

describe('the width', () => {
  it('is that of the terminal, within what reads well', () => {
    const widthOf = (columns: number) => createTerminal(stream(true, columns).stream, {}).width;
    assert.deepEqual([20, 80, 300].map(widthOf), [40, 80, 120]);
  });

  it('is COLUMNS where there is no terminal', () => {
    assert.equal(createTerminal(stream(false).stream, { COLUMNS: '60' }).width, 60);
    assert.equal(createTerminal(undefined, { COLUMNS: 'wide' }).width, 100);
  });
});

describe('progress', () => {
  const CLEAR_LINE = '\r\u001b[K';
  const state = { phase: 'indexing', stage: 'imports', done: 1500, total: 3000 } as const;

  it('is one line that leaves nothing behind, never as wide as the terminal', () => {
    const { stream: terminal, written } = stream(true, 40);
    const progress = createProgress(terminal, false, {});
    progress.show(state);
    progress.clear();
    const [line = '', last] = written;
    assert.ok(line.startsWith(`${CLEAR_LINE}Reading imports ████`));
    assert.ok(line.length - CLEAR_LINE.length < 40);
    assert.equal(last, CLEAR_LINE);
  });

  it('is silent when nobody could see it, or asked for quiet', () => {
    for (const [isTTY, quiet, env] of [
      [false, false, {}],
      [true, true, {}],
      [true, false, { TERM: 'dumb' }],
    ] as const) {
      const { stream: terminal, written } = stream(isTTY);
      const progress = createProgress(terminal, quiet, env);
      progress.show(state);
      progress.clear();
      assert.deepEqual(written, []);
    }
  });
});
