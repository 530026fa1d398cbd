import assert from 'node:assert/strict';
import { completions, parsed, typed } from '../../../../webview-ui/chat/composer/slashCommands.ts';

describe('slash commands', () => {
  const names = (text: string, caret = text.length) => completions(text, caret).map(({ name }) => name);

  it('are completed while the first word is typed', () => {
    assert.equal(names('/').length, 9);
    assert.deepEqual(names('/ex'), ['explain', 'export']);
    assert.deepEqual(names('/EXP'), ['explain', 'export']);
    assert.deepEqual(names('/xyz'), []);
    assert.deepEqual(names('/explain '), []);
    assert.deepEqual(names('why /ex'), []);
    assert.deepEqual(names('/explain', 3), []);
  });

  it('are read from what is sent; other words stay words', () => {
    assert.deepEqual(parsed('/why a b'), { command: 'why', text: 'a b' });
    assert.deepEqual(parsed(' /Suggest '), { command: 'suggest', text: '' });
    assert.deepEqual(parsed('/explain\nsrc/a.ts'), { command: 'explain', text: 'src/a.ts' });
    assert.deepEqual(parsed('/usr/bin is what?'), { text: '/usr/bin is what?' });
    assert.deepEqual(parsed('/nothing here'), { text: '/nothing here' });
  });

  it('stand again as they were typed', () => {
    assert.equal(typed(parsed('/why a b')), '/why a b');
    assert.equal(typed(parsed('/suggest')), '/suggest');
    assert.equal(typed(parsed('plain')), 'plain');
  });
});
