import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CodedError, codeOf } from '../../base/codedError.ts';
import { peftAdapter } from '../../core/peft/peftAdapter.ts';
import { llamaPlan } from '../../core/training/llamaPlan.ts';
import { readGgufHeader } from '../llama/ggufHeader.ts';
import { writeAdapter } from './adapterFile.ts';

/**
 * Writes `adapterPath`, a GGUF adapter, from PEFT's `adapter_model.safetensors` with its `adapter_config.json` beside it. Rejects with
 * `untrainable` for what does not suit the model, `engine-unavailable` for a file that cannot be read, `disk-full`.
 */
export async function convertPeft(
  weightsPath: string,
  modelPath: string,
  adapterPath: string,
): Promise<void> {
  const plan = llamaPlan(await readGgufHeader(modelPath), basename(modelPath));
  const [weights, config] = await Promise.all([
    readWhole(weightsPath),
    readWhole(join(dirname(weightsPath), 'adapter_config.json')),
  ]);
  const name = basename(weightsPath);
  const converted = peftAdapter({ name, weights, config: config.toString('utf8') }, plan);
  await writeAdapter(adapterPath, { ...converted, name, metadata: {} });
}

async function readWhole(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const reason = codeOf(error) ?? String(error);
    throw new CodedError(
      'engine-unavailable',
      `${path} cannot be read (${reason}). An adapter of PEFT is adapter_model.safetensors with adapter_config.json beside it.`,
      error,
    );
  }
}
