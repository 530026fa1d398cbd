/** The trainer's process, with a folder a language for what it keeps between runs. */
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import type {
  AdapterTrainer,
  TrainedFile,
  TrainerCall,
  TrainerRequest,
} from '../../core/ports/adapterTrainer.ts';
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

  async train(request: TrainerRequest, { signal, report }: TrainerCall = {}): Promise<TrainedFile> {
    const { folder, threads, kernels } = this.#options;
    const { modelPath, modelName, language, examples, settings } = request;
    const workFolder = join(folder, language);
    const adapterPath = join(workFolder, `${randomUUID()}.gguf`);
    const { losses } = await runTrainer(
      {
        modelPath,
        modelName,
        adapterPath,
        adapterName: `${modelName} ${language}`,
        metadata: { 'groundplan.language': language },
        workFolder,
        examples,
        settings,
        threads: threads ?? Math.max(1, Math.floor(availableParallelism() / 2)),
        memoryBytes: Math.min(MOST_MEMORY, totalmem() / 4),
        cacheBytes: CACHE_BYTES,
        checkpointEveryMs: CHECKPOINT_MS,
        ...(kernels === undefined ? {} : { kernels }),
      },
      { ...(signal && { signal }), ...(report && { report }) },
    );
    return { path: adapterPath, losses };
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
}
