import assert from 'node:assert/strict';
import { TerminalMarkdown } from '../../../src/cli/chat/terminalMarkdown.ts';
import { createTerminal } from '../../../src/cli/format/terminal.ts';

/** In pieces of so many characters, without colours. */
function shown(text: string, { size = 1000, width = 40 } = {}): string {
  const written: string[] = [];
  const terminal = { ...createTerminal(undefined, {}), width };
  const markdown = new TerminalMarkdown(terminal, (piece) => written.push(piece));
  for (let at = 0; at < text.length; at += size) markdown.push(text.slice(at, at + size));
  markdown.end();
  return written.join('');
}

describe('Markdown on a terminal', () => {
  const TEXT =
    '### Layers\n\nThe **web** layer uses `src/data/order repository.ts` and more than fits on a line [1].\n\n- one `a`, `b` and\\_c\n2. two\n\n```ts\nlist[1] = `x`;\n```\nEnd [2]';

  it('is words wrapped to the width, with lists, code and places', () => {
    assert.equal(
      shown(TEXT),
      'Layers\n\nThe web layer uses\nsrc/data/order repository.ts and more\nthan fits on a line [1].\n\n• one a, b and_c\n2. two\n\n  │ list[1] = `x`;\nEnd [2]\n',
    );
  });

  it('comes out the same however it is cut', () => {
    for (const size of [1, 2, 3, 7, 13]) assert.equal(shown(TEXT, { size }), shown(TEXT), `${size}`);
  });

  it('cannot move the cursor', () => {
    assert.equal(shown('a \u001b[2J\u202e b'), 'a \\u001b[2J\\u202e b\n');
  });
});
