/** The native scan and the grammars read the same imports: where the native parser is missing, nothing changes. */
import assert from 'node:assert/strict';
import { extractFacts } from '../../src/core/extract/extractFacts.ts';
import { languageById } from '../../src/core/languages/languages.ts';
import type { RawImport } from '../../src/core/model/facts.ts';
import type { LanguageId } from '../../src/core/model/language.ts';
import { defaultGrammarLocation } from '../../src/infra/parse/grammarFiles.ts';
import { WasmParser } from '../../src/infra/parse/wasmParser.ts';
import { scanOxc } from '../../src/infra/scan/oxc/oxcImports.ts';

const typescript = `
import a, { b as c, type D } from './a';
import * as all from "./all";
import type { E } from './e';
import { type F } from './f';
import { type G, type H } from './gh';
import './side';
import old = require('./old');
import type older = require('./older');
export * from './star';
export * as space from './space';
export { i, j as k } from './ij';
export type { L } from './l';
const lazy = async () => [await import('./lazy'), await import(\`./plain\`)];
let shape: import('./shape').Shape, whole: typeof import('./whole');
`;

const javascript = `
const { m, n: o } = require('./mn');
const p = require('./p'), q = require('./q').r;
require('./side');
import s from './s';
export { s };
export default function f() { const { t } = require('./t'); return t; }
// require('./no'); import './never';
const text = "require('./no')";
`;

const cases: readonly (readonly [LanguageId, string])[] = [
  ['typescript', typescript],
  ['tsx', `${typescript}export const view = <p>don't import('./no')</p>;`],
  ['javascript', javascript],
  ['jsx', `${javascript}export const view = <p>it's require('./no')</p>;`],
];

describe('imports read by grammar', () => {
  const parser = new WasmParser(defaultGrammarLocation());
  for (const [language, source] of cases) {
    it(`are those of the native scan in ${language}`, async () => {
      const native = scanOxc('a', language, source);
      assert.ok('imports' in native);
      const { grammar } = languageById(language);
      const tree = await parser.parse(grammar, source, ({ matches, manifest }) =>
        extractFacts(matches('all'), manifest.visibility),
      );
      assert.deepEqual(comparable(tree?.imports ?? []), comparable(native.imports));
    });
  }
});

/** Which names an `import()` in a type takes only the native scan knows. */
function comparable(imports: readonly RawImport[]): unknown {
  return [...imports]
    .sort((a, b) => a.start - b.start)
    .map(({ specifier, kind, line, start, end, names }) => ({
      specifier,
      kind,
      line,
      start,
      end,
      names: specifier === './shape' ? [] : [...names].sort(),
    }));
}
