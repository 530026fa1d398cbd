/** The child of `llamaLogits.ts`: node-llama-cpp with 32-bit keys and values, asked for the shares of all tokens. */
import { getLlama, LlamaLogLevel, type Token } from 'node-llama-cpp';
import type { LogitsRequest } from './llamaLogits.ts';

const UNCHANGED = { temperature: 1, topK: 0, topP: 1, minP: 0 };

process.on('message', (request: LogitsRequest) => {
  answer(request).then(
    (logs) => process.send?.({ logs }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));

async function answer({ modelPath, adapterPath, texts }: LogitsRequest): Promise<Float32Array[][]> {
  const llama = await getLlama({
    build: 'never',
    skipDownload: true,
    gpu: false,
    maxThreads: 1,
    logLevel: LlamaLogLevel.error,
  });
  const model = await llama.loadModel({ modelPath, useMmap: false });
  const context = await model.createContext({
    contextSize: Math.max(64, ...texts.map((tokens) => tokens.length + 8)),
    threads: 1,
    flashAttention: false,
    experimentalKvCacheKeyType: 'F32',
    experimentalKvCacheValueType: 'F32',
    ...(adapterPath === undefined ? {} : { lora: { adapters: [{ filePath: adapterPath }] } }),
  });
  const sequence = context.getSequence();
  const all: Float32Array[][] = [];
  for (const tokens of texts) {
    await sequence.clearHistory();
    const asked = tokens.map((token): [Token, object] => [
      token as Token,
      { generateNext: { probabilities: true, options: UNCHANGED } },
    ]);
    const outputs = await sequence.controlledEvaluate(asked);
    all.push(
      outputs.map((output) => {
        const row = new Float32Array(model.fileInfo.metadata.tokenizer.ggml.tokens.length).fill(
          Number.NEGATIVE_INFINITY,
        );
        for (const [token, share] of output?.next.probabilities ?? []) row[token] = Math.log(share);
        return row;
      }),
    );
  }
  await model.dispose();
  return all;
}
