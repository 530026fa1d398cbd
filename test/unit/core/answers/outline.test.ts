import assert from 'node:assert/strict';
import { outlineOf } from '../../../../src/core/answers/topics/outline.ts';
import type { SymbolFact } from '../../../../src/core/model/facts.ts';
import type { LanguageId } from '../../../../src/core/model/language.ts';

/** @param spans kind, first and last line */
function outlined(
  language: LanguageId,
  text: string,
  spans: readonly (readonly [SymbolFact['kind'], number, number])[],
) {
  const symbols = spans.map(([kind, startLine, endLine], at) => ({
    name: `s${at}`,
    kind,
    startLine,
    endLine,
    exported: false,
  }));
  return outlineOf(text, { language, symbols: symbols as SymbolFact[] });
}

describe('the outline of a file', () => {
  it('keeps what stands round bodies, and bodies of one line', () => {
    const text =
      'namespace Shop;\n\nsealed class Sink : ISink\n{\n    readonly int _n;\n\n    public void Emit(Event e)\n    {\n        _n.Do();\n        Log();\n    }\n\n    int N() { return _n; }\n}\n';
    assert.equal(
      outlined('csharp', text, [
        ['class', 3, 14],
        ['method', 7, 11],
        ['method', 13, 13],
      ]),
      text.replace('        _n.Do();\n        Log();\n', '        throw new NotImplementedException();\n'),
    );
  });

  it('tells a body from parameters that look like one', () => {
    const text =
      'export function view({\n  a,\n  b,\n}: Props) {\n  return a + b;\n}\nexport const go = async () => {\n  await x();\n};\n';
    assert.equal(
      outlined('typescript', text, [
        ['function', 1, 6],
        ['constant', 7, 9],
      ]),
      "export function view({\n  a,\n  b,\n}: Props) {\n  throw new Error('Not written yet');\n}\nexport const go = async () => {\n  throw new Error('Not written yet');\n};\n",
    );
  });

  it('needs no closing line in Python, and leaves inner functions to the outer', () => {
    const text =
      'class A:\n    def f(self, x: int) -> int:  # noqa\n        """Says."""\n        def g():\n            return 1\n        return g()\n\nLIMIT = 3\n';
    assert.equal(
      outlined('python', text, [
        ['class', 1, 6],
        ['method', 2, 6],
        ['function', 4, 5],
      ]),
      'class A:\n    def f(self, x: int) -> int:  # noqa\n        raise NotImplementedError\n\nLIMIT = 3\n',
    );
  });

  it('leaves alone what it cannot tell for certain', () => {
    const text = 'int f(int a)\n{\n  return a;\n}\n';
    assert.equal(outlined('c', text, [['function', 1, 4]]), text);
    const odd = 'function f()\n  weird\nend\n';
    assert.equal(outlined('javascript', odd, [['function', 1, 3]]), odd);
  });
});
