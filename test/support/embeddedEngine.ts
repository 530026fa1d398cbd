/** The embedded engine on models that the tests have written: processor only, one thread. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_EMBEDDED, type EmbeddedConfiguration } from '../../src/core/model/embeddedEngine.ts';
import type { GenerateRequest } from '../../src/core/model/generation.ts';
import { type LlamaEngineOptions, LlamaTextEngine } from '../../src/infra/llama/llamaTextEngine.ts';

export function embeddedEngine(
  configuration: Partial<EmbeddedConfiguration>,
  options: Partial<LlamaEngineOptions> = {},
): LlamaTextEngine {
  const small = { gpu: 'off', threads: 1, contextTokens: 1024 } as const;
  return new LlamaTextEngine({
    configuration: { ...DEFAULT_EMBEDDED, ...small, ...configuration },
    log: () => {},
    folder: join(tmpdir(), 'gp-no-models'),
    ...options,
  });
}

export function modelFolder(): { readonly path: (name: string) => string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'gp-llama-'));
  return {
    path: (name) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export function ask(question: string, more: Partial<GenerateRequest> = {}): GenerateRequest {
  const turns = [{ role: 'user' as const, content: question }];
  return { prompt: { kind: 'chat', turns }, maxTokens: 64, ...more };
}

export function continueText(text: string, more: Partial<GenerateRequest> = {}): GenerateRequest {
  return { prompt: { kind: 'text', text }, maxTokens: 64, ...more };
}
