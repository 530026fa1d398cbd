/** A graph over a tiny model, with the kernels compiled from their sources. */
import { buildKernels } from '../../scripts/kernels.mjs';
import { type GraphOptions, LlamaGraph } from '../../src/infra/train/llamaGraph.ts';

export async function openGraph(modelPath: string, options: Partial<GraphOptions> = {}): Promise<LlamaGraph> {
  return LlamaGraph.open({
    modelPath,
    modelName: 'tiny',
    lora: { rank: 4, alpha: 8, topLayers: 2 },
    threads: 1,
    memoryBytes: 500e6,
    batchTokens: 128,
    kernels: await buildKernels(),
    ...options,
  });
}

/** After each token of a text, all of the vocabulary is asked for. */
export function asksAll(tokens: readonly number[], vocabulary: number) {
  const rows = tokens.flatMap((_, row) => new Array<number>(vocabulary).fill(row));
  return { tokens, expected: { rows, tokens: rows.map((_, at) => at % vocabulary) } };
}
