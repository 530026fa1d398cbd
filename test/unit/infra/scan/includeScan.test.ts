import assert from 'node:assert/strict';
import { scanIncludes } from '../../../../src/infra/scan/includeScan.ts';

function summary(source: string): readonly string[] {
  return scanIncludes(source).map(({ line, specifier, flavour }) =>
    [line, specifier, flavour].filter((part) => part !== undefined).join(' '),
  );
}

describe('the include scan', () => {
  it('reads quoted, system and computed includes with their lines', () => {
    const source =
      '#pragma once\n#include "a.h"\n  #  include <sys/b.h>\r\n#include HEADER\n#include FILE_OF(x, y)\n';
    assert.deepEqual(summary(source), [
      '2 a.h',
      '3 sys/b.h system',
      '4 HEADER macro',
      '5 FILE_OF(x, y) macro',
    ]);
  });

  it('gives the offsets of what stands between the quotes', () => {
    const source = 'int a;\n#include "dir/a.h" // why\n#include MACRO\n';
    const texts = scanIncludes(source).map(({ start, end }) => source.slice(start, end));
    assert.deepEqual(texts, ['dir/a.h', 'MACRO']);
  });

  it('passes over comments and literals', () => {
    const source = `
/* #include "no1.h"
#include "no2.h" */
// #include "no3.h" \\
#include "no4.h"
const char *s = "\\
#include \\"no5.h\\"";
const char c = '"';
auto raw = R"x(
#include "no6.h"
)" )x";
/* before */ #include "yes1.h"
#/**/include/* between */"yes2.h"
#include \\
  "yes3.h"
x = #include "no7.h"
`;
    assert.deepEqual(summary(source), ['12 yes1.h', '13 yes2.h', '15 yes3.h']);
  });

  it('tells digit separators and prose from character literals', () => {
    const source = `int a = 1'000'000; /*
#include "no.h"
*/
#error don't
#include "yes.h"
char b = u8'"';
#include "also.h"
`;
    assert.deepEqual(summary(source), ['5 yes.h', '7 also.h']);
  });

  it('leaves out what #if 0 keeps from compiling, and nothing else', () => {
    const source = `
#if 0 // never
#include "no1.h"
#ifdef X
#include "no2.h"
#else
#include "no3.h"
#endif
#else
#include "yes1.h"
#endif
#if 0 || X
#include "yes2.h"
#elif Y
#include "yes3.h"
#endif
#ifndef Z
#include "yes4.h"
#endif
#if 0
#elif 1
#include "yes5.h"
#endif
`;
    assert.deepEqual(
      summary(source).map((each) => each.split(' ')[1]),
      ['yes1.h', 'yes2.h', 'yes3.h', 'yes4.h', 'yes5.h'],
    );
  });

  it('leaves out other directives and broken ones', () => {
    const source =
      '#include_next <a.h>\n#import "b.h"\n#include\n#include "c.h\n#include <d.h\n#included "e.h"\n';
    assert.deepEqual(summary(source), []);
  });

  for (const [what, source] of [
    ['comments before a directive', `#${'/**/ '.repeat(50_000)}!include`],
    ['comments that never end', '#/*\n'.repeat(50_000)],
    ['apostrophes', `include${"1'".repeat(100_000)}`],
    ['conditions that never end', `include${'#if 0\n'.repeat(50_000)}`],
    ['raw strings that never end', 'include R"a(\n'.repeat(20_000)],
    ['backslashes', `include //${'\\\n'.repeat(50_000)}`],
  ] as const) {
    it(`takes time in proportion to the text of ${what}`, () => {
      assert.deepEqual(scanIncludes(source), []);
    }).timeout(20_000);
  }
});
