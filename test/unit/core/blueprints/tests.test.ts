import assert from 'node:assert/strict';
import { inFramework } from '../../../../src/core/blueprints/style/inFramework.ts';
import { testFramework } from '../../../../src/core/blueprints/testFramework.ts';
import { type Known, testName, testPlace } from '../../../../src/core/blueprints/testPlace.ts';
import type { BlueprintLanguage } from '../../../../src/core/model/blueprint.ts';

function placed(
  language: BlueprintLanguage,
  folder: string,
  tests: readonly string[],
  code: readonly string[],
) {
  const known: Known = { tests, code, fromAboveSource: false };
  const place = testPlace(language, folder, known);
  return { folder: place.folder, code: place.code, name: (of: string) => testName(language, of, place) };
}

describe('the tests of what is generated', () => {
  it('stand where the language has them, where none are there', () => {
    const usual = (language: BlueprintLanguage, folder: string) => testPlace(language, folder).folder;
    assert.equal(usual('typescript', 'src/a'), 'src/a');
    assert.equal(usual('java', 'app/src/main/java/com/a'), 'app/src/test/java/com/a');
    assert.equal(usual('php', 'src/Orders'), 'tests/Orders');
    assert.equal(usual('python', 'src/a'), 'tests');
    assert.equal(testPlace('python', 'src/a').code, 'a.');
  });

  it('stand as those of other folders do, and find the code from there', () => {
    const mirrored = placed(
      'typescript',
      'src/orders',
      ['test/unit/bills/tax.spec.ts'],
      ['src/bills/tax.ts'],
    );
    assert.deepEqual([mirrored.folder, mirrored.code], ['test/unit/orders', '../../../src/orders/']);
    assert.equal(mirrored.name('order-feed.ts'), 'order-feed.spec.ts');
    const inside = placed(
      'javascript',
      'lib/orders',
      ['lib/bills/__tests__/tax.test.js'],
      ['lib/bills/tax.js'],
    );
    assert.deepEqual([inside.folder, inside.code], ['lib/orders/__tests__', '../']);
    const beside = placed('cpp', 'src/orders', ['src/bills/tax_test.cpp'], ['src/bills/tax.hpp']);
    assert.deepEqual([beside.folder, beside.code], ['src/orders', '']);
    const elsewhere = placed('cpp', 'src/orders', ['tests/bills/tax_test.cpp'], ['src/bills/tax.hpp']);
    assert.deepEqual([elsewhere.folder, elsewhere.code], ['tests/orders', '../../src/orders/']);
  });

  it('are named as the language has it', () => {
    const { name } = placed('go', 'a', [], []);
    assert.equal(name('feed.go'), 'feed_test.go');
    assert.equal(placed('csharp', 'a', [], []).name('Feed.cs'), 'FeedTests.cs');
    assert.equal(placed('kotlin', 'a', [], []).name('Feed.kt'), 'FeedTest.kt');
    assert.equal(placed('python', 'a', [], []).name('feed.py'), 'test_feed.py');
  });

  it('use the framework that the tests which are there use', () => {
    assert.equal(testFramework('csharp', [], ['using NUnit.Framework;\n']), 'nunit');
    assert.equal(testFramework('csharp', [], []), 'xunit');
    assert.equal(testFramework('java', [], ['import org.junit.Test;\n']), 'junit4');
    assert.equal(testFramework('typescript', [], ["import { it } from 'vitest';\n"]), 'vitest');
  });
});

describe('a test in another framework', () => {
  const SCRIPT = `import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

describe('A', () => {
  it('is, "it", (so)', () => {
    assert.equal(of('a, b', [1, 2]), 3);
    assert.deepEqual(all(), [{ a: 1 }]);
  });
});
`;

  it('expects, with vitest and jest', () => {
    const text = inFramework(SCRIPT, 'typescript', 'vitest');
    assert.match(text, /^import \{ describe, expect, it \} from 'vitest';\n/);
    assert.match(text, /expect\(of\('a, b', \[1, 2\]\)\)\.toBe\(3\);/);
    assert.match(text, /expect\(all\(\)\)\.toEqual\(\[\{ a: 1 \}\]\);/);
    assert.doesNotMatch(text, /assert/);
    assert.match(inFramework(SCRIPT, 'javascript', 'jest'), /^\s*describe\('A'/);
    assert.match(inFramework(SCRIPT, 'javascript', 'mocha'), /import \{ describe, it \} from 'mocha';/);
  });

  it('is functions with plain asserts, with pytest', () => {
    const text = inFramework(
      `import unittest

from a import A


class ATest(unittest.TestCase):
    def test_is(self) -> None:
        self.assertEqual(A("x, y").b(), 1)
        with self.assertRaises(RuntimeError):
            A("")

    def test_none(self) -> None:
        self.assertIsNone(A("").b())


if __name__ == "__main__":
    unittest.main()
`,
      'python',
      'pytest',
    );
    assert.equal(
      text,
      `import pytest

from a import A


def test_is() -> None:
    assert A("x, y").b() == 1
    with pytest.raises(RuntimeError):
        A("")


def test_none() -> None:
    assert A("").b() is None
`,
    );
  });

  it('asserts what is wanted of what is found, with NUnit', () => {
    const text = inFramework('using Xunit;\n\n[Fact]\nAssert.Equal("a", b.C(1, 2));\n', 'csharp', 'nunit');
    assert.equal(text, 'using NUnit.Framework;\n\n[Test]\nAssert.That(b.C(1, 2), Is.EqualTo("a"));\n');
  });

  it('stays as it is where the framework is the usual one', () => {
    assert.equal(inFramework(SCRIPT, 'typescript', 'node'), SCRIPT);
  });
});
