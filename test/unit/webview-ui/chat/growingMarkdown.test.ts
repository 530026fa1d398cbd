import assert from 'node:assert/strict';
import { GrowingMarkdown } from '../../../../webview-ui/chat/markdown/growingMarkdown.ts';

const TEXT = `# Title

First words
over two lines.

- one
- two

  still two

\`\`\`ts
const a = 1;

const b = 2;
\`\`\`

| a | b |
|---|---|
| 1 | 2 |

Last words.`;

const shapeOf = (markdown: GrowingMarkdown) => markdown.blocks.map(({ at, token }) => [at, token.type]);

describe('Markdown that grows', () => {
  it('reads the same whether it comes at once or letter by letter', () => {
    const whole = new GrowingMarkdown();
    whole.read(TEXT);
    const growing = new GrowingMarkdown();
    for (let end = 1; end <= TEXT.length; end++) growing.read(TEXT.slice(0, end));
    assert.deepEqual(shapeOf(growing), shapeOf(whole));
    assert.equal(growing.blocks.map(({ raw }) => raw).join(''), TEXT);
  });

  it('leaves blocks that stand alone: they are the very same objects', () => {
    const markdown = new GrowingMarkdown();
    const before = markdown.read('# Title\n\nFirst.\n\nSec');
    const after = markdown.read('# Title\n\nFirst.\n\nSecond.\n\nThird.');
    assert.equal(after[0], before[0]);
    assert.equal(after[1], before[1]);
    assert.notEqual(after[2], before[2]);
    assert.equal(after.length, 4);
  });

  it('starts anew where the text is another one', () => {
    const markdown = new GrowingMarkdown();
    markdown.read('One.\n\nTwo.');
    assert.deepEqual(
      markdown.read('# Three').map(({ token }) => token.type),
      ['heading'],
    );
  });

  it('takes line ends of Windows for line ends', () => {
    const types = new GrowingMarkdown()
      .read('One.\r\n\r\n```\r\ncode\r\n```\r\n')
      .map(({ token }) => token.type);
    assert.deepEqual(types, ['paragraph', 'code']);
  });

  it('shows as plain text what would cost too long to read', () => {
    const hostile = [
      '_a'.repeat(60_000),
      '*'.repeat(80_000),
      '['.repeat(90_000),
      '>'.repeat(30_000),
      '![](a'.repeat(40_000),
    ];
    for (const text of hostile) {
      const blocks = new GrowingMarkdown().read(`Before.\n\n${text}`);
      assert.deepEqual(
        blocks.map(({ token }) => token.type),
        ['paragraph', 'text'],
      );
      assert.equal(blocks[1]!.raw, text);
    }
  });

  it('reads the beginning of a text that is longer than anyone reads', () => {
    const blocks = new GrowingMarkdown().read('A short paragraph.\n\n'.repeat(20_000));
    assert.equal(blocks.at(-1)?.token.type, 'text');
    assert.ok(blocks.length > 1000);
  });
});
