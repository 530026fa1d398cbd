/** A bare parse, the limit that a full analysis is held against: node bareParse.ts FOLDER GRAPH.json parses the graph's files and keeps nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { languageById } from '../../src/core/languages/languages.ts';
import type { LanguageId } from '../../src/core/model/language.ts';
import { defaultGrammarLocation, readGrammar } from '../../src/infra/parse/grammarFiles.ts';
import type { GraphReport } from '../../src/protocol/engineApi.ts';

const [folder, graphFile] = process.argv.slice(2);
const { files } = JSON.parse(readFileSync(graphFile!, 'utf8')) as Pick<GraphReport, 'files'>;
const parsers = new Map<string, Parser>();
await Parser.init();
for (const { path, language } of files) {
  const { grammar } = languageById(language as LanguageId);
  const parser = parsers.get(grammar) ?? (await parserOf(grammar));
  parsers.set(grammar, parser);
  parser.parse(readFileSync(join(folder!, path), 'utf8'))?.delete();
}

async function parserOf(grammar: string): Promise<Parser> {
  const parser = new Parser();
  return parser.setLanguage(await Language.load(readGrammar(defaultGrammarLocation(), grammar).wasmPath));
}
