import assert from 'node:assert/strict';
import { withoutBareBlock } from '../../../../src/core/extract/bareBlock.ts';

describe('a file in braces without a head', () => {
  it('loses the two braces and keeps its length', () => {
    const text = '\uFEFF// notes {\r\nusing System;\r\n/* { */ {\n  class A { }\n}\n';
    assert.equal(
      withoutBareBlock(text),
      '\uFEFF// notes {\r\nusing System;\r\n/* { */  \n  class A { }\n \n',
    );
  });

  it('is left alone where the braces have a head, are several, or do not even out', () => {
    for (const text of [
      'namespace A { class B { } }',
      '{ a(); }\n{ b(); }',
      '{ class A { }',
      '{ class A { string s = "}"; } }',
      '',
      'using (x) { }',
    ])
      assert.equal(withoutBareBlock(text), text);
  });

  it('is looked for in linear time', () => {
    const text = `${' \n'.repeat(200_000)}/*${'*'.repeat(200_000)}`;
    assert.equal(withoutBareBlock(text), text);
  });
});
