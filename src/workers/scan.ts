/** A scan thread: requests in, batches of facts out, one at a time. */
import { parentPort } from 'node:worker_threads';
import { defaultGrammarLocation } from '../infra/parse/grammarFiles.ts';
import { WasmParser } from '../infra/parse/wasmParser.ts';
import { scanBatch } from '../infra/scan/scanBatch.ts';
import type { ScanReply, ScanRequest } from '../protocol/scanMessages.ts';

const parser = new WasmParser(defaultGrammarLocation());

parentPort?.on('message', async (request: ScanRequest) => {
  const batch = await scanBatch(parser, request);
  parentPort?.postMessage({ id: request.id, batch } satisfies ScanReply);
});
