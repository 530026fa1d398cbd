/** The real scan threads: what they share, and what a small scan leaves to them. */
import assert from 'node:assert/strict';
import type { ScanItem } from '../../src/core/ports/sourceScanner.ts';
import { defaultGrammarLocation } from '../../src/infra/parse/grammarFiles.ts';
import type { TreeParser } from '../../src/infra/parse/treeParser.ts';
import { WasmParser } from '../../src/infra/parse/wasmParser.ts';
import { ThreadedScanner } from '../../src/infra/scan/threadedScanner.ts';

const MANY = Array.from(
  { length: 400 },
  (_, at): ScanItem => ({ path: `${at}.go`, language: 'go', content: `package p${at}` }),
);
const FEW: readonly ScanItem[] = [{ path: 'one.go', language: 'go', content: 'package one' }];

describe('scan threads', () => {
  let parsedHere = 0;
  let scanner: ThreadedScanner;

  beforeEach(() => {
    parsedHere = 0;
    const wasm = new WasmParser(defaultGrammarLocation());
    const parser: TreeParser = {
      parse: (...request) => {
        parsedHere++;
        return wasm.parse(...request);
      },
    };
    const entry = new URL('../../src/workers/scan.ts', import.meta.url);
    scanner = new ThreadedScanner({ parser, entry, threads: 2, nativeGrammars: [], maxFileBytes: 1e6 });
  });

  afterEach(() => scanner.dispose());

  async function packagesOf(items: readonly ScanItem[]): Promise<readonly string[]> {
    const found: string[] = [];
    for await (const { facts, problems } of scanner.scan('/', items, 'full', new AbortController().signal)) {
      assert.deepEqual(problems, []);
      for (const file of facts) found.push(...file.packages);
    }
    return found;
  }

  it('serve two workspaces at once', async () => {
    const [one, other] = await Promise.all([packagesOf(MANY), packagesOf(MANY)]);
    assert.equal(new Set(one).size, 400);
    assert.equal(new Set(other).size, 400);
    assert.equal(parsedHere, 0);
  });

  it('take an edit of a language that they have loaded and this process has not', async () => {
    await packagesOf(MANY);
    assert.deepEqual(await packagesOf(FEW), ['one']);
    assert.equal(parsedHere, 0);
  });

  it('are not started for little work', async () => {
    assert.deepEqual(await packagesOf(FEW), ['one']);
    assert.equal(parsedHere, 1);
  });
});
