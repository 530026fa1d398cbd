import assert from 'node:assert/strict';
import { splitExamples } from '../../../../src/core/adapters/heldOut.ts';
import type { TextExample } from '../../../../src/core/model/textExample.ts';

const EXAMPLES: readonly TextExample[] = Array.from({ length: 400 }, (_, at) => ({
  language: 'go',
  prompt: `${at}`,
  accepted: `func f${at % 380}()`,
  weight: 1,
}));

describe('keeping examples out of the training', () => {
  const { trained, heldOut } = splitExamples(EXAMPLES);

  it('loses none, and keeps about one in five', () => {
    assert.equal(trained.length + heldOut.length, EXAMPLES.length);
    assert.ok(heldOut.length > 50 && heldOut.length < 120, `${heldOut.length}`);
  });

  it('has what is said twice on one side, however it is laid out', () => {
    const said = new Set(heldOut.map(({ accepted }) => accepted));
    assert.ok(trained.every(({ accepted }) => !said.has(accepted)));
    const spaced = { ...heldOut[0]!, accepted: ` ${heldOut[0]!.accepted.replaceAll(' ', '\n  ')}` };
    assert.deepEqual(splitExamples([spaced]).heldOut, [spaced]);
  });

  it('does not depend on their order, nor on the others', () => {
    assert.deepEqual(
      splitExamples(EXAMPLES.slice(0, 380).reverse()).heldOut,
      splitExamples(EXAMPLES.slice(0, 380)).heldOut,
    );
  });

  it('measures on nothing that says what is trained on, but for a word', () => {
    const notice = (n: number) =>
      `// Number ${1000 + 37 * n}\nexport const heron = wade(water, depth(3), (legs) => legs.map(step), 'slowly', now) ?? fly(water.to(land), wings, (each) => each.beat(2) + wind);\n`;
    const alike = EXAMPLES.slice(0, 60).map((example, n) => ({ ...example, accepted: notice(n) }));
    assert.deepEqual(splitExamples(alike).heldOut, []);
  });
});
