/** Every shipped blueprint in every language that it claims, written to folders of its own. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BlueprintLanguage, BlueprintSummary } from '../../src/core/model/blueprint.ts';
import { applyEdits } from '../../src/infra/edits/applyEdits.ts';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import type { Engine } from '../../src/protocol/engineApi.ts';
import { analysisOptions } from './analysisOptions.ts';

export interface GeneratedFolder {
  readonly blueprint: BlueprintSummary;
  readonly language: BlueprintLanguage;
  /** Absolute: a workspace of its own. */
  readonly root: string;
  /** Where it was generated to, relative to the workspace. */
  readonly folder: string;
  readonly paths: readonly string[];
}

/** Where code of a language usually stands. */
const FOLDERS: Readonly<Partial<Record<BlueprintLanguage, string>>> = {
  java: 'src/main/java/com/example/sample',
  kotlin: 'src/main/kotlin/com/example/sample',
  go: 'sample',
};

/**
 * @param into a folder that is there and empty.
 * @param names of blueprints, kinds or languages; all where it is empty.
 */
export async function generateAll(
  into: string,
  engine: Engine,
  names: readonly string[] = [],
): Promise<readonly GeneratedFolder[]> {
  const { blueprints } = await engine.blueprints.list({});
  const made: GeneratedFolder[] = [];
  for (const blueprint of blueprints) {
    for (const language of blueprint.languages) {
      const asked = [blueprint.name, blueprint.kind, language];
      if (names.length > 0 && !asked.some((each) => names.includes(each))) continue;
      const root = join(into, language, blueprint.name);
      mkdirSync(root, { recursive: true });
      const folder = blueprint.kind === 'pattern' ? (FOLDERS[language] ?? 'src/sample') : '';
      const plan = await engine.blueprints.plan({
        root,
        blueprint: blueprint.name,
        folder,
        language,
        values: {},
      });
      await applyEdits(root, plan.edits);
      made.push({ blueprint, language, root, folder, paths: plan.files.map(({ path }) => path) });
    }
  }
  return made;
}

export function generatingEngine(): Engine {
  return createNodeEngine({ log: assert.fail, gitAllowed: true });
}

/** Names of the patterns that Groundplan finds in it, with what could not be read. */
export async function foundIn(root: string, engine: Engine) {
  const overview = await engine.analyze(root, analysisOptions());
  const { design } = await engine.patterns(root, { noNames: true });
  await engine.close(root);
  return { problems: overview.problems, design };
}

/** Puts a preset's rules into force there, and holds what was generated against them. */
export async function keepsPreset(root: string, preset: string, engine: Engine) {
  await engine.analyze(root, analysisOptions());
  const { edits, notes } = await engine.planRules(root, { kind: 'preset', name: preset });
  await applyEdits(root, edits);
  await engine.analyze(root, analysisOptions());
  const { violations, kept, problems } = await engine.check(root);
  await engine.close(root);
  return { violations: violations.length, kept: kept.length, problems: problems.length, notes };
}
