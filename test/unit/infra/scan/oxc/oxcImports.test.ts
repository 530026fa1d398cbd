import assert from 'node:assert/strict';
import type { RawImport } from '../../../../../src/core/model/facts.ts';
import type { LanguageId } from '../../../../../src/core/model/language.ts';
import { scanOxc } from '../../../../../src/infra/scan/oxc/oxcImports.ts';

function imports(source: string, language: LanguageId = 'typescript', path = 'a.ts'): readonly RawImport[] {
  const result = scanOxc(path, language, source);
  assert.ok('imports' in result);
  return result.imports;
}

function summary(source: string, language?: LanguageId, path?: string): readonly string[] {
  return imports(source, language, path).map(({ kind, specifier, names }) =>
    `${kind} ${specifier} ${names.join(',')}`.trim(),
  );
}

describe('the native import scan', () => {
  it('tells static, type-only, re-exported and deferred imports apart', () => {
    const source = `
import a, { b as c, type D } from './a';
import type { E } from './e';
import { type F, type G } from './f';
import './side';
import type {} from './nothing';
export * from './star';
export { h as default } from './h';
export type { I } from './i';
export {} from './empty';
const lazy = () => import('./lazy');`;
    assert.deepEqual(summary(source), [
      'static ./a default,b,D',
      'type ./e E',
      'type ./f F,G',
      'static ./side',
      'type ./nothing',
      're-export ./star *',
      're-export ./h h',
      'type ./i I',
      're-export ./empty',
      'deferred ./lazy *',
    ]);
  });

  it('does not take names that are imported and exported again for a re-export', () => {
    assert.deepEqual(summary(`export { A };\nimport { A } from './a';\nexport { A as B };`), [
      'static ./a A',
    ]);
  });

  it('reads what only TypeScript has', () => {
    const source = `/* licence */
/// <reference path="./globals.d.ts" />
import old = require('./old');
import type older = require('./older');
let a: import('./shape').Shape<string>;
let b: typeof import('./all');
/// <reference path="./late.d.ts" />`;
    assert.deepEqual(summary(source), [
      'type ./globals.d.ts',
      'static ./old *',
      'type ./older *',
      'type ./shape Shape',
      'type ./all *',
    ]);
    assert.equal(imports(source)[0]?.flavour, 'reference');
  });

  it('finds require where code is, and nowhere else', () => {
    const source = `
// require('./no1')
const text = "require('./no2')" + \`require('./no3') \${require('./yes')}\`;
const pattern = /require\\('.\\/no4'\\)/.test(text) / 2;
object.require('./no5');
require(variable);
require('./part' + 1);`;
    assert.deepEqual(summary(source, 'javascript', 'a.js'), ['static ./yes *']);
  });

  it('does not read prose between tags', () => {
    const source =
      "const a = <p>It's `quoted {1} /* here</p>; const b = `require('./no')`; const c = require('./c');";
    assert.deepEqual(summary(source, 'jsx', 'a.jsx'), ['static ./c *']);
  });

  it('says which names a require takes', () => {
    const source = `const { a, b: c } = require('./ab');\nconst d = require('./d').e;\nrequire('./side');\nmodule.exports = require('./all');`;
    assert.deepEqual(summary(source, 'javascript', 'a.js'), [
      'static ./ab a,b',
      'static ./d e',
      'static ./side',
      'static ./all *',
    ]);
  });

  const deferred = {
    'a function': 'function f() { return require("./x"); }',
    'a typed function': 'function f(a: string): Promise<{ a: string }> { return require("./x"); }',
    'a method': 'class A { m() { if (a) { require("./x"); } } }',
    'a concise arrow': 'const f = () => ({ x: require("./x") });',
    'an object method': 'const o = { m() { require("./x") } };',
  };
  for (const [name, source] of Object.entries(deferred)) {
    it(`defers a require in ${name}`, () => assert.equal(imports(source)[0]?.kind, 'deferred'));
  }

  const immediate = {
    'a condition': 'if (a) { require("./x"); }',
    'a function called at once': '(function () { require("./x"); })();',
    'an arrow called at once': '(async () => { require("./x"); })();',
    'a class field’s neighbour': 'const f = () => a, b = require("./x");',
    'the line after an arrow': 'const f = () => a\nconst b = require("./x")',
    'a module definition': 'define(function (require) { require("./x"); });',
  };
  for (const [name, source] of Object.entries(immediate)) {
    it(`counts a require in ${name} as static`, () => {
      assert.equal(imports(source, 'javascript', 'a.js')[0]?.kind, 'static');
    });
  }

  it('reads dependency lists of AMD modules', () => {
    assert.deepEqual(
      summary(`define('id', ['require', './a', 'b'], function () {});`, 'javascript', 'a.js'),
      ['static ./a *', 'static b *'],
    );
  });

  it('gives offsets in UTF-16 units and 1-based lines', () => {
    const source = `\uFEFF// 😀 é\nconst a = '😀'; import b from './ü';\r\nconst c = require('./c');`;
    for (const { specifier, start, end } of imports(source))
      assert.equal(source.slice(start, end), specifier);
    assert.deepEqual(
      imports(source).map(({ specifier, line }) => [specifier, line]),
      [
        ['./ü', 2],
        ['./c', 3],
      ],
    );
  });

  it('keeps the imports of a file that is being edited', () => {
    const source = `import a from './a';\nfunction f( { ;\nimport { b, type C } from './b';\nexport * from './d';\nconst e = import('./e');`;
    const result = scanOxc('a.ts', 'typescript', source);
    assert.ok('imports' in result && result.syntaxErrors > 0);
    assert.deepEqual(summary(source), [
      'static ./a default',
      'static ./b b,C',
      're-export ./d *',
      'deferred ./e *',
    ]);
  });

  it('takes a script’s top-level return for no error', () => {
    const result = scanOxc('a.js', 'javascript', `const a = require('./a');\nreturn a;`);
    assert.ok('imports' in result);
    assert.equal(result.syntaxErrors, 0);
  });

  it('ends soon on hostile text', () => {
    const parts = [
      'require("./a")',
      '('.repeat(200_000),
      '{[('.repeat(50_000),
      ']'.repeat(200_000),
      '`${'.repeat(50_000),
      '=>'.repeat(100_000),
    ];
    for (const part of parts) imports(`require("./x"); ${part} require("./y")`, 'javascript', 'a.js');
  });
});
