/**
 * The embedded engine beside llama.cpp driven directly in this process, in turns: node test/bench/embeddedEngine.ts.
 * Both are timed by the clock and by the processor (Linux), since the clock also counts what others do meanwhile.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getLlama, type Llama, LlamaLogLevel, type LlamaModel } from 'node-llama-cpp';
import { DEFAULT_EMBEDDED } from '../../src/core/model/embeddedEngine.ts';
import type { Turn } from '../../src/core/model/generation.ts';
import { LlamaTextEngine } from '../../src/infra/llama/llamaTextEngine.ts';
import { MID_SIZE, writeRandomModel } from '../support/gguf/randomModel.ts';

const THREADS = Number(process.env.THREADS ?? 1);
const CONTEXT = 2048;
const PROMPT = 'the order of the layers is';
const CONVERSATIONS = 9;

interface Subject {
  readonly name: string;
  readonly tokens: number;
  readonly rounds: number;
  write(path: string): void;
}

interface Cost {
  readonly wallMs: number;
  readonly cpuMs: number;
}

const SUBJECTS: readonly Subject[] = [
  { name: 'tiny, F16', tokens: 400, rounds: 40, write: (path) => writeRandomModel(path) },
  {
    name: 'mid-size, Q4_0',
    tokens: 30,
    rounds: 16,
    write: (path) => writeRandomModel(path, { ...MID_SIZE, type: 'Q4_0' }),
  },
  {
    name: 'mid-size, Q8_0',
    tokens: 30,
    rounds: 16,
    write: (path) => writeRandomModel(path, { ...MID_SIZE, type: 'Q8_0' }),
  },
];

/** Only these, by the beginning of their name, where any is given. */
const named = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'gp-bench-'));
try {
  const llama = await getLlama({
    build: 'never',
    skipDownload: true,
    gpu: false,
    maxThreads: 0,
    logLevel: LlamaLogLevel.error,
  });
  for (const subject of SUBJECTS.filter(
    ({ name }) => named.length === 0 || named.some((each) => name.startsWith(each)),
  ))
    await measure(subject, llama);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);

async function measure(subject: Subject, llama: Llama): Promise<void> {
  const path = join(folder, 'model.gguf');
  subject.write(path);
  const engine = new LlamaTextEngine({
    configuration: { ...DEFAULT_EMBEDDED, model: path, gpu: 'off', threads: THREADS, contextTokens: CONTEXT },
    folder,
    log: console.error,
  });
  const model = await llama.loadModel({ modelPath: path, useMmap: false });
  try {
    await compareSpeed(subject, engine, await direct(model));
    await compareTurns(subject, engine);
    console.log(`${subject.name}: the child holds ${megabytesOf(engine.pid)} MB`);
  } finally {
    await engine.dispose();
    await model.dispose();
  }
}

async function compareSpeed(
  { name, tokens, rounds }: Subject,
  engine: LlamaTextEngine,
  directly: (tokens: number) => Promise<void>,
): Promise<void> {
  const own: Cost[] = [];
  const bare: Cost[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const byEngine = () => costOf(engine.pid, () => write(engine, tokens));
    const byHand = () => costOf(process.pid, () => directly(tokens));
    // Who comes first alternates; the first round only warms up.
    const engineFirst = round % 2 === 0;
    const first = await (engineFirst ? byEngine() : byHand());
    const second = await (engineFirst ? byHand() : byEngine());
    if (round < 0) continue;
    own.push(engineFirst ? first : second);
    bare.push(engineFirst ? second : first);
  }
  const speed = (costs: readonly Cost[]) => (tokens * 1000) / median(costs.map(({ wallMs }) => wallMs));
  const ratio = (of: (cost: Cost) => number) => spread(own.map((cost, at) => of(bare[at]!) / of(cost)));
  console.log(
    `${name}: ${speed(own).toFixed(1)} tokens/s, directly ${speed(bare).toFixed(1)}; ` +
      `engine / directly ${ratio(({ wallMs }) => wallMs)} by the clock, ${ratio(({ cpuMs }) => cpuMs)} by processor time ` +
      `(medians and quartiles of ${rounds} pairs of ${tokens} tokens, ${THREADS} thread)`,
  );
}

