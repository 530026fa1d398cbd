/** What an answer may draw on, of a workspace that is analysed as an engine does it, for what asks for the model and texts alone. */
import type { EnginePorts } from '../../src/app/enginePorts.ts';
import { WorkspaceSession } from '../../src/app/session/workspaceSession.ts';
import type { AnswerGround } from '../../src/core/answers/ground.ts';
import { disabledHistory } from '../../src/infra/git/disabledHistory.ts';
import { createParser } from '../../src/infra/parse/createParser.ts';
import { defaultGrammarLocation } from '../../src/infra/parse/grammarFiles.ts';
import { resolverFamilies } from '../../src/infra/resolve/families.ts';
import { ThreadedScanner } from '../../src/infra/scan/threadedScanner.ts';
import { disabledFactStore } from '../../src/infra/store/disabledFactStore.ts';
import { nodeWalker } from '../../src/infra/walk/nodeWalker.ts';
import { analysisOptions } from './analysisOptions.ts';

/** What an analysis asks for. */
const PORTS = {
  walker: nodeWalker,
  families: resolverFamilies(),
  openFactStore: () => disabledFactStore,
  openDismissals: async () => undefined,
  history: disabledHistory,
  now: () => performance.now(),
  today: () => '2026-01-01',
  log() {},
} as unknown as EnginePorts;

export async function withAnswerGround(
  root: string,
  use: (ground: AnswerGround) => Promise<void>,
): Promise<void> {
  const session = new WorkspaceSession({ root, ports: PORTS, onState() {} });
  const options = analysisOptions();
  const scanner = new ThreadedScanner({
    parser: createParser(defaultGrammarLocation(), []),
    entry: new URL('../../src/workers/scan.ts', import.meta.url),
    threads: 1,
    nativeGrammars: [],
    maxFileBytes: options.maxFileBytes,
  });
  try {
    const model = await session.analyze(options, scanner, new AbortController().signal);
    const read = (path: string) => session.read(path);
    await use({ root, model, paths: session.paths, read } as AnswerGround);
  } finally {
    await session.dispose();
    await scanner.dispose();
  }
}
