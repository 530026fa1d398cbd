/** Reads files into the structure that refactoring needs, over the same grammars as the analysis. */
import { languageOf } from '../../core/languages/languages.ts';
import type { FileSyntax, SyntaxReader } from '../../core/ports/syntaxReader.ts';
import type { GrammarLocation } from './grammarFiles.ts';
import { readPythonSyntax } from './pythonSyntax.ts';
import { readScriptSyntax } from './scriptSyntax.ts';
import { WasmParser } from './wasmParser.ts';

/** Larger files are not refactored: their trees would cost more memory than the change is worth. */
const MAX_LENGTH = 2_000_000;

export function createSyntaxReader(location: GrammarLocation): SyntaxReader {
  return new WasmSyntaxReader(new WasmParser(location));
}

export class WasmSyntaxReader implements SyntaxReader {
  readonly #parser: WasmParser;

  constructor(parser: WasmParser) {
    this.#parser = parser;
  }

  async read(path: string, source: string): Promise<FileSyntax | undefined> {
    const language = languageOf(path);
    if (language === undefined || source.length > MAX_LENGTH) return undefined;
    const reader = readerOf(language.id);
    if (reader === undefined) return undefined;
    return this.#parser.parse(language.grammar, source, ({ tree }) => reader(tree.rootNode, source));
  }
}

function readerOf(language: string) {
  if (language === 'python') return readPythonSyntax;
  return ['typescript', 'tsx', 'javascript', 'jsx'].includes(language) ? readScriptSyntax : undefined;
}
