/** A scan thread: requests in, batches of facts out, one at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import { createParser } from '../infra/parse/createParser.ts';
import { defaultGrammarLocation } from '../infra/parse/grammarFiles.ts';
import { scanBatch } from '../infra/scan/scanBatch.ts';
import type { ScanReply, ScanRequest } from '../infra/scan/scanMessages.ts';

const parser = createParser(
  defaultGrammarLocation(),
  (workerData as { nativeGrammars: string[] }).nativeGrammars,
);

parentPort?.on('message', async (request: ScanRequest) => {
  const batch = await scanBatch(parser, request);
  parentPort?.postMessage({ id: request.id, batch } satisfies ScanReply);
});
