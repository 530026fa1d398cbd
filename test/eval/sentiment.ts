/**
 * Says how developers mean their texts, for a scorer: `node test/eval/sentiment.ts FOLDER [--part dev] > P.json`
 *
 * FOLDER holds sets as `NAME.PART.jsonl`, `{"id", "text", "label" or "labels"}` a line. Written is `{NAME: {id: label or [labels]}}` for sets
 * of polarity and of feelings; a line each on standard error says macro F1, or micro F1 over the labels of a set with several.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { POLARITIES, type SentimentReading } from '../../src/core/model/sentiment.ts';
import { openShippedSentiment } from '../../src/infra/sentiment/openSentiment.ts';

interface Row {
  readonly id: string;
  readonly text: string;
  readonly label?: string;
  readonly labels?: readonly string[];
}
type Said = readonly string[];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { part: { type: 'string', default: 'dev' } },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('usage: node test/eval/sentiment.ts FOLDER [--part dev]');

const sentiment = openShippedSentiment(console.error);
const predictions: Record<string, Record<string, string | Said>> = {};
for (const name of setsOf(folder, values.part)) {
  const rows = rowsOf(join(folder, `${name}.${values.part}.jsonl`));
  const readings = await sentiment.read(rows.map(({ text }) => text));
  const said = rows.map((row, at) => saidOf(row, readings[at]!));
  predictions[name] = Object.fromEntries(
    rows.map(({ id, label }, at) => [id, label === undefined ? said[at]! : said[at]![0]!]),
  );
  console.error(`${name}: ${figureOf(rows, said)} of ${rows.length}`);
}
await sentiment.dispose();
console.log(JSON.stringify(predictions));

/** Of what a reading can say. */
function setsOf(from: string, part: string): readonly string[] {
  return readdirSync(from)
    .filter((file) => file.endsWith(`.${part}.jsonl`) && /polarity|senticr|feelings/.test(file))
    .map((file) => file.slice(0, -`.${part}.jsonl`.length))
    .sort();
}

function rowsOf(file: string): readonly Row[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}

function saidOf({ label }: Row, { polarity, feelings }: SentimentReading): Said {
  return label === undefined ? feelings : [polarity];
}

function figureOf(rows: readonly Row[], said: readonly Said[]): string {
  const meant = rows.map(({ label, labels = [] }) => (label === undefined ? labels : [label]));
  const labels = [...new Set(meant.flat())].sort();
  const counts = labels.map((label) => countsOf(label, meant, said));
  if (rows[0]?.label === undefined) {
    const all = counts.reduce((a, b) => ({ right: a.right + b.right, wrong: a.wrong + b.wrong }));
    return `micro F1 ${f1(all).toFixed(4)}`;
  }
  const mean = counts.reduce((sum, each) => sum + f1(each), 0) / labels.length;
  const known = labels.every((label) => (POLARITIES as readonly string[]).includes(label));
  return `macro F1 ${mean.toFixed(4)}${known ? '' : ' (labels of another kind)'}`;
}

function countsOf(label: string, meant: readonly Said[], said: readonly Said[]) {
  const right = meant.filter((each, at) => each.includes(label) && said[at]!.includes(label)).length;
  const wrong = meant.filter((each, at) => each.includes(label) !== said[at]!.includes(label)).length;
  return { right, wrong };
}

function f1({ right, wrong }: { readonly right: number; readonly wrong: number }): number {
  return (2 * right) / Math.max(1, 2 * right + wrong);
}
