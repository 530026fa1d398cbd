/** One life of the engine over a workspace in which a simulated developer works: offers, what becomes of them, sleep, and what is measured after it. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildKernels } from '../../../scripts/kernels.mjs';
import { turnsFor } from '../../../src/core/examples/turnsFor.ts';
import type { Action } from '../../../src/core/model/feedback.ts';
import { textOfTurns } from '../../../src/core/model/textExample.ts';
import { createNodeEngine } from '../../../src/infra/nodeEngine.ts';
import type { Engine } from '../../../src/protocol/engineApi.ts';
import type { SleepReport } from '../../../src/protocol/sleepApi.ts';
import { analysisOptions } from '../../support/analysisOptions.ts';
import type { Task } from './habits.ts';

export interface Workplace {
  readonly root: string;
  readonly statePath: string;
  readonly modelPath: string;
}

/** What is offered to be written, as a suggestion would put it. */
interface OfferedFile {
  readonly language: string;
  readonly task: Task;
  readonly content: string;
}

const DESK = { session: 'evaluation', unsaved: {}, level: 'all' } as const;

export async function openEngine({ root, statePath, modelPath }: Workplace): Promise<Engine> {
  const engine = createNodeEngine({
    log: () => {},
    gitAllowed: false,
    statePath,
    storage: join(statePath, 'storage'),
    training: { threads: 1, kernels: await buildKernels() },
    enginesConfiguration: async () => ({
      preference: 'embedded',
      servers: [],
      embedded: { gpu: 'off', threads: 1, contextTokens: 2048, model: modelPath },
    }),
  });
  await engine.analyze(root, analysisOptions());
  return engine;
}

/** As the engine is asked for it. */
export function promptOf(language: string, { title, path }: Task): string {
  return textOfTurns(turnsOf(language, { title, path }));
}

export function turnsOf(language: string, { title, path }: Pick<Task, 'title' | 'path'>) {
  return turnsFor({ language, path, asked: title, before: '', whole: true });
}

export class Developer {
  readonly #engine: Engine;
  readonly #root: string;
  readonly #period: string;
  #offers = 0;

  /** @param period of two, the offers are others. */
  constructor(engine: Engine, root: string, period = '') {
    this.#engine = engine;
    this.#root = root;
    this.#period = period;
  }

  /** Takes it, and leaves it as it is: half an hour later, which does not go by here, it is still there. */
  async keeps(offered: OfferedFile): Promise<void> {
    const { record } = await this.#accepts(offered);
    await record({ type: 'survived', checkpoint: '30 min', kept: 1 });
  }

  /** Takes it, sees what it is, and takes it back. */
  async takesBack(offered: OfferedFile): Promise<void> {
    const { record } = await this.#accepts(offered);
    await record({ type: 'undone' });
    rmSync(join(this.#root, offered.task.path));
  }

  sleeps(on: (what: string) => void, settings: object): Promise<SleepReport> {
    return this.#engine.sleep.run(
      { asked: 'command', onBattery: true, settings },
      {
        on: ({ what, training }) =>
          on(training === undefined ? what : `${what} ${training.step}/${training.steps}`),
      },
    );
  }

  async #accepts({ task: { path, title }, content }: OfferedFile) {
    this.#offers += 1;
    const suggestion = `offer ${this.#offers} ${this.#period}`;
    const root = this.#root;
    const card = { kind: 'add-file', title, confidence: 'likely' } as const;
    const record = (action: Action) =>
      this.#engine.feedback.record({ root, suggestion, surface: 'suggestion', card, action });
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
    const edits = [{ type: 'create', path, content }] as const;
    await this.#engine.feedback.watch({ ...DESK, root, suggestion, edits, before: {} });
    await record({ type: 'accepted', share: 1 });
    await this.#engine.feedback.unwatch({ root, suggestion });
    return { record };
  }
}
