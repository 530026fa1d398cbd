/** Labelled cases, and folders of workspaces that stand for “no pattern”, as the ranker of small workspaces sees them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finish } from '../../../src/base/steps.ts';
import { featuresOf, scored } from '../../../src/core/patterns/design/features.ts';
import { MOST_TYPES } from '../../../src/core/patterns/design/neighbourhood.ts';
import { type Tokens, tokensOf } from '../../../src/core/patterns/design/tokens.ts';
import { isLone } from '../../../src/core/patterns/design/workspaceWeights.ts';
import { caseSource, graphOf } from './caseGraph.ts';

export interface Case {
  readonly label: string;
  readonly features: readonly number[];
  readonly tokens: Tokens;
  /** Author of the case. */
  readonly group: string;
  readonly language: string;
  readonly licence?: string;
  readonly weight?: number;
  /** A file on its own, that shows one type. */
  readonly lone: boolean;
}

type Label = Pick<Case, 'group' | 'language' | 'licence'> & { readonly pattern: string };

/** In one folder each, with `labels.json` beside them. */
export async function readCases(folder: string): Promise<Case[]> {
  const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8')) as Record<string, Label>;
  const found: Case[] = [];
  for (const [name, { pattern, ...rest }] of Object.entries(labels)) {
    const seen = await look(join(folder, name));
    if (seen !== undefined) found.push({ ...seen, ...rest, label: pattern });
  }
  return found;
}

const MOST_FOLDERS = 12;

/** Folders with source files of their own, at even distances. */
export async function foldersOf(workspace: string): Promise<Case[]> {
  const all = folders(workspace);
  const step = Math.max(1, Math.floor(all.length / MOST_FOLDERS));
  const found: Case[] = [];
  for (const folder of all.filter((_, index) => index % step === 0)) {
    const seen = await look(folder);
    if (seen !== undefined)
      found.push({ ...seen, group: workspace, language: '', label: 'None', weight: 0.5 });
  }
  return found;
}

function folders(folder: string, depth = 0): string[] {
  const inner = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !/^(?:\.|node_modules$|tests?$)/i.test(entry.name),
  );
  return depth > 6 ? [] : [folder, ...inner.flatMap(({ name }) => folders(join(folder, name), depth + 1))];
}

async function look(folder: string): Promise<Pick<Case, 'features' | 'tokens' | 'lone'> | undefined> {
  const source = await caseSource(folder, 60);
  const graph = graphOf(source);
  if (graph.types.length + graph.functions.length === 0 || graph.types.length > MOST_TYPES) return undefined;
  return {
    features: featuresOf(graph, finish(scored(graph))),
    tokens: tokensOf(graph, source.facts.values()),
    lone: isLone(graph),
  };
}
