import assert from 'node:assert/strict';
import { StopCutter } from '../../../../src/core/routing/stopCutter.ts';

describe('stop words', () => {
  const said = (words: readonly string[], pieces: readonly string[]) => {
    const stop = new StopCutter(words);
    const told: string[] = [];
    for (const piece of pieces) {
      told.push(stop.push(piece));
      if (stop.stopped) return { told, stopped: true };
    }
    told.push(stop.end());
    return { told, stopped: false };
  };

  it('end the text at the first of them, also one that comes in pieces', () => {
    const { told, stopped } = said(['END', 'FIN'], ['a E', 'N', 'D FIN b']);
    assert.deepEqual(told, ['a ', '', '']);
    assert.ok(stopped);
  });

  it('hold back no more than what may become one, and let go of what did not', () => {
    assert.deepEqual(said(['aab'], ['xa', 'aa', 'c']).told, ['x', 'a', 'aac', '']);
    assert.deepEqual(said(['END'], ['the EN']).told, ['the ', 'EN']);
  });

  it('are none where they are empty', () => {
    assert.deepEqual(said([''], ['text']), { told: ['text', ''], stopped: false });
  });
});
