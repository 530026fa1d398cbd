/** The parser a process uses: WebAssembly, with the native binding before it where that is proven. */
import type { GrammarLocation } from './grammarFiles.ts';
import { NativeParser } from './nativeParser.ts';
import type { TreeParser } from './treeParser.ts';
import { WasmParser } from './wasmParser.ts';

export function createParser(location: GrammarLocation, nativeGrammars: readonly string[]): TreeParser {
  const wasm = new WasmParser(location);
  return nativeGrammars.length === 0 ? wasm : new NativeParser(location, new Set(nativeGrammars), wasm);
}
