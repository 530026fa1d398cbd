import assert from 'node:assert/strict';
import { withoutComments } from '../../../../../src/core/patterns/signs/withoutComments.ts';

describe('source text without comments', () => {
  const cases = [
    ['typescript', 'a(); // b\n/* c\nd */ e("// f");', 'a();     \n    \n     e("// f");'],
    ['python', '"""Doc."""\nx = "# no"  # yes\n', '          \nx = "# no"       \n'],
    ['php', '#[Route("/a")]\n# gone\n', '#[Route("/a")]\n      \n'],
    ['rust', "fn a<'a>() {} // b\n", "fn a<'a>() {}     \n"],
    ['ruby', "get '/a' # b\n", "get '/a'    \n"],
  ] as const;

  for (const [language, text, expected] of cases) {
    it(`keeps offsets, strings and code of ${language}`, () =>
      assert.equal(withoutComments(text, language), expected));
  }

  it('keeps the text of a query that is no documentation', () => {
    const text = 'run("""\nSELECT a FROM b\n""")\n';
    assert.equal(withoutComments(text, 'python'), text);
  });

  it('takes a string that never ends for code to the end of its line', () =>
    assert.equal(withoutComments("a = 'b\nc() // d", 'typescript'), "a = 'b\nc()     "));

  it('reads a long run of quotes in time that grows with its length only', () => {
    const started = performance.now();
    withoutComments('\'"`'.repeat(200_000), 'typescript');
    assert.ok(performance.now() - started < 2000);
  });
});
