import assert from 'node:assert/strict';
import type { LanguageId } from '../../../../src/core/model/language.ts';
import type { ScanItem } from '../../../../src/core/ports/sourceScanner.ts';
import { defaultGrammarLocation } from '../../../../src/infra/parse/grammarFiles.ts';
import { WasmParser } from '../../../../src/infra/parse/wasmParser.ts';
import { scanFile } from '../../../../src/infra/scan/scanFile.ts';

const parser = new WasmParser(defaultGrammarLocation());

async function scan(path: string, language: LanguageId, content: string, rest: Partial<ScanItem> = {}) {
  const item = { path, language, content, ...rest };
  const { facts } = await scanFile(parser, { root: '/', maxFileBytes: 1e6 }, item, 'full');
  return facts!;
}

async function problems(path: string, language: LanguageId, content: string): Promise<readonly string[]> {
  const facts = await scan(path, language, content);
  return facts.problems.map(({ code, line }) => `${code}:${line ?? '?'}`);
}

describe('a scan to the full depth', () => {
  it('blames no script for syntax that only the grammar does not know', async () => {
    assert.deepEqual(
      await problems('a.ts', 'typescript', "export type * from './b';\nexport const a = 1;"),
      [],
    );
    assert.deepEqual(await problems('a.c', 'c', 'FOREACH(x) {\n'), []);
  });

  it('names the line of what is broken', async () => {
    assert.deepEqual(await problems('a.ts', 'typescript', 'const a = 1;\nconst b = ;\n'), ['syntax-error:2']);
    assert.deepEqual(await problems('a.py', 'python', 'a = 1\ndef f(:\n'), ['syntax-error:2']);
  });

  it('takes imports over that are known of the same content, and of no other', async () => {
    const imports = (await scan('a.ts', 'typescript', "import './known';")).imports;
    const { hash } = await scan('a.ts', 'typescript', "import './written';");
    const taken = async (of: string) =>
      (
        await scan('a.ts', 'typescript', "import './written';", {
          known: { hash: of, imports, problems: [] },
        })
      ).imports[0]?.specifier;
    assert.equal(await taken(hash), './known');
    assert.equal(await taken('other'), './written');
  });

  it('reads symbols of a component’s script at their place in the file', async () => {
    const text = '<template>\n</template>\n<script lang="ts">\nexport const a = 1;\n</script>';
    const { symbols, language } = await scan('a.vue', 'vue', text);
    assert.deepEqual(
      [language, symbols.map(({ name, startLine }) => [name, startLine])],
      ['vue', [['a', 4]]],
    );
  });
});
