/**
 * Fits what orders the patterns of a small workspace, and says how good it is on authors it has not seen:
 * node test/eval/design/trainWorkspace.ts CASES… [--lone CASES]… [--measure CASES]… [--background WORKSPACE]… [--folds] [--write]
 *
 * CASES holds one folder a case, and `labels.json`: { case: { pattern, group, language, licence? } }; `None` is a pattern here. The ranker of
 * several types is fitted to CASES and to folders of `--background` workspaces, which stand for “no pattern”; that of a lone file to `--lone`.
 * With --folds each is first fitted to four fifths of its groups (authors, projects) at a time and asked about the rest. `--measure` names
 * cases that are only asked about: of several types, without the authors whom they share with CASES. Copies are never learnt from.
 */
import { parseArgs } from 'node:util';
import { rankWorkspace } from '../../../src/core/patterns/design/workspaceRanker.ts';
import { fitWorkspace } from './fitWorkspace.ts';
import { type Case, foldersOf, readCases } from './readCases.ts';
import { withoutCopies } from './withoutCopies.ts';
import { writeWorkspaceWeights } from './writeWorkspaceWeights.ts';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    background: { type: 'string', multiple: true, default: [] },
    lone: { type: 'string', multiple: true, default: [] },
    measure: { type: 'string', multiple: true, default: [] },
    folds: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

const FOLDS = 5;
const several = (await Promise.all(positionals.map(readCases))).flat();
const lone = (await Promise.all(flags.lone.map(readCases))).flat();
const background = (await Promise.all(flags.background.map(foldersOf))).flat();
console.log(
  `${several.length} cases of several types, ${lone.length} lone files, ${background.length} without a pattern`,
);
console.log(
  'licences:',
  countBy([...several, ...lone], ({ licence }) => licence ?? 'not told'),
);
for (const folder of flags.measure) measure(folder, await readCases(folder));
if (flags.folds) {
  measureFolds('several types', several, background);
  measureFolds('lone files', lone, []);
}
if (flags.write) {
  if (several.length > 0) writeWorkspaceWeights('several', fitWorkspace([...several, ...background]));
  if (lone.length > 0) writeWorkspaceWeights('lone', fitWorkspace(lone));
}

/** Parts of one corpus share their projects; authors of examples are strangers to each other. */
function measure(name: string, held: readonly Case[]): void {
  const alone = held.filter((each) => each.lone);
  if (alone.length > 0 && lone.length > 0) {
    report(`${name}, lone files`, outcomes(lone, alone));
    report(`${name}, lone files, copies left out`, outcomes(withoutCopies(lone, alone), alone));
  }
  const rest = held.filter((each) => !each.lone);
  const parts = partsOf(rest, FOLDS);
  if (several.length > 0)
    report(
      `${name}, several types`,
      parts.flatMap((part) =>
        outcomes(withoutCopies([...without(several, part), ...background], part), part),
      ),
    );
}

function measureFolds(title: string, cases: readonly Case[], always: readonly Case[]): void {
  const parts = partsOf(cases, FOLDS);
  report(
    title,
    parts.flatMap((part) => outcomes(withoutCopies([...without(cases, part), ...always], part), part)),
  );
}

/** Each group whole. */
function partsOf(cases: readonly Case[], most: number): Case[][] {
  const groups = [...new Set(cases.map(({ group }) => group))].sort();
  const parts = Array.from({ length: most }, (_, part) =>
    cases.filter(({ group }) => groups.indexOf(group) % most === part),
  );
  return parts.filter(({ length }) => length > 0);
}

function without(cases: readonly Case[], part: readonly Case[]): Case[] {
  const groups = new Set(part.map(({ group }) => group));
  return cases.filter(({ group }) => !groups.has(group));
}

interface Outcome extends Case {
  /** Names of the patterns, best first, `None` where it is the most probable. */
  readonly names: readonly string[];
}

function outcomes(known: readonly Case[], asked: readonly Case[]): Outcome[] {
  const model = fitWorkspace(known);
  return asked.map((each) => {
    const ranked = [...rankWorkspace(each.features, each.tokens, model)].sort((a, b) => b[1] - a[1]);
    return { ...each, names: ranked.map(([name]) => name) };
  });
}

function report(title: string, list: readonly Outcome[]): void {
  console.log(`${title}: ${figures(list)}`);
  for (const key of ['language', 'label'] as const) {
    for (const name of [...new Set(list.map((each) => each[key]))].sort())
      console.log(`  ${name.padEnd(26)} ${figures(list.filter((each) => each[key] === name))}`);
  }
}

function figures(list: readonly Outcome[]): string {
  const share = (most: number) => {
    const right = list.filter(({ names, label }) => names.slice(0, most).includes(label)).length;
    return (right / list.length).toFixed(3);
  };
  return `${String(list.length).padStart(5)}  top-1 ${share(1)}  top-3 ${share(3)}`;
}

function countBy<T>(list: readonly T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of list) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
}
