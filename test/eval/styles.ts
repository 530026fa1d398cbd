/**
 * Scores what is said of repositories against labels that others gave:
 * `node test/eval/styles.ts LABELS.json FOLDER [--show] [--json]`. Names and documents are hidden.
 * FOLDER holds a checkout of each repository as owner+name. Uses the built command line.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { groundplan } from '../support/commandLine.ts';

const words = v.array(v.string());
const labelsSchema = v.object({
  vocabulary: v.object({ communication: words, data: words }),
  repos: v.array(
    v.object({
      repo: v.string(),
      style: words,
      communication: words,
      data: words,
      /** Neither for nor against. */
      unverified: v.optional(words, []),
    }),
  ),
});

const named = v.array(v.object({ name: v.string() }));
const saidSchema = v.object({ style: named, communication: named, data: named });

type Kind = 'communication' | 'data';
type Said = Record<'style' | Kind, string[]>;

const [labelsFile, folder, ...flags] = process.argv.slice(2);
if (labelsFile === undefined || folder === undefined) {
  console.error('usage: node test/eval/styles.ts LABELS.json FOLDER [--show] [--json]');
  process.exit(2);
}
const { repos, vocabulary } = v.parse(labelsSchema, JSON.parse(readFileSync(labelsFile, 'utf8')));
const show = flags.includes('--show') ? console.log : () => {};
const totals = {
  communication: { both: 0, said: 0, meant: 0 },
  data: { both: 0, said: 0, meant: 0 },
};
const predictions: Record<string, Said> = {};
let hits = 0;

for (const each of repos) {
  const at = join(folder, each.repo.replace('/', '+'));
  if (!existsSync(at)) continue;
  const said = await patternsOf(at);
  predictions[each.repo] = said;
  const hit = each.style.includes(said.style[0] ?? '');
  if (hit) hits++;
  show(`${hit ? ' ' : '✗'} ${each.repo}: ${said.style.join(' ')}  [${each.style.join(' ')}]`);
  for (const kind of ['communication', 'data'] as const) compare(kind, each, said);
}

if (flags.includes('--json')) console.log(JSON.stringify(predictions));
else {
  const judged = Object.keys(predictions).length;
  console.log(`style top-1 ${(hits / judged).toFixed(3)} of ${judged}`);
  for (const [kind, { both, said, meant }] of Object.entries(totals)) {
    const [precision, recall] = [both / said, both / meant].map((share) => share.toFixed(3));
    console.log(
      `${kind} micro F1 ${((2 * both) / (said + meant)).toFixed(3)}, precision ${precision}, recall ${recall}`,
    );
  }
}

async function patternsOf(at: string): Promise<Said> {
  const { status, output, errors } = await groundplan([
    'patterns',
    at,
    ...['--format', 'json', '--no-names', '--no-cache', '-q'],
  ]);
  if (status !== 0) throw new Error(`${at}: ${errors}`);
  const { style, communication, data } = v.parse(saidSchema, JSON.parse(output));
  const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
  return { style: names(style), communication: names(communication), data: names(data) };
}

/** Over the vocabulary of the labels only. */
function compare(kind: Kind, each: (typeof repos)[number], predicted: Said): void {
  const judged = (list: readonly string[]) =>
    list.filter((label) => vocabulary[kind].includes(label) && !each.unverified.includes(label));
  const [said, meant] = [judged(predicted[kind]), judged(each[kind])];
  totals[kind].said += said.length;
  totals[kind].meant += meant.length;
  totals[kind].both += said.filter((label) => meant.includes(label)).length;
  const wrong = [
    ...said.filter((label) => !meant.includes(label)).map((label) => `+${label}`),
    ...meant.filter((label) => !said.includes(label)).map((label) => `-${label}`),
  ];
  if (wrong.length > 0) show(`      ${kind}: ${wrong.join(' ')}`);
}
