/** Tree-sitter over WebAssembly: one instance a thread, grammars loaded on first use. */
import { join } from 'node:path';
import { Language, type Node, Parser, Query, type Tree } from 'web-tree-sitter';
import { CodedError } from '../../base/codedError.ts';
import type { QueryMatch } from '../../core/extract/syntax.ts';
import { FactQueries } from './factQueries.ts';
import { type GrammarLocation, type GrammarManifest, readGrammar } from './grammarFiles.ts';
import type { FactQuery, ParsedFile, TreeParser } from './treeParser.ts';

export interface WasmParsedFile extends ParsedFile {
  /** Freed when `use` returns. */
  readonly tree: Tree;
}

interface LoadedGrammar {
  readonly parser: Parser;
  readonly queries: FactQueries<Node>;
  readonly manifest: GrammarManifest;
}

/**
 * A parse, or a query, that takes longer is given up: hostile input must not hold a thread. Far beyond what large files take on a
 * busy machine, so that what is told of them does not depend on it.
 */
const LIMIT_MS = 10_000;

export class WasmParser implements TreeParser {
  readonly #location: GrammarLocation;
  readonly #grammars = new Map<string, Promise<LoadedGrammar>>();
  static #runtime: Promise<void> | undefined;

  constructor(location: GrammarLocation) {
    this.#location = location;
  }

  async parse<T>(grammar: string, source: string, use: (file: WasmParsedFile) => T): Promise<T | undefined> {
    const { parser, queries, manifest } = await this.#load(grammar);
    const deadline = performance.now() + LIMIT_MS;
    const tree = parser.parse(source, null, { progressCallback: () => performance.now() > deadline });
    if (tree === null) {
      parser.reset();
      return undefined;
    }
    try {
      const root = tree.rootNode;
      const matches = (which: FactQuery) => queries.matches(which, root);
      return use({ tree, root, matches, manifest });
    } finally {
      tree.delete();
    }
  }

  #load(grammar: string): Promise<LoadedGrammar> {
    let loaded = this.#grammars.get(grammar);
    if (loaded === undefined) {
      loaded = this.#create(grammar);
      this.#grammars.set(grammar, loaded);
    }
    return loaded;
  }

  async #create(grammar: string): Promise<LoadedGrammar> {
    WasmParser.#runtime ??= Parser.init({ locateFile: (name: string) => join(this.#location.runtime, name) });
    await WasmParser.#runtime;
    const files = readGrammar(this.#location, grammar);
    const language = await Language.load(files.wasmPath);
    const parser = new Parser();
    parser.setLanguage(language);
    const queries = new FactQueries<Node>(files, (text) => {
      const query = new Query(language, text);
      return (root, depth) => runInTime(query, root, depth);
    });
    return { parser, queries, manifest: files.manifest };
  }
}

function runInTime(query: Query, root: Node, maxStartDepth: number): readonly QueryMatch[] {
  const deadline = performance.now() + LIMIT_MS;
  let late = false;
  const progressCallback = () => {
    late = performance.now() > deadline;
    return late;
  };
  const found = query.matches(root, { maxStartDepth, progressCallback });
  if (late) throw new CodedError('timeout', 'what is in it could not be told in time');
  return found;
}
