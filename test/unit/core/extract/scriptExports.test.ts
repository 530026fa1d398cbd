import assert from 'node:assert/strict';
import { factsOfSource } from '../../../support/resolveSources.ts';

async function exported(path: string, text: string): Promise<readonly string[]> {
  const { symbols } = await factsOfSource(path, text);
  return [...new Set(symbols.filter((symbol) => symbol.exported).map(({ name }) => name))];
}

describe('what a script exports apart from its declaration', () => {
  it('is named in a list, renamed or not, but not where the list names another file', async () => {
    const source = `const a = 1, b = 2, c = 3; function d() { const a = 1; }
export { a as x }; export type { T }; type T = string; export { c } from './c';`;
    assert.deepEqual(await exported('a.ts', source), ['a', 'T']);
  });

  it('is a default, or all there is', async () => {
    assert.deepEqual(await exported('a.ts', 'class A {} class B {} export default A;'), ['A']);
    assert.deepEqual(await exported('a.cts', 'class A {} export = A;'), ['A']);
  });

  it('is assigned to the module in CommonJS', async () => {
    const list = 'function a() {} const b = 1, c = 2; class D {} module.exports = { a, x: b, D };';
    assert.deepEqual(await exported('a.js', list), ['a', 'b', 'D']);
    assert.deepEqual(
      await exported('a.js', 'function a() {} function b() {} module.exports = exports = a;'),
      ['a'],
    );
    const single = 'let a, b, c; exports.a = a; module.exports.x = b;';
    assert.deepEqual(await exported('a.js', single), ['a', 'b', 'x']);
  });
});
