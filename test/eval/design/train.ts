/**
 * Fits the ranker of design patterns and says how good it is on authors it has not seen:
 * node test/eval/design/train.ts FOLDER… [--background WORKSPACE]… [--write]
 *
 * A FOLDER holds one folder a case, and `labels.json`: { case: { pattern, group, language } }; the cases of one group, an author's, are left
 * out together to measure. Types of background workspaces, taken at random, stand for “no pattern”.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { finish } from '../../../src/base/steps.ts';
import { FEATURES, featuresOf, PlaceIndex, scored } from '../../../src/core/patterns/design/features.ts';
import { neighbourhood } from '../../../src/core/patterns/design/neighbourhood.ts';
import { type RankerWeights, rank } from '../../../src/core/patterns/design/ranker.ts';
import { caseGraph } from './caseGraph.ts';
import { fitLogistic, sparse } from './fitLogistic.ts';

interface Row {
  readonly values: readonly number[];
  readonly label: string;
  readonly weight?: number;
}

interface Case extends Row {
  readonly group: string;
  readonly language: string;
}

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    background: { type: 'string', multiple: true, default: [] },
    write: { type: 'boolean', default: false },
  },
});

const PENALTY = 0.002;

const cases = (await Promise.all(positionals.map(readCases))).flat();
const background = (await Promise.all(flags.background.map(sampleOf))).flat();
console.log(
  `${cases.length} cases, ${background.length} places without a pattern, ${FEATURES.length} features`,
);
measure();
if (flags.write) write(weightsOf([...cases, ...background]));

async function readCases(folder: string): Promise<Case[]> {
  const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8')) as Record<
    string,
    { pattern: string; group: string; language: string }
  >;
  const rows: Case[] = [];
  for (const [name, { pattern, group, language }] of Object.entries(labels)) {
    const graph = await caseGraph(join(folder, name));
    if (graph.types.length + graph.functions.length > 0) {
      rows.push({ values: featuresOf(graph, finish(scored(graph))), label: pattern, group, language });
    }
  }
  return rows;
}

/** Neighbourhoods of types picked at even distances. */
async function sampleOf(folder: string): Promise<Row[]> {
  const graph = await caseGraph(folder);
  const index = new PlaceIndex(finish(scored(graph)));
  const step = Math.max(1, Math.floor(graph.types.length / 25));
  return graph.types
    .filter((_, index) => index % step === 0)
    .map((type) => ({
      values: index.featuresOf(neighbourhood(graph, { roles: [{ role: '', type }], conditions: {} })),
      label: 'None',
      weight: 0.5,
    }));
}

function weightsOf(rows: readonly Row[]): RankerWeights {
  const points = rows.map((row) => ({ ...row, ...sparse(row.values) }));
  const { classes, bias, weights } = fitLogistic(points, { width: FEATURES.length, penalty: PENALTY });
  const thousandths = (value: number) => Math.round(value * 1000);
  return {
    features: FEATURES,
    classes,
    bias: [...bias].map(thousandths),
    weights: classes.map((_, row) =>
      FEATURES.map((_, feature) => thousandths(weights[feature * classes.length + row]!)),
    ),
  };
}

function measure(): void {
  const outcomes = [...new Set(cases.map(({ group }) => group))].flatMap((group) => {
    const model = weightsOf([...cases.filter((each) => each.group !== group), ...background]);
    return cases
      .filter((each) => each.group === group)
      .map((each) => ({ ...each, at: placeOf(each, model) }));
  });
  const share = (list: typeof outcomes, most: number) =>
    (list.filter(({ at }) => at < most).length / list.length).toFixed(3);
  const by = (key: 'language' | 'label' | 'group') => {
    for (const name of [...new Set(outcomes.map((each) => each[key]))].sort()) {
      const list = outcomes.filter((each) => each[key] === name);
      console.log(
        `  ${name.padEnd(28)} ${String(list.length).padStart(4)}  top-1 ${share(list, 1)}  top-3 ${share(list, 3)}`,
      );
    }
  };
  console.log(`all, by authors left out: top-1 ${share(outcomes, 1)} top-3 ${share(outcomes, 3)}`);
  by('language');
  by('label');
  by('group');
}

/** Place of the right pattern among the patterns, 0 for the first. */
function placeOf({ values, label }: Row, model: RankerWeights): number {
  const ranked = [...rank(values, model)].filter(([name]) => name !== 'None').sort((a, b) => b[1] - a[1]);
  const at = ranked.findIndex(([name]) => name === label);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

function write(model: RankerWeights): void {
  const path = join(import.meta.dirname, '../../../src/core/patterns/design/rankerWeights.json');
  const rows = model.weights.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  const head = `"features": ${JSON.stringify(model.features)},\n  "classes": ${JSON.stringify(model.classes)},\n  "bias": ${JSON.stringify(model.bias)}`;
  writeFileSync(path, `{\n  ${head},\n  "weights": [\n${rows}\n  ]\n}\n`);
}
