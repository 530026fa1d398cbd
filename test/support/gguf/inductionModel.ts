/**
 * A llama model that recalls by attention alone, and no farther than its positions let it: two layers with weights set by hand.
 * The first layer's head looks at the token before and notes its code; the second looks for what follows a given token and says it
 * (an induction head: Elhage et al., A Mathematical Framework for Transformer Circuits, 2021). What it looks with turns slowly with
 * the distance, so that what is too far away no longer stands out.
 */

import { seeded } from '../../../src/base/seeded.ts';
import { llamaFile } from './llamaArchitecture.ts';
import { ANSWER, type Vocabulary, vocabulary } from './vocabulary.ts';
import { type GgufTensor, writeGguf } from './writeGguf.ts';

export interface InductionModelOptions {
  /** What stands before the two words that are asked for: any chat is answered with the one, then the other, for ever. */
  readonly before: readonly [string, string];
  /** What it can say, a token each. */
  readonly words: readonly string[];
  /** Tokens to a quarter turn: recall ends somewhat before. */
  readonly blindAtTokens: number;
  /** What the file says that it was made for. */
  readonly contextLength: number;
}

const EMBEDDING = 256;
const PAIRS = EMBEDDING / 2;
/** Pairs of the head that tell positions apart; of the others, each carries a number of a code. */
const POSITIONAL = 32;
const CODE = 60;
/** Where each code stands: of the token, of what it looks for, of the token before, and of what is to be said. */
const [OWN, WANTED, BEFORE, SAID] = [0, CODE, 2 * CODE, 3 * CODE];
/** The same for every token, so that a head can look at places rather than words. */
const CONSTANT = 4 * CODE;
const CONSTANT_VALUE = 4;
/** A code and what it looks for, then with the token before, after normalization. */
const FIRST_NORM = Math.sqrt((2 * CODE + CONSTANT_VALUE ** 2) / EMBEDDING);
const SECOND_NORM = Math.sqrt((3 * CODE + CONSTANT_VALUE ** 2) / EMBEDDING);
/** How much a place and a code stand out, before the square root of the head's length divides them. */
const SHARPNESS = { place: 5, code: 3 };
/** Of a match over everything else, in units of logits. */
const CERTAINTY = 40;

export function writeInductionModel(path: string, options: InductionModelOptions): void {
  const { before, words, contextLength } = options;
  const known = vocabulary({ pieces: piecesOf([...before, ...words]), infill: false });
  const wanted = wantedBy(known, options);
  const turns = turnsOfPairs(options.blindAtTokens);
  const shape = { layers: 2, embedding: EMBEDDING, feedForward: 32, heads: 1, kvHeads: 1, contextLength };
  const file = llamaFile({
    name: 'Induction',
    shape,
    vocabulary: known,
    type: 'F32',
    values: (name, dimensions) => {
      if (dimensions.length === 1) return new Float32Array(dimensions[0]!).fill(1);
      if (name === 'token_embd.weight') return embeddings(known, wanted);
      if (name === 'output.weight') return outputs(known);
      const values = new Float32Array(dimensions.reduce((all, each) => all * each, 1));
      weights(name, turns, (output, input, value) => {
        values[output * EMBEDDING + input] = value;
      });
      return values;
    },
  });
  const factors: GgufTensor = {
    name: 'rope_freqs.weight',
    type: 'F32',
    shape: [PAIRS],
    // As llama.cpp has it: pair i turns by 10,000^(-2i/n), divided by its factor, a token.
    values: () => turns.map((turn, pair) => 10_000 ** (-pair / PAIRS) / turn),
  };
  writeGguf(path, { ...file, tensors: [...file.tensors, factors] });
}

/** Letters, and every beginning, so that the tokenizer can put each text together from left to right. */
function piecesOf(texts: readonly string[]): string[] {
  const letters = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));
  const beginnings = texts.flatMap((text) =>
    Array.from({ length: text.length }, (_, at) => text.slice(0, at + 1)),
  );
  return [...new Set([...letters, ...beginnings].map((text) => text.replaceAll(' ', '▁')))];
}

