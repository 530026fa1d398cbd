/** The trainer's process, with a folder a language for what it keeps between runs. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import type { AdapterTrainer, TrainerCall, TrainerRequest } from '../../core/ports/adapterTrainer.ts';
import { modelFingerprint } from '../llama/modelFingerprint.ts';
import { convertPeft } from './convertPeft.ts';
import { runTrainer } from './runTrainer.ts';

export interface NodeTrainerOptions {
  readonly folder: string;
  /** Half of the cores, unless something else is wanted. */
  readonly threads?: number;
  /** Where the compiled kernels are; beside the bundle by default. */
  readonly kernels?: string;
}

const MOST_MEMORY = 600e6;
const CACHE_BYTES = 4e9;
const CHECKPOINT_MS = 30_000;

export class NodeTrainer implements AdapterTrainer {
  readonly #options: NodeTrainerOptions;

  constructor(options: NodeTrainerOptions) {
    this.#options = options;
  }

  async train(request: TrainerRequest, { signal, report }: TrainerCall = {}): Promise<string> {
    const { folder, threads, kernels } = this.#options;
    const { modelPath, modelName, language, examples, settings, cpuShare } = request;
    const workFolder = join(folder, language);
    const adapterPath = join(workFolder, await candidateName(request));
    if ((await candidatesIn(workFolder)).includes(adapterPath)) return adapterPath;
    // Of trainings that nobody goes on with.
    for (const old of await candidatesIn(workFolder)) await rm(old, { force: true });
    await runTrainer(
      {
        modelPath,
        modelName,
        adapterPath,
        adapterName: `${modelName} ${language}`,
        metadata: { 'groundplan.language': language },
        workFolder,
        examples,
        settings,
        cpuShare,
        threads: threads ?? Math.max(1, Math.floor(availableParallelism() / 2)),
        memoryBytes: Math.min(MOST_MEMORY, totalmem() / 4),
        cacheBytes: CACHE_BYTES,
        checkpointEveryMs: CHECKPOINT_MS,
        ...(kernels === undefined ? {} : { kernels }),
      },
      { ...(signal && { signal }), ...(report && { report }) },
    );
    return adapterPath;
  }

  async convert(weightsPath: string, modelPath: string): Promise<string> {
    const folder = join(this.#options.folder, 'converted', randomUUID());
    await mkdir(folder, { recursive: true });
    const path = join(folder, 'adapter.gguf');
    try {
      await convertPeft(weightsPath, modelPath, path);
    } catch (error) {
      await this.discard(path);
      throw error;
    }
    return path;
  }

  async discard(path: string): Promise<void> {
    // With all that was kept for going on: gigabytes, for a model of some size.
    await rm(dirname(path), { recursive: true, force: true });
  }

  async forget(): Promise<void> {
    await rm(this.#options.folder, { recursive: true, force: true });
  }
}

/** The same for the same training of the same weights, which gives the same adapter. */
async function candidateName({ modelPath, examples, settings }: TrainerRequest): Promise<string> {
  const all = JSON.stringify({ fingerprint: await modelFingerprint(modelPath), examples, settings });
  return `${createHash('sha256').update(all).digest('hex').slice(0, 32)}.gguf`;
}

/** Whole ones: a file has its name only when it is on disk. */
async function candidatesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.gguf')).map((name) => join(folder, name));
}
