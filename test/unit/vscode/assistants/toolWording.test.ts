import assert from 'node:assert/strict';
import { TOOL_NAMES } from '../../../../src/protocol/toolsApi.ts';
import { toolWording } from '../../../../src/vscode/assistants/toolWording.ts';

describe('what a person reads before a tool runs', () => {
  it('says for each tool what it reads, and that nothing is changed', () => {
    for (const name of TOOL_NAMES) {
      const { doing, title, message } = toolWording(name, {
        query: 'order',
        name: 'order.ts',
        path: 'src',
        from: 'src/a.ts',
        to: 'src/b.ts',
      });
      assert.match(message, /^The assistant gets to read .*“.+Nothing is changed/, name);
      assert.match(title, /^Groundplan: \p{Lu}/u, name);
      assert.ok(doing.length > 5, name);
    }
  });

  it('takes no Markdown, no command link and no end of text from a model', () => {
    const { message, doing } = toolWording('groundplan_find', {
      query: `[Yes](command:evil) **bold** <b>\`code\`\n\n${'a'.repeat(1000)}`,
    });
    assert.doesNotMatch(message + doing, /[[\]()*<>`\n]/);
    assert.ok(message.length < 400);
  });

  it('stands whatever the input is', () => {
    for (const input of [undefined, null, 7, 'text', [], { query: 7, from: {}, to: null }])
      for (const name of TOOL_NAMES) assert.ok(toolWording(name, input).message.length > 0);
  });
});
