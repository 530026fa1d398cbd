/** Asks llama.cpp’s own figures what a model takes, on this machine or a simulated one. */
import type { Llama } from 'node-llama-cpp';
import type { Memory } from '../llamaMessages.ts';
import type { EstimateNeed } from './memoryFit.ts';

export interface NeedQuestion {
  readonly llama: Llama;
  readonly path: string;
  readonly memory: Memory;
}

/** Of main memory; what lies on a graphics card does not count. */
export async function memoryNeedOf({ llama, path, memory }: NeedQuestion): Promise<EstimateNeed> {
  const { GgufInsights, readGgufFileInfo } = await import('node-llama-cpp');
  const insights = await GgufInsights.from(await readGgufFileInfo(path), llama);
  const state = async () => ({ total: memory.totalBytes, free: memory.freeBytes });
  const nothing = async () => ({ total: 0, free: 0 });
  const onCard = llama.gpu !== false;
  return async (contextTokens) => {
    const gpuLayers = onCard
      ? (
          await insights.configurationResolver.resolveAndScoreConfig(
            { targetContextSize: contextTokens },
            { getRamState: state, getSwapState: nothing },
          )
        ).resolvedValues.gpuLayers
      : 0;
    const model = await insights.estimateModelResourceRequirementsV2({ gpuLayers, useMmap: onCard });
    const context = await insights.estimateContextResourceRequirementsV2({
      contextSize: contextTokens,
      modelGpuLayers: gpuLayers,
      sequences: 1,
      useMmap: onCard,
    });
    return { modelBytes: model.cpuRam, contextBytes: context.cpuRam };
  };
}
