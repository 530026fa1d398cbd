/**
 * A llama model that says what it was told to: each token has one successor. Attention and feed-forward are zero, so that
 * the last token's embedding, a random code of ±1, reaches the output, whose rows are the codes of the predecessors.
 */
import { grouped } from '../../../src/base/grouped.ts';
import { seeded } from '../../../src/base/seeded.ts';
import { llamaFile } from './llamaArchitecture.ts';
import { ANSWER, MIDDLE, type Vocabulary, type VocabularyOptions, vocabulary } from './vocabulary.ts';
import { writeGguf } from './writeGguf.ts';

export interface Script {
  /** To any chat. */
  readonly answer?: string;
  /** Between any two texts. */
  readonly middle?: string;
  /** After any other text. */
  readonly continuation?: string;
  /** The continuation begins anew for ever. */
  readonly endless?: boolean;
}

export interface ScriptedModelOptions extends Omit<VocabularyOptions, 'pieces'> {
  readonly contextLength?: number;
}

const EMBEDDING = 256;
const END = '</s>';
/** Of a match over everything else, in units of logits. */
const CERTAINTY = 40;

export function writeScriptedModel(path: string, script: Script, options: ScriptedModelOptions = {}): void {
  const used = new Set<string>();
  const answer = unique(script.answer ?? 'An answer.', used);
  const middle = unique(script.middle ?? 'a middle', used);
  const continuation = unique(script.continuation ?? ' and so on.', used);
  const words = vocabulary({ ...options, pieces: [...used] });
  const follows = new Map<number, number>();
  follow(words, follows, [ANSWER, ...answer, END]);
  if (options.infill !== false) follow(words, follows, [MIDDLE, ...middle, '▁<EOT>']);
  follow(words, follows, [...continuation, script.endless ? continuation[0]! : END]);
  // Whatever else the prompt ends in has one and the same code.
  const other = words.id('<unk>');
  follows.set(other, words.id(continuation[0]!));
  const code = codes(follows, other);
  const predecessors = grouped(follows.keys(), (token) => follows.get(token)!);
  const shape = { layers: 1, embedding: EMBEDDING, feedForward: 32, heads: 4, kvHeads: 2 };
  const file = llamaFile({
    name: 'Scripted',
    shape: { ...shape, contextLength: options.contextLength ?? 8192 },
    vocabulary: words,
    type: 'F16',
    values: (name, dimensions) => {
      if (dimensions.length === 1) return new Float32Array(dimensions[0]!).fill(1);
      if (name === 'token_embd.weight') return rows(words.tokens, (token) => code(token));
      if (name === 'output.weight')
        return rows(words.tokens, (token) => summed(predecessors.get(token)?.map(code) ?? []));
      return new Float32Array(dimensions.reduce((all, each) => all * each, 1));
    },
  });
  writeGguf(path, file);
}

/** Pieces of which none occurs twice, in this text or another, as `▁` for spaces. */
function unique(text: string, used: Set<string>): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of text.replaceAll(' ', '▁')) {
    piece += letter;
    if (piece.length < 3 || used.has(piece)) continue;
    used.add(piece);
    pieces.push(piece);
    piece = '';
  }
  if (piece !== '' && !used.has(piece)) pieces.push(piece);
  else if (piece !== '')
    throw new Error(`the text ends in “${piece}”, which it has before: end it otherwise`);
  used.add(piece);
  used.delete('');
  return pieces;
}

function follow(words: Vocabulary, follows: Map<number, number>, tokens: readonly string[]): void {
  const ids = tokens.map((token) => words.id(token));
  ids.slice(1).forEach((id, at) => void follows.set(ids[at]!, id));
}

function codes(follows: ReadonlyMap<number, number>, other: number): (token: number) => Float32Array {
  return (token) => {
    const random = seeded(7919 * (follows.has(token) ? token : other) + 1);
    return Float32Array.from({ length: EMBEDDING }, () => (random() < 0.5 ? -1 : 1));
  };
}

function summed(all: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(EMBEDDING);
  return sum.map((_, at) => all.reduce((total, each) => total + each[at]!, 0) * (CERTAINTY / EMBEDDING));
}

function rows(tokens: readonly string[], row: (token: number) => Float32Array): Float32Array {
  const all = new Float32Array(tokens.length * EMBEDDING);
  tokens.forEach((_, token) => void all.set(row(token), token * EMBEDDING));
  return all;
}
