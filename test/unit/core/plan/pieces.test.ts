import assert from 'node:assert/strict';
import { layoutOf, masked } from '../../../../src/core/plan/text/masked.ts';
import { piecesIn } from '../../../../src/core/plan/text/pieces.ts';

function heads(path: string, text: string): readonly string[] {
  const source = { text, mask: masked(path, text), layout: layoutOf(path) };
  return piecesIn(source, 0, text.length).map(({ head, end }) => text.slice(head, end).split('\n')[0]!);
}

describe('a text as pieces', () => {
  it('keeps annotations, comments and blocks with what they belong to', () => {
    const text =
      "import a from 'a';\n\n/** Says { what. */\n@Injectable({\n  a: '}',\n})\nexport class A\n{\n  b() {}\n}\nconst c = a\n  .b();\n";
    assert.deepEqual(heads('a.ts', text), ["import a from 'a';", 'export class A', 'const c = a']);
  });

  it('follows the indentation of Python', () => {
    const text =
      'import a\n\n@route("/")\ndef f(\n    b,\n):\n    """(says"""\n\n    return 1\n\ntry:\n    pass\nexcept E:\n    pass\nx = 1\n';
    assert.deepEqual(heads('a.py', text), ['import a', 'def f(', 'try:', 'x = 1']);
  });

  it('loses nothing of a text that is cut off in the middle', () => {
    assert.deepEqual(heads('a.ts', 'const a = {\n  b: [1,\n'), ['const a = {']);
  });
});
