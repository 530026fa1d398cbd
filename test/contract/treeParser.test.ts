/** Both parsers give the same facts: where the native binding is proven, it must not be told from WebAssembly. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFacts } from '../../src/core/extract/extractFacts.ts';
import { LANGUAGES, languageOf } from '../../src/core/languages/languages.ts';
import { defaultGrammarLocation } from '../../src/infra/parse/grammarFiles.ts';
import { NativeParser } from '../../src/infra/parse/nativeParser.ts';
import { probeNative } from '../../src/infra/parse/nativeProbe.ts';
import type { TreeParser } from '../../src/infra/parse/treeParser.ts';
import { WasmParser } from '../../src/infra/parse/wasmParser.ts';

const repository = join(import.meta.dirname, '..', '..');
const location = defaultGrammarLocation();

/** Sources of every language: the fixtures, and the project's own. */
function sources(): { path: string; text: string; grammar: string }[] {
  return ['test/fixtures', 'src'].flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' }).flatMap((path) => {
      const grammar = languageOf(path)?.grammar;
      return grammar === undefined
        ? []
        : [{ path, grammar, text: readFileSync(join(repository, folder, path), 'utf8') }];
    }),
  );
}

describe('the native parser', () => {
  const wasm = new WasmParser(location);
  let proven: ReadonlySet<string>;

  before(async function () {
    this.timeout(60_000);
    proven = await probeNative([...new Set(LANGUAGES.map((language) => language.grammar))]);
  });

  it('gives the same facts as WebAssembly for every grammar it is proven for', async function () {
    if (proven.size === 0) this.skip();
    const failing: TreeParser = { parse: () => assert.fail('a proven grammar must not fall back') };
    const native = new NativeParser(location, proven, failing);
    let compared = 0;
    for (const { path, text, grammar } of sources()) {
      if (!proven.has(grammar)) continue;
      const facts = (parser: TreeParser) =>
        parser.parse(grammar, text, ({ matches, manifest, root }) => ({
          ...extractFacts(matches('all'), manifest.visibility),
          hasError: root.hasError,
        }));
      assert.deepEqual(await facts(native), await facts(wasm), path);
      compared++;
    }
    assert.ok(compared > 20, 'it must have compared something');
  }).timeout(60_000);

  it('leaves grammars it is not proven for to WebAssembly', async () => {
    const native = new NativeParser(location, new Set(), wasm);
    const found = await native.parse('python', 'import a', ({ matches }) => matches('all').length);
    assert.ok(found !== undefined && found > 0);
  });

  it('proves nothing, and harms nothing, for a grammar that crashes or does not exist', async () => {
    assert.deepEqual([...(await probeNative(['no-such-grammar']))], []);
  });
});
