/**
 * Simulated developers with hidden tastes: what learning from them gains over showing what scores best.
 *   node test/eval/developers.ts [runs for each kind of developer] [seed]
 */

import { DEVELOPERS, twoMinds } from './developers/developers.ts';
import { POLICIES, type PolicyMaker } from './developers/policies.ts';
import { seededRandom } from './developers/seededRandom.ts';
import { type Occasion, Simulation } from './developers/simulate.ts';
import { makeWorld } from './developers/world.ts';

const OCCASIONS = 100;
const runs = Number(process.argv[2] ?? 40);
const seedOfAll = process.argv[3] ?? 'a';

function simulate(kind: string, makePolicy: PolicyMaker, run: number): Occasion[] {
  const seed = `${seedOfAll} ${kind} ${run}`;
  return new Simulation({
    world: makeWorld('first', seededRandom(`${seed} world`)),
    developer: DEVELOPERS[kind]!(seededRandom(`${seed} developer`)),
    policy: makePolicy(seededRandom(`${seed} policy`)),
    random: seededRandom(`${seed} chance`),
  }).run(OCCASIONS);
}

function count(occasions: readonly Occasion[], what: keyof Occasion): number {
  return occasions.filter((each) => each[what]).length;
}

interface Figures {
  readonly shown: number;
  readonly lasting: number;
  readonly lasts: number;
  readonly accepted: number;
  readonly repeated: number;
}

function figuresOf(occasions: readonly Occasion[]): Figures {
  const shown = count(occasions, 'shown');
  return {
    shown,
    lasting: count(occasions, 'lasting') / Math.max(1, shown),
    lasts: count(occasions, 'lasting'),
    accepted: count(occasions, 'accepted') / Math.max(1, shown),
    repeated: count(occasions, 'repeated'),
  };
}

const show = (value: number) => value.toFixed(3).replace(/^0/, '');
const signed = (share: number) => `${share >= 0 ? '+' : '−'}${Math.abs(100 * share).toFixed(0)} %`;
const totals = new Map<string, Occasion[]>();

console.log(
  '| developer | policy | shown | lasting share | accepted share | repeats | lasting share against none | shown against none |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const kind of Object.keys(DEVELOPERS)) report(kind, (name) => occasionsOf(kind, POLICIES[name]!, name));
report('all', (name) => totals.get(name)!);
reportReturn();

function occasionsOf(kind: string, makePolicy: PolicyMaker, name: string): Occasion[] {
  const occasions = Array.from({ length: runs }, (_, run) => simulate(kind, makePolicy, run)).flat();
  totals.set(name, [...(totals.get(name) ?? []), ...occasions]);
  return occasions;
}

function report(label: string, occasionsBy: (policy: string) => readonly Occasion[]): void {
  let none: Figures | undefined;
  for (const name of Object.keys(POLICIES)) {
    const figures = figuresOf(occasionsBy(name));
    none ??= figures;
    const gain = signed(figures.lasting / none.lasting - 1);
    const fewer = signed(figures.shown / none.shown - 1);
    console.log(
      `| ${label} | ${name} | ${figures.shown} | ${show(figures.lasting)} | ${show(figures.accepted)} | ${figures.repeated} | ${gain} | ${fewer} | ${figures.lasts} |`,
    );
  }
}

/** How much of a first project's lasting share is lost by a hundred occasions in a second one, whose tastes differ in part. */
function reportReturn(): void {
  for (const name of Object.keys(POLICIES)) {
    const away = Array.from({ length: 2 * runs }, (_, run) => afterwards(POLICIES[name]!, run, true)).flat();
    const stayed = Array.from({ length: 2 * runs }, (_, run) =>
      afterwards(POLICIES[name]!, run, false),
    ).flat();
    const [back, without] = [figuresOf(away).lasting, figuresOf(stayed).lasting];
    console.log(
      `${name}: lasting share in the first project ${show(without)} without, ${show(back)} after a second project: ${(100 * (back - without)).toFixed(1)} points`,
    );
  }
}

/** Fifty occasions in the first project, after a hundred there and, on the way, a hundred elsewhere. */
function afterwards(makePolicy: PolicyMaker, run: number, away: boolean): Occasion[] {
  const seed = `${seedOfAll} return ${run}`;
  const developer = twoMinds(seededRandom(`${seed} developer`));
  const policy = makePolicy(seededRandom(`${seed} policy`));
  const at = (project: 'first' | 'second') =>
    new Simulation({
      world: makeWorld(project, seededRandom(`${seed} ${project}`)),
      developer: developer[project],
      policy,
      random: seededRandom(`${seed} chance ${project}`),
    });
  const first = at('first');
  first.run(OCCASIONS);
  if (away) at('second').run(OCCASIONS);
  return first.run(OCCASIONS / 2);
}
