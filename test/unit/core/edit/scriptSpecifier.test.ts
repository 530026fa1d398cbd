import assert from 'node:assert/strict';
import { respecify } from '../../../../src/core/edit/scriptSpecifier.ts';

function rewritten(
  specifier: string,
  target: string,
  targetAfter: string,
  packageNames: readonly string[] = [],
) {
  return respecify({
    importer: 'src/app/main.ts',
    importerBefore: 'src/app/main.ts',
    specifier,
    target,
    targetAfter,
    packageNames,
  });
}

describe('rewriting a specifier', () => {
  const cases: readonly (readonly [string, string, string, string | undefined])[] = [
    ['./a', 'src/app/a.ts', 'src/lib/a.ts', '../lib/a'],
    ['./a.js', 'src/app/a.ts', 'src/lib/b.tsx', '../lib/b.js'],
    ['./a.ts', 'src/app/a.ts', 'src/app/b.ts', './b.ts'],
    ['./a.mjs', 'src/app/a.mts', 'src/app/c.mts', './c.mjs'],
    ['./util', 'src/app/util/index.ts', 'src/app/tools/index.ts', './tools'],
    ['./util', 'src/app/util/index.ts', 'src/app/tools/all.ts', './tools/all'],
    ['@/app/a', 'src/app/a.ts', 'src/lib/a.ts', '@/lib/a'],
    ['~/app/util', 'src/app/util/index.ts', 'src/app/util/one.ts', '~/app/util/one'],
    ['app/a', 'src/app/a.ts', 'src/lib/a.ts', 'lib/a'],
    ['@lib/a', 'libs/x/src/a.ts', 'src/other/a.ts', '../other/a'],
    ['@lib', 'libs/x/src/index.ts', 'src/other/a.ts', undefined],
    ['./a', 'src/app/a.native.ts', 'src/app/b.native.ts', undefined],
  ];

  for (const [specifier, target, after, expected] of cases) {
    it(`keeps the style of ${specifier} for ${after}`, () => {
      assert.equal(rewritten(specifier, target, after), expected);
    });
  }

  it('leaves imports by package name alone, for the package decides what it exports', () => {
    assert.equal(
      rewritten('zed/app/a', 'packages/zed/src/app/a.ts', 'packages/zed/src/b.ts', ['zed']),
      undefined,
    );
  });
});