async function write(engine: LlamaTextEngine, tokens: number): Promise<void> {
  const request = { prompt: { kind: 'text', text: PROMPT }, maxTokens: tokens } as const;
  const { outputTokens } = await engine.generate(request, { onText: () => {} });
  if (outputTokens !== tokens) throw new Error(`the model ended after ${outputTokens} tokens`);
}

/** The shortest way there is: one sequence, tokens as they come, each turned into text. */
async function direct(model: LlamaModel): Promise<(tokens: number) => Promise<void>> {
  const context = await model.createContext({ contextSize: CONTEXT, threads: THREADS });
  const sequence = context.getSequence();
  return async (tokens) => {
    const prompt = [model.tokens.bos!, ...model.tokenize(PROMPT)];
    // The prompt is read before, as the engine has it.
    await sequence.adaptStateToTokens(prompt.slice(0, -1), false);
    prompt.splice(0, sequence.nextTokenIndex);
    let written = 0;
    let text = '';
    for await (const token of sequence.evaluate(prompt)) {
      text += model.detokenize([token]);
      written += 1;
      if (written >= tokens) break;
    }
    if (written !== tokens || text === '') throw new Error(`${written} tokens were written`);
  };
}

/** To the first piece of text: a conversation's first turn, and its second. */
async function compareTurns({ name }: Subject, engine: LlamaTextEngine): Promise<void> {
  const firsts: Cost[] = [];
  const seconds: Cost[] = [];
  let sizes = '';
  for (let round = 0; round < CONVERSATIONS; round += 1) {
    const material = Array.from({ length: 140 }, (_, at) => `file ${round * 1000 + at} is part of it`);
    const asked: Turn[] = [
      { role: 'system', content: material.join('\n').slice(0, 1600) },
      { role: 'user', content: 'what?' },
    ];
    const turn = (turns: readonly Turn[]) =>
      engine.generate(
        { prompt: { kind: 'chat', turns }, maxTokens: 1, conversation: `bench ${round}` },
        { onText: () => {} },
      );
    let said = await turn([{ role: 'user', content: `${round}` }]);
    firsts.push(
      await costOf(engine.pid, async () => {
        said = await turn(asked);
      }),
    );
    const { promptTokens } = said;
    const further: Turn[] = [
      ...asked,
      { role: 'assistant', content: said.text },
      { role: 'user', content: 'and then?' },
    ];
    seconds.push(
      await costOf(engine.pid, async () => {
        said = await turn(further);
      }),
    );
    sizes = `${promptTokens}, then ${said.promptTokens} tokens with ${said.reusedTokens} read before`;
  }
  const ratio = (of: (cost: Cost) => number) => spread(seconds.map((cost, at) => of(cost) / of(firsts[at]!)));
  console.log(
    `${name}: first token of a first turn after ${median(firsts.map(({ wallMs }) => wallMs)).toFixed(0)} ms; ` +
      `second / first turn ${ratio(({ wallMs }) => wallMs)} by the clock, ${ratio(({ cpuMs }) => cpuMs)} by processor time (${sizes})`,
  );
}

async function costOf(pid: number | undefined, work: () => Promise<void>): Promise<Cost> {
  const cpuBefore = pid === undefined ? 0 : processorMs(pid);
  const started = performance.now();
  await work();
  const wallMs = performance.now() - started;
  return { wallMs, cpuMs: pid === undefined ? wallMs : processorMs(pid) - cpuBefore };
}

/** Of all threads of a process. */
function processorMs(pid: number): number {
  const tasks = readdirSync(`/proc/${pid}/task`);
  return tasks.reduce((all, task) => {
    const [nanoseconds = '0'] = readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ');
    return all + Number(nanoseconds) / 1e6;
  }, 0);
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)]!;
}

function spread(ratios: readonly number[]): string {
  const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantile(ratios, share).toFixed(3));
  return `${middle} (${low}–${high})`;
}

function megabytesOf(pid: number | undefined): string {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return (Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024).toFixed(0);
}
