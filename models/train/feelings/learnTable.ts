/** Learns a table from labelled texts: first what register a text is of, then how words weigh for all and for each register. */

import type { Features } from '../../../src/core/sentiment/features.ts';
import { COLUMNS, type FeelingTable, OUTPUTS, REGISTERS } from '../../../src/core/sentiment/feelingTable.ts';
import { Random } from '../fit/random.ts';
import type { Labelled } from './sets.ts';
import { SoftmaxRegression } from './softmaxRegression.ts';
import { chooseKeys, sparseRows } from './sparseRows.ts';

const LEAST_TEXTS = 2;
/** A register's own weights count so much while they are learned, so that what all share is learned first. */
const OWN_SHARE = 0.7;
const SEED = 20_261_121;

/** @param features of each text */
export function learnTable(texts: readonly Labelled[], features: readonly Features[]): FeelingTable {
  const keys = chooseKeys(features, LEAST_TEXTS);
  const rows = sparseRows(features, keys);
  const all = texts.map((_, at) => at);
  const registers = texts.map(({ register }) => register);
  const random = new Random(SEED);
  const guess = new SoftmaxRegression({
    classes: REGISTERS,
    features: keys.length,
    rate: 0.05,
    rounds: 8,
    random,
  });
  guess.learn(rows, all, registers);
  const shares = Array.from({ length: REGISTERS }, (_, own) =>
    Float64Array.from({ length: REGISTERS + 1 }, (_, block) =>
      block === 0 ? 1 : block === own + 1 ? OWN_SHARE : 0,
    ),
  );
  const judge = new SoftmaxRegression(
    {
      classes: OUTPUTS,
      features: keys.length,
      rate: 0.03,
      rounds: 10,
      random,
      shares: (row) => shares[registers[row]!]!,
    },
    REGISTERS + 1,
  );
  judge.learn(
    rows,
    all,
    texts.map(({ polarity }) => polarity),
  );
  return quantized(keys, guess.weights, judge.weights);
}

function quantized(keys: Uint32Array, guess: Float32Array, judge: Float32Array): FeelingTable {
  const values = new Int8Array(keys.length * COLUMNS);
  const scales = new Float32Array(keys.length);
  const judged = OUTPUTS * (REGISTERS + 1);
  for (let key = 0; key < keys.length; key++) {
    const row = [
      ...guess.subarray(key * REGISTERS, (key + 1) * REGISTERS),
      ...judge
        .subarray(key * judged, (key + 1) * judged)
        .map((weight, at) => (at < OUTPUTS ? weight : weight * OWN_SHARE)),
    ];
    const scale = Math.max(1e-9, ...row.map(Math.abs)) / 127;
    scales[key] = scale;
    row.forEach((weight, column) => {
      values[key * COLUMNS + column] = Math.round(weight / scale);
    });
  }
  return { keys, values, scales, bias: new Float32Array(OUTPUTS) };
}
