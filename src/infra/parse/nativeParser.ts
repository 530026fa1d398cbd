/**
 * Tree-sitter's native binding: an accelerator by choice. It is loaded only for grammars that a child process has proven
 * (`nativeProbe.ts`); everything else goes to the parser behind it.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { QueryMatch } from '../../core/extract/syntax.ts';
import { FactQueries } from './factQueries.ts';
import { type GrammarLocation, type GrammarManifest, readGrammar } from './grammarFiles.ts';
import type { FactQuery, ParsedFile, TreeNode, TreeParser } from './treeParser.ts';

/** The binding's surface that is used here; its own types describe another major. */
interface NativeBinding {
  new (): {
    setLanguage(language: unknown): void;
    parse(text: string, old?: unknown, options?: { bufferSize: number }): { rootNode: TreeNode };
  };
  readonly Query: new (
    language: unknown,
    source: string,
  ) => { matches(node: TreeNode, options: { maxStartDepth?: number }): QueryMatch[] };
}

interface LoadedGrammar {
  parse(source: string): ParsedFile;
}

export class NativeParser implements TreeParser {
  readonly #location: GrammarLocation;
  readonly #proven: ReadonlySet<string>;
  readonly #fallback: TreeParser;
  readonly #grammars = new Map<string, Promise<LoadedGrammar>>();

  /** @param proven grammars that loaded and parsed in a child process of this machine. */
  constructor(location: GrammarLocation, proven: ReadonlySet<string>, fallback: TreeParser) {
    this.#location = location;
    this.#proven = proven;
    this.#fallback = fallback;
  }

  async parse<T>(grammar: string, source: string, use: (file: ParsedFile) => T): Promise<T | undefined> {
    if (!this.#proven.has(grammar)) return this.#fallback.parse(grammar, source, use);
    let loaded = this.#grammars.get(grammar);
    if (loaded === undefined) {
      loaded = loadNative(this.#location, grammar);
      this.#grammars.set(grammar, loaded);
    }
    return use((await loaded).parse(source));
  }
}

/** Rejects where the binding or the grammar's prebuilt binary does not load, or is of another ABI. */
export async function loadNative(location: GrammarLocation, grammar: string): Promise<LoadedGrammar> {
  const require = createRequire(import.meta.url);
  const Binding = require('tree-sitter') as NativeBinding;
  const files = readGrammar(location, grammar);
  const { manifest } = files;
  const language = await loadLanguage(require, manifest);
  const parser = new Binding();
  parser.setLanguage(language);
  const queries = new FactQueries<TreeNode>(files, (text) => {
    const query = new Binding.Query(language, text);
    return (root, depth) => query.matches(root, { maxStartDepth: depth });
  });
  return {
    parse(source) {
      // The binding copies the text into a buffer of this size and refuses a smaller one.
      const { rootNode } = parser.parse(source, undefined, { bufferSize: 2 * source.length + 1024 });
      const matches = (which: FactQuery) => queries.matches(which, rootNode);
      return { root: rootNode, manifest, matches };
    },
  };
}

/** A package with several grammars exports each under the name that its .wasm has. */
async function loadLanguage(require: NodeJS.Require, manifest: GrammarManifest): Promise<unknown> {
  const entry = require.resolve(manifest.package);
  const exported = (await import(pathToFileURL(entry).href)) as { default?: Record<string, unknown> };
  const languages = exported.default ?? {};
  const name = manifest.wasm.replace(/^.*tree-sitter-/, '').replace(/\.wasm$/, '');
  return languages[name] ?? languages;
}