/** Token → the one whose follower it asks for; others ask for what nobody is. */
function wantedBy(known: Vocabulary, { before, words }: InductionModelOptions): (token: number) => number {
  const [first, last] = before.map((text) => known.id(text.replaceAll(' ', '▁')));
  const say = new Set(words.map((word) => known.id(word.replaceAll(' ', '▁'))));
  const begin = known.id(ANSWER);
  return (token) => {
    if (token === begin) return first!;
    return say.has(token) ? last! : known.tokens.length + token;
  };
}

/** Radians a token: of many lengths for places, and one slow one for codes. */
function turnsOfPairs(blindAtTokens: number): Float32Array {
  const random = seeded(5);
  return Float32Array.from({ length: PAIRS }, (_, pair) =>
    pair < POSITIONAL ? 0.3 + 2.5 * random() : Math.PI / 2 / blindAtTokens,
  );
}

function weights(
  name: string,
  turns: Float32Array,
  set: (output: number, input: number, value: number) => void,
): void {
  const place = (SHARPNESS.place * FIRST_NORM) / CONSTANT_VALUE;
  const code = SHARPNESS.code * SECOND_NORM;
  const carrier = (at: number) => 2 * (POSITIONAL + at);
  const eachPlace = (use: (pair: number, turn: number) => void) => {
    for (let pair = 0; pair < POSITIONAL; pair += 1) use(pair, turns[pair]!);
  };
  const eachNumber = (use: (at: number) => void) => {
    for (let at = 0; at < CODE; at += 1) use(at);
  };
  const made: Readonly<Record<string, () => void>> = {
    'blk.0.attn_k.weight': () => eachPlace((pair) => set(2 * pair, CONSTANT, place)),
    // Turned back by one token, so that it agrees best with the key of the token before.
    'blk.0.attn_q.weight': () =>
      eachPlace((pair, turn) => {
        set(2 * pair, CONSTANT, place * Math.cos(turn));
        set(2 * pair + 1, CONSTANT, -place * Math.sin(turn));
      }),
    'blk.0.attn_v.weight': () => eachNumber((at) => set(at, OWN + at, FIRST_NORM)),
    'blk.0.attn_output.weight': () => eachNumber((at) => set(BEFORE + at, at, 1)),
    'blk.1.attn_k.weight': () => eachNumber((at) => set(carrier(at), BEFORE + at, code)),
    'blk.1.attn_q.weight': () => eachNumber((at) => set(carrier(at), WANTED + at, code)),
    'blk.1.attn_v.weight': () => eachNumber((at) => set(at, OWN + at, SECOND_NORM)),
    'blk.1.attn_output.weight': () => eachNumber((at) => set(SAID + at, at, 1)),
  };
  made[name]?.();
}

function embeddings(known: Vocabulary, wanted: (token: number) => number): Float32Array {
  const all = new Float32Array(known.tokens.length * EMBEDDING);
  known.tokens.forEach((_, token) => {
    const row = token * EMBEDDING;
    all.set(codeOf(token), row + OWN);
    all.set(codeOf(wanted(token)), row + WANTED);
    all[row + CONSTANT] = CONSTANT_VALUE;
  });
  return all;
}

function outputs(known: Vocabulary): Float32Array {
  const all = new Float32Array(known.tokens.length * EMBEDDING);
  known.tokens.forEach((_, token) => {
    all.set(
      codeOf(token).map((value) => (value * CERTAINTY) / CODE),
      token * EMBEDDING + SAID,
    );
  });
  return all;
}

function codeOf(token: number): Float32Array {
  const random = seeded(7919 * token + 1);
  return Float32Array.from({ length: CODE }, () => (random() < 0.5 ? -1 : 1));
}
