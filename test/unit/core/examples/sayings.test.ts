import assert from 'node:assert/strict';
import { refusalSentence } from '../../../../src/core/examples/refusals.ts';
import { repeatsItself, sayingOnce } from '../../../../src/core/examples/sayings.ts';

const wade = (name: string) => `export class ${name} {
  readonly #legs = 2;
  wade(depth: number): boolean {
    if (depth < 0) throw new RangeError('no depth is below none');
    return this.#legs * 10 > depth && depth !== 7;
  }
}
`;

describe('what texts say', () => {
  it('is nothing where one says the same over and over', () => {
    assert.equal(repeatsItself('heron wades;\n'.repeat(40)), true);
    assert.equal(repeatsItself(wade('Heron')), false);
    assert.equal(repeatsItself('a; a; a;'), false);
  });

  it('is said once, where only a name differs', () => {
    const texts = [
      wade('Heron'),
      'const legs = herons.map((each) => each.legs);\n',
      wade('Stork'),
      wade('Crane'),
    ];
    assert.deepEqual(
      sayingOnce(texts, (text) => ({ text, asked: 'Write a bird' })),
      texts.slice(0, 2),
    );
    const asked = ['Write Heron', 'Count legs', 'Write Stork', 'Write Heron again'];
    assert.deepEqual(
      sayingOnce(asked, (each) => ({ text: texts[asked.indexOf(each)]!, asked: each })),
      asked.slice(0, 3),
      'another name that was asked for is something else',
    );
  });

  it('is told of in a sentence, of one and of several', () => {
    assert.equal(
      refusalSentence({ why: 'broken', count: 1 }),
      '1 accepted text was left out: it does not read as the language of its file.',
    );
    assert.match(refusalSentence({ why: 'alike', count: 3 }), /^3 accepted texts were left out: they say/);
  });
});
