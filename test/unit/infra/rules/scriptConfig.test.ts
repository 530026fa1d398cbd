import assert from 'node:assert/strict';
import { fieldOf, Unread } from '../../../../src/core/rules/import/configValue.ts';
import { scriptConfig } from '../../../../src/infra/rules/scriptConfig.ts';

const read = (text: string, path = 'a.mjs') => scriptConfig.read(path, text);

describe('scriptConfig', () => {
  it('reads literals, declared names, spreads, joins and functions of one expression', () => {
    const text = `
      import { defineConfig } from 'x';
      const layers = ['a', 'b'];
      const rule = (name, ...rest) => ({ name, path: \`^src/\${name}/\` });
      function more() { return { ...base, on: !0 }; }
      const base = { 'n-1': 1, [\`k\`]: /x\\/y/ };
      export default defineConfig({ all: layers.join('|'), list: [...layers, 'c'].concat(['d']), one: rule('core'), ...more(), last: base['n-1'] });`;
    assert.deepEqual(read(text), {
      ...{ all: 'a|b', list: ['a', 'b', 'c', 'd'], one: { name: 'core', path: '^src/core/' } },
      ...{ 'n-1': 1, k: 'x\\/y', on: true, last: 1 },
    });
  });

  it('reads module.exports, and types', () => {
    assert.deepEqual(read('module.exports = { a: 1 };', 'a.cjs'), { a: 1 });
    assert.deepEqual(read('export default { a: 1 as number } satisfies object;', 'a.ts'), { a: 1 });
  });

  it('runs nothing, and says where something would have to run', () => {
    const value = read(
      'const x = require("child_process").execSync("false"); module.exports = { a: x, b: process.env.HOME, c: 1 };',
      'a.cjs',
    );
    assert.ok(fieldOf(value, 'a') instanceof Unread);
    assert.ok(fieldOf(value, 'b') instanceof Unread);
    assert.equal(fieldOf(value, 'c'), 1);
  });

  it('comes to an end on what calls itself, doubles itself or is nested without end', () => {
    read('const f = (x) => f([x, x]); export default { a: f(1) };');
    read('const a = b; const b = a; export default { a };');
    const doubling = Array.from({ length: 40 }, (_, at) => `const a${at + 1} = [...a${at}, ...a${at}];`);
    read(`const a0 = [1, 2];${doubling.join('')} export default a40;`);
    read(`export default ${'['.repeat(300)}${']'.repeat(300)};`);
  });

  it('takes no key that would change what objects inherit', () => {
    const value = read('export default { __proto__: { a: 1 }, constructor: 2 };');
    assert.deepEqual(Object.getPrototypeOf(value), Object.prototype);
    assert.equal(fieldOf(value, 'a'), undefined);
  });

  it('gives nothing for a file that exports nothing, or is no script', () => {
    assert.equal(read('const a = 1;'), undefined);
    assert.equal(read('}{'), undefined);
  });
});
