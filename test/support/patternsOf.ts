/** The patterns of a workspace that a test writes down, names hidden as in measurements. */
import assert from 'node:assert/strict';
import type { WorkspacePatterns } from '../../src/core/model/pattern.ts';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import { analysisOptions } from './analysisOptions.ts';
import { withFolder } from './temporary.ts';

export function patternsOf(files: Readonly<Record<string, string>>): Promise<WorkspacePatterns> {
  return withFolder(files, patternsIn);
}

export async function patternsIn(folder: string, noNames = true): Promise<WorkspacePatterns> {
  const engine = createNodeEngine({ log: assert.fail, gitAllowed: false });
  try {
    await engine.analyze(folder, analysisOptions());
    return await engine.patterns(folder, { noNames });
  } finally {
    await engine.dispose();
  }
}

export const namesOf = (list: readonly { readonly name: string }[]): string[] => list.map(({ name }) => name);
