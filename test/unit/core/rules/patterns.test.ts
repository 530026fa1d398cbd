import assert from 'node:assert/strict';
import {
  expression,
  glob,
  packageGlob,
  quoteExpression,
  quoteGlob,
} from '../../../../src/core/rules/patterns.ts';

const cases: readonly (readonly [pattern: string, fits: readonly string[], not: readonly string[]])[] = [
  ['src', ['src', 'src/a.ts', 'src/a/b.ts'], ['src2/a.ts', 'lib/src/a.ts']],
  ['./src/', ['src/a.ts'], ['src']],
  ['/src/**', ['src/a.ts', 'src/a/b.ts', 'src/.hidden/x'], ['srcs/a.ts']],
  ['src/*', ['src/a.ts'], ['src/a/b.ts']],
  ['src/*.ts', ['src/a.ts', 'src/.a.ts'], ['src/a.tsx', 'src/a/b.ts']],
  ['**/*.ts', ['a.ts', 'x/y/a.ts'], ['a.js']],
  ['**/core/**', ['core/a', 'x/core/a'], ['score/a', 'x/core']],
  ['src/**/x.ts', ['src/x.ts', 'src/a/b/x.ts'], ['src/ax.ts']],
  ['src/{a,b}', ['src/a/x', 'src/b'], ['src/c', 'src/ab']],
  ['{src,lib}/**/*.{ts,js}', ['src/a.ts', 'lib/x/y.js'], ['src/a.css']],
  ['src/{a/**,b/*.ts}', ['src/a/x/y', 'src/b/x.ts'], ['src/b/x/y.ts']],
  ['src/[a-c]?.ts', ['src/ax.ts', 'src/c1.ts'], ['src/dx.ts', 'src/a.ts']],
  ['src/[!a]*', ['src/b.ts'], ['src/a.ts', 'src//']],
  ['app/(group)/[[]id]', ['app/(group)/[id]'], ['app/group/i']],
  ['a+b.ts', ['a+b.ts'], ['aab.ts', 'a+bxts']],
  ['a\\*b', ['a*b'], ['axb']],
  ['**', ['a', 'a/b'], []],
];

describe('globs', () => {
  for (const [pattern, fits, not] of cases) {
    it(`${pattern} means what it says`, () => {
      for (const path of fits) assert.ok(glob(pattern).test(path) && glob(pattern).mayFit(path), path);
      for (const path of not) assert.ok(!glob(pattern).test(path), path);
    });
  }

  it('over packages take in what lies in them', () => {
    for (const pattern of ['node:*', '@scope/*', 'github.com/x/y/**', 'lodash']) {
      const name = pattern.replace('/**', '').replace('*', 'fs');
      for (const each of [name, `${name}/deep/er`]) assert.ok(packageGlob(pattern).test(each), each);
      assert.ok(!packageGlob(pattern).test(`x${name}`), name);
    }
    assert.ok(!packageGlob('lodash').test('lodash.debounce'));
  });

  it('that do not close are refused', () => {
    for (const pattern of ['src/{a', 'src/[a', '{a,{b}']) assert.throws(() => glob(pattern), /not closed/);
  });
});

describe('expressions', () => {
  it('rule nothing out that they would find', () => {
    const found: readonly (readonly [string, string])[] = [
      ['^src/ab?c', 'src/ac'],
      ['^src|lib', 'x/lib'],
      ['^(?i)SRC', 'src/a'],
      ['^src/a{0}b', 'src/b'],
      ['^a-b_c/', 'a-b_c/d'],
      ['src$', 'lib/src'],
      ['^', 'a'],
    ];
    for (const [source, path] of found) {
      assert.ok(expression(source).test(path), source);
      assert.ok(expression(source).mayFit(path), source);
    }
    assert.ok(!expression('^src/([^/]+)/').mayFit('lib/a/b'));
  });
});

describe('what groups took', () => {
  const odd = 'a*b{c}[d](e)+.$^|?\\,';

  it('means itself in what it is put into', () => {
    assert.ok(glob(`x/${quoteGlob(odd)}/y`).test(`x/${odd}/y`));
    assert.ok(expression(`^x/${quoteExpression(odd)}/y$`).test(`x/${odd}/y`));
  });

  it('is empty for a group that took no part', () => {
    assert.deepEqual(expression('^(?:(a)|(b))').groups('b'), ['', 'b']);
  });
});

describe('patterns that other engines hang on', () => {
  it('take a time that grows with the path', () => {
    const path = `${'a'.repeat(2000)}!`;
    const started = performance.now();
    for (const source of ['(a+)+$', '(a|aa)+$', '(.*)*x', '(.*a){30}x']) expression(source).test(path);
    glob(`${'*a'.repeat(100)}b`).test(path);
    glob(`${'**/a'.repeat(100)}b`).test(path);
    assert.ok(performance.now() - started < 1500);
  }).timeout(10_000);
});
