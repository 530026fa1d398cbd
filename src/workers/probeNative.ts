/** A child process that may crash: prints, one a line, the grammars whose native binary loads and parses. */
import { defaultGrammarLocation } from '../infra/parse/grammarFiles.ts';
import { loadNative } from '../infra/parse/nativeParser.ts';

for (const grammar of process.argv.slice(2)) {
  try {
    const { parse } = await loadNative(defaultGrammarLocation(), grammar);
    // Longer than the binding's default buffer, and not ASCII: both have failed in the past.
    parse('é\n'.repeat(40_000)).matches('all');
    process.stdout.write(`${grammar}\n`);
  } catch {
    // Not proven: this grammar stays with WebAssembly.
  }
}
