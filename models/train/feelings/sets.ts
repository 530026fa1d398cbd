/**
 * The labelled texts that the shipped model may learn from: a set is only here if its own licence permits it. They are read from a folder of
 * JSON lines, `SET.train.jsonl` and `SET.dev.jsonl`, `{"id", "text", "label"}`; none of them is part of the project.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { POLARITIES } from '../../../src/core/model/sentiment.ts';
import { featureHash } from '../../../src/core/sentiment/putFeature.ts';

/** In the order of the model's registers. */
export const SETS = [
  'github-polarity',
  'so-senti4sd-polarity',
  'jira-ortu-polarity',
  'premo-pr-polarity',
] as const;

const PARTS = ['train', 'dev'];

export interface Labelled {
  readonly text: string;
  /** Index in `SETS`. */
  readonly register: number;
  /** Index in `POLARITIES`. */
  readonly polarity: number;
  /** The same for texts that differ only in what is no letter: they are never learned from and asked about both. */
  readonly kin: number;
}

export function readSets(folder: string): readonly Labelled[] {
  return SETS.flatMap((set, register) =>
    PARTS.flatMap((part) => linesOf(join(folder, `${set}.${part}.jsonl`))).map(({ id, text, label }) => ({
      text,
      register,
      polarity: POLARITIES.indexOf(label),
      kin: featureHash(
        text
          .toLowerCase()
          .replace(/[^a-z]+/g, ' ')
          .trim() || id,
      ),
    })),
  );
}

interface Line {
  readonly id: string;
  readonly text: string;
  readonly label: (typeof POLARITIES)[number];
}

function linesOf(file: string): readonly Line[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}
