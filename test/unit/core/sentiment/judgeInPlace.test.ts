/** The shipped model on sentences made for it: what developers say every day, and what only sounds bad. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { FeelingTable } from '../../../../src/core/sentiment/feelingTable.ts';
import { judgeInPlace } from '../../../../src/core/sentiment/judgeInPlace.ts';
import { readingOf } from '../../../../src/core/sentiment/readings.ts';
import { readFeelingTable } from '../../../../src/infra/sentiment/feelingFile.ts';

const FILE = join(import.meta.dirname, '../../../../models/groundplan-feelings-1/model.onnx');

const TECHNICAL = [
  'We kill the child process when the timeout is over.',
  'Abort the transaction and roll back.',
  'The branch was merged into master.',
  'It returns 400 Bad Request.',
  'This logs a fatal error and calls die().',
  'The garbage collector runs in a thread of its own.',
  'Rename the slave node to replica.',
  'Dead code is removed by the bundler.',
  'Execute the script after the build.',
  'The kernel panics without this module.',
  'Error handling moved to the base class.',
  'The parser throws an exception for an invalid argument.',
  'Zombie processes are reaped by init.',
  'Set the dirty flag before the flush.',
  'A race condition is avoided by the lock.',
  'The worst case is quadratic.',
];
const POSITIVE = [
  'This is awesome, thank you!',
  'Great work, looks good to me :)',
  'Works like a charm now, thanks.',
  'I love how clean this is.',
  'not bad at all, nicely done',
  '🎉 congratulations on the release',
];
const NEGATIVE = [
  'This is terrible, it breaks everything again.',
  'ugh, I hate this API',
  'What a stupid design :(',
  'This documentation is really confusing and useless.',
  'Sorry, my bad, I broke the build.',
  'The build is broken again, this is so frustrating!',
];

describe('the shipped model', () => {
  let table: FeelingTable;
  const read = (text: string) => readingOf(judgeInPlace(text, table));
  before(async () => {
    table = await readFeelingTable(FILE);
  });

  for (const [polarity, sentences] of [
    ['neutral', TECHNICAL],
    ['positive', POSITIVE],
    ['negative', NEGATIVE],
  ] as const) {
    for (const text of sentences) {
      it(`${polarity}: ${text}`, () => assert.equal(read(text).polarity, polarity));
    }
  }

  for (const shown of [
    '```\nthis is awful, I hate it\n```',
    '> this is awful, I hate it',
    '`awfulStupidThing`',
  ]) {
    it(`hears no feeling in ${JSON.stringify(shown)}`, () => {
      assert.equal(read(`${shown}\n\nThe value is read once.`).polarity, 'neutral');
    });
  }

  it('gives probabilities', () => {
    for (const text of [...TECHNICAL, ...POSITIVE, ...NEGATIVE]) {
      const { scores, emotions } = read(text);
      assert.ok(Math.abs(scores.negative + scores.neutral + scores.positive - 1) < 1e-3);
      for (const value of Object.values(emotions)) assert.ok(value >= 0 && value <= 1);
    }
  });

  const feelings = [
    ['why does this keep crashing, so annoying, I am sick of it', 'frustration'],
    ['this is amazing, exactly what I needed!', 'satisfaction'],
    ["Makes sense, you are right, I'll fix it", 'confidence'],
    ["I'm not sure, I don't understand what this does", 'low-confidence'],
  ] as const;
  for (const [text, feeling] of feelings) {
    it(`names ${feeling}: ${text}`, () => assert.ok(read(text).feelings.includes(feeling)));
  }

  it('names none where nothing is felt', () => {
    for (const text of TECHNICAL) assert.deepEqual(read(text).feelings, [], text);
  });

  it('says why it says nothing', () => {
    assert.deepEqual(
      ['', '```\nx\n```', 'Das ist leider nicht gut'].map((text) => read(text).abstained),
      ['empty', 'code', 'language'],
    );
    assert.equal(read('Das ist leider nicht gut').polarity, 'neutral');
  });
});
