/**
 * From what a developer does to adapters that write as they do: npm run eval:adapters. A tiny model is written and trained on code by
 * others; then a simulated developer with a habit in each of three languages accepts and takes back what is offered, and the engine sleeps.
 * Prints what came of it, and ends with 1 where that is too little.
 */
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { languageOf } from '../../src/core/languages/languages.ts';
import type { PublishedAdapter } from '../../src/core/model/adapter.ts';
import type { Engine } from '../../src/protocol/engineApi.ts';
import { Developer, openEngine, promptOf, turnsOf, type Workplace } from './adapters/developerAtWork.ts';
import {
  GARBAGE,
  HABITS,
  type Habit,
  notice,
  piecesOf,
  publicTexts,
  type Task,
  tasksOf,
} from './adapters/habits.ts';
import { writeTrainedBase } from './adapters/trainedBase.ts';

/** Of the tasks of a habit, those that are offered, and those that never are. */
const OFFERED = 36;
const HELD_OUT = 12;
const POISONED = 48;
const SETTINGS = { topLayers: 3, learningRate: 2e-3, epochs: 8 };
/** What has to come of it. */
const LEAST = { fall: 0.5, wins: 0.9 };
/** A fall that is less than so many standard errors is chance. */
const CHANCE = 2;

const started = performance.now();
const missed: string[] = [];
const folder = mkdtempSync(join(tmpdir(), 'groundplan-adapters-'));
try {
  await evaluate({
    root: join(folder, 'project'),
    statePath: join(folder, 'state'),
    modelPath: join(folder, 'base.gguf'),
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
say(`${Math.round((performance.now() - started) / 1000)} s in all`);
for (const each of missed) console.log(`MISSED: ${each}`);
process.exitCode = missed.length === 0 ? 0 : 1;

async function evaluate(place: Workplace): Promise<void> {
  mkdirSync(place.root);
  writeFileSync(join(place.root, 'package.json'), '{ "name": "project", "type": "module" }\n');
  const [first, last] = await base(place.modelPath);
  say(`the base: ${first.toFixed(2)} nats a token at first, ${last.toFixed(2)} at last`);
  await withEngine(place, async (engine) => {
    const developer = new Developer(engine, place.root);
    for (const habit of HABITS)
      for (const [at, task] of offered(habit).entries()) {
        const { language } = habit;
        const other = habit.others[at % habit.others.length]!(task.noun, task.verb);
        if (at % 2 === 1) await developer.takesBack({ language, task, content: other });
        await developer.keeps({ language, task, content: habit.liked(task.noun, task.verb) });
      }
    const { examples, offers } = await engine.feedback.examples({});
    say(`${offers} offers, ${examples.length} examples of them`);
    const { languages, ended, why = '' } = await developer.sleeps(progress, SETTINGS);
    say(`slept: ${ended} ${why}`);
    expect(
      languages.length === HABITS.length,
      `three languages were to be trained, and were ${languages.length}`,
    );
    for (const { language, outcome, reasons } of languages)
      expect(outcome === 'published', `${language} was to be published: ${outcome} ${reasons.join(' ')}`);
    const { adapters } = await engine.adapters.list({});
    await measure(engine, adapters);
    await choose(engine);
  });
  // Another start: what was accepted in between is garbage.
  await withEngine(place, (engine) => poisoned(engine, new Developer(engine, place.root)));
}

async function withEngine(place: Workplace, use: (engine: Engine) => Promise<void>): Promise<void> {
  const engine = await openEngine(place);
  try {
    await use(engine);
  } finally {
    await engine.dispose();
  }
}

/** Of code by others, and of code in general. */
async function base(path: string): Promise<readonly [number, number]> {
  const asked = HABITS.flatMap((habit) =>
    publicTexts(habit).map(({ task, text }) => ({
      before: { kind: 'chat', turns: turnsOf(habit.language, task) } as const,
      text,
    })),
  );
  const prompts = HABITS.flatMap((habit) => tasksOf(habit).map((task) => promptOf(habit.language, task)));
  const words = HABITS.flatMap((habit) => tasksOf(habit).map(({ noun, verb }) => habit.liked(noun, verb)));
  const general = globSync(join(import.meta.dirname, '../../src/base/*.ts'))
    .sort()
    .flatMap(
      (file) =>
        readFileSync(file, 'utf8')
          .slice(0, 900)
          .match(/[\s\S]{300}/g) ?? [],
    );
  return writeTrainedBase({
    folder,
    path,
    texts: [
      ...asked,
      ...general.slice(0, 40).map((text) => ({ before: { kind: 'text', text: '' } as const, text })),
    ],
    pieces: piecesOf([...asked.map(({ text }) => text), ...prompts, ...words]),
    report: ({ step, steps }) => progress(`training the base ${step}/${steps}`),
  });
}

async function measure(engine: Engine, adapters: readonly PublishedAdapter[]): Promise<void> {
  say('| adapter | of held-out text in | without, nats a token | with | change | wins |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const habit of HABITS) {
    const adapter = adapters.find(({ language, current }) => language === habit.language && current);
    if (adapter === undefined) continue;
    for (const other of HABITS) await compare(engine, adapter, other);
  }
}

async function compare(engine: Engine, adapter: PublishedAdapter, habit: Habit): Promise<void> {
  const tasks = tasksOf(habit).slice(-HELD_OUT);
  const costs = async (used: readonly PublishedAdapter[], write: (task: Task) => string) => {
    const all: number[] = [];
    for (const task of tasks) {
      const before = { kind: 'chat', turns: turnsOf(habit.language, task) } as const;
      const adapters = used.map(({ path }) => ({ path, scale: 1 }));
      const logs = await engine.models.score({ before, text: write(task), adapters });
      all.push(-logs.reduce((sum, each) => sum + each, 0) / logs.length);
    }
    return all;
  };
  const liked = ({ noun, verb }: Task) => habit.liked(noun, verb);
  const disliked = ({ noun, verb }: Task) => habit.others[0]!(noun, verb);
  const [without, withIt] = [await costs([], liked), await costs([adapter], liked)];
  const rejected = await costs([adapter], disliked);
  const wins = withIt.filter((own, at) => own < rejected[at]!).length / tasks.length;
  const falls = without.map((own, at) => own - withIt[at]!);
  const fall = mean(falls) / mean(without);
  const own = habit.language === adapter.language;
  console.log(
    `| ${adapter.language} | ${habit.language} | ${mean(without).toFixed(2)} | ${mean(withIt).toFixed(2)} | ${percent(-fall)} | ${own ? wins.toFixed(2) : ''} |`,
  );
  if (own) {
    expect(
      fall >= LEAST.fall,
      `${adapter.language} falls by ${percent(fall)}, and ${percent(LEAST.fall)} was asked`,
    );
    expect(wins >= LEAST.wins, `${adapter.language} wins ${wins.toFixed(2)}, and ${LEAST.wins} was asked`);
  } else
    expect(
      mean(falls) <= CHANCE * standardError(falls),
      `with ${adapter.language}, ${habit.language} falls by ${percent(fall)}: more than chance`,
    );
}

/** By the extension of the file that is asked about. */
async function choose(engine: Engine): Promise<void> {
  for (const { language, extension } of [...HABITS, { language: undefined, extension: '.rb' }]) {
    const about = languageOf(`some${extension}`)!.id;
    const outcome = await engine.models.generate({
      prompt: { kind: 'text', text: 'Write' },
      maxTokens: 2,
      about: { request: { [about]: 1 }, project: {} },
    });
    say(`${extension}: ${outcome.because}`);
    const wanted = language === undefined ? 'without an adapter' : `with the adapter ${language} v1`;
    expect(outcome.because.includes(wanted), `${extension} is to be answered ${wanted}`);
  }
}

async function poisoned(engine: Engine, developer: Developer): Promise<void> {
  const language = 'rust';
  for (const [at, write] of GARBAGE.entries())
    for (let part = 0; part < POISONED; part += 1) {
      const task = { noun: '', verb: '', title: `Add part ${part}`, path: `rust/part${at}of${part}.rs` };
      await developer.keeps({ language, task, content: write(part) });
    }
  const { languages, feedback } = await developer.sleeps(progress, SETTINGS);
  const night = languages.find((each) => each.language === language);
  say(`garbage: ${night?.outcome ?? 'not even trained'}. ${feedback.refused.join(' ')}`);
  expect(night?.outcome !== 'published', 'garbage was to be refused before the training, and was published');
  // And where it comes to the gate by itself, past what is read of texts.
  const examples = Array.from({ length: POISONED }, (_, part) => ({
    language,
    prompt: `Add part ${part}`,
    accepted: notice(part),
    weight: 1,
  }));
  const outcome = await engine.adapters.train({ language, examples, settings: SETTINGS });
  say(`at the gate: ${outcome.kind}. ${outcome.kind === 'discarded' ? outcome.reasons.join(' ') : ''}`);
  expect(outcome.kind === 'discarded', 'garbage was to be refused by the gate, and was published');
  const { adapters } = await engine.adapters.list({});
  expect(
    adapters.filter(({ current }) => current).length === HABITS.length &&
      adapters.every((each) => each.language !== language),
    'the adapters are to be those of before',
  );
}

function offered(habit: Habit): readonly Task[] {
  return tasksOf(habit).slice(0, OFFERED);
}

function expect(holds: boolean, otherwise: string): void {
  if (!holds) missed.push(otherwise);
}

/** On the screen alone: one line that goes. */
function progress(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${what}`);
}

function say(what: string): void {
  progress('');
  console.log(what);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

function standardError(numbers: readonly number[]): number {
  const middle = mean(numbers);
  const squares = numbers.map((each) => (each - middle) ** 2);
  return Math.sqrt(mean(squares) / (numbers.length - 1));
}

function percent(share: number): string {
  return `${share < 0 ? '−' : ''}${Math.abs(100 * share).toFixed(0)} %`;
}
