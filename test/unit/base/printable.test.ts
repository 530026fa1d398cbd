import assert from 'node:assert/strict';
import { printable, printableText } from '../../../src/base/printable.ts';
import { diffText } from '../../../src/cli/format/diffText.ts';
import { createTerminal } from '../../../src/cli/format/terminal.ts';

describe('text of a repository on a terminal', () => {
  it('cannot move the cursor, ring or reorder the line', () => {
    assert.equal(printableText('a\u001b[2Jb\u0007\u202ec\r'), 'a\\u001b[2Jb\\u0007\\u202ec\\u000d');
    assert.equal(printableText('größe 日本 a\tb\nc'), 'größe 日本 a\tb\nc');
  });

  it('stays on its line when it is a name in a report', () => {
    const report = { files: [{ path: 'a\nb.ts', lines: 3 }], other: null };
    assert.deepEqual(printable(report), { files: [{ path: 'a\\u000ab.ts', lines: 3 }], other: null });
  });

  it('is given byte for byte to a program', () => {
    const piped = createTerminal(undefined, {});
    assert.equal(diffText('+a\u001b[2J\r\n', piped), '+a\u001b[2J\r\n');
    assert.equal(diffText('+a\u001b[2J\r\n', { ...piped, interactive: true }), '+a\\u001b[2J\n');
  });
});
