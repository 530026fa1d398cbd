/**
 * An upper estimate of the tokens of a text for a model whose tokenizer is not at hand. Vocabularies made from code hold most short
 * words and joined blanks; they split digits one by one and what they do not know into bytes.
 */

/** Runs of letters, of digits, of blanks; line ends; else one character. */
const RUNS = /[a-z]+|[A-Z]+|[0-9]+|[ \t]+|\r?\n|[^\0-\x7f]+|[\s\S]/g;
const LETTERS_A_TOKEN = 3;
const BLANKS_A_TOKEN = 4;
const UTF8 = new TextEncoder();

export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const [run] of text.matchAll(RUNS)) tokens += tokensOf(run);
  return tokens;
}

function tokensOf(run: string): number {
  const first = run.charCodeAt(0);
  if (first > 0x7f) return UTF8.encode(run).length;
  if (/[a-zA-Z]/.test(run[0]!)) return Math.ceil(run.length / LETTERS_A_TOKEN);
  if (run === ' ') return 0;
  if (/[ \t]/.test(run[0]!)) return Math.ceil(run.length / BLANKS_A_TOKEN);
  return run === '\r\n' ? 1 : run.length;
}
