/** Queries are data: a capture nobody reads, or a hash nobody checked, is a mistake. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KNOWN_CAPTURES } from '../../src/core/extract/extractFacts.ts';
import { SHAPE_CAPTURES } from '../../src/core/extract/shapes/shapeMatches.ts';
import { LANGUAGES } from '../../src/core/languages/languages.ts';
import { defaultGrammarLocation, readGrammar } from '../../src/infra/parse/grammarFiles.ts';
import { WasmParser } from '../../src/infra/parse/wasmParser.ts';

const root = join(import.meta.dirname, '..', '..');
const location = defaultGrammarLocation();
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

for (const grammar of new Set(LANGUAGES.map((language) => language.grammar))) {
  describe(`the grammar ${grammar}`, () => {
    const files = readGrammar(location, grammar);

    it('is the reviewed file of the pinned package', () => {
      const sha256 = createHash('sha256').update(readFileSync(files.wasmPath)).digest('hex');
      assert.equal(sha256, files.manifest.sha256);
      assert.equal(manifest.devDependencies[files.manifest.package], files.manifest.version);
      const installed = join(root, 'node_modules', files.manifest.package, 'package.json');
      assert.equal(JSON.parse(readFileSync(installed, 'utf8')).license, files.manifest.license);
    });

    it('has queries that compile and use only captures that extraction knows', async () => {
      await new WasmParser(location).parse(grammar, '', ({ matches }) => [matches('all'), matches('shapes')]);
      assert.deepEqual(unknownCaptures(`${files.structure}${files.imports ?? ''}`, KNOWN_CAPTURES), []);
      assert.deepEqual(unknownCaptures(files.shapes ?? '', SHAPE_CAPTURES), []);
    });
  });
}

/** Captures that begin with an underscore serve a query's own predicates. */
function unknownCaptures(query: string, known: readonly string[]): string[] {
  const text = query.replace(/;.*$/gm, '').replace(/"(?:[^"\\]|\\.)*"/g, '""');
  const used = new Set([...text.matchAll(/@([\w.]+)/g)].map((match) => match[1]!));
  return [...used].filter((name) => !name.startsWith('_') && !known.includes(name));
}

describe('the table of grammars', () => {
  it('names folders that exist', () => {
    for (const { grammar } of LANGUAGES)
      assert.ok(existsSync(join(root, 'grammars', grammar, 'manifest.json')), grammar);
  });
});
