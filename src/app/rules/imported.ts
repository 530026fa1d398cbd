/** Rules out of another tool's configuration file in the workspace. */

import { CodedError } from '../../base/codedError.ts';
import { basename, extname } from '../../base/paths.ts';
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { RuleSet } from '../../core/model/rule.ts';
import type { ConfigValue } from '../../core/rules/import/configValue.ts';
import { IMPORTED_TOOLS, importRules } from '../../core/rules/import/importRules.ts';
import { isScript, MAX_CONFIG_LENGTH, readConfig } from '../../core/rules/import/readConfig.ts';
import type { PlanContext } from './rulesEdit.ts';

/** Manifests that are read for the tags of projects. */
const MOST_MANIFESTS = 2000;

/** Throws `invalid-option` when there is no such file, or none that is understood. */
export async function imported(
  model: ArchitectureModel,
  path: string,
  context: PlanContext,
): Promise<{ readonly set: RuleSet; readonly notes: readonly string[]; readonly title: string }> {
  const config = await configOf(path, context);
  const sources = model.files.filter((file) => !file.test).map((file) => file.path);
  const manifests = await manifestsOf(model, path, context);
  const found = importRules(
    { path, config, sources, manifests },
    { ...model, includeTests: false },
    context.today(),
  );
  if (found === undefined) {
    throw new CodedError(
      'invalid-option',
      `${path} is no configuration of ${IMPORTED_TOOLS.join(', ')}. Name one.`,
    );
  }
  return { ...found, title: `Take over the rules of ${found.tool}` };
}

async function configOf(path: string, { root, walker, configs }: PlanContext): Promise<ConfigValue> {
  const text = await walker.readText(root, path);
  if (text === undefined) throw new CodedError('invalid-option', `${path} cannot be read. Check the path.`);
  if (isScript(path) && text.length <= MAX_CONFIG_LENGTH) {
    const value = configs.read(path, text);
    if (value !== undefined) return value;
    throw new CodedError('invalid-option', `${path} exports nothing that can be read without running it.`);
  }
  const read = readConfig(path, text);
  if ('config' in read) return read.config;
  throw new CodedError('invalid-option', `${path} cannot be read: ${read.failure}. Mend it first.`);
}

async function manifestsOf(model: ArchitectureModel, path: string, { root, walker }: PlanContext) {
  const texts = new Map<string, string>();
  if (['.toml', '.importlinter'].includes(extname(path))) return texts;
  const names = new Set(/\.ya?ml$/.test(path) ? ['composer.json'] : ['project.json', 'package.json']);
  const paths = (model.companions ?? []).filter((each) => names.has(basename(each))).slice(0, MOST_MANIFESTS);
  for (const each of paths) {
    const text = await walker.readText(root, each);
    if (text !== undefined && text.length <= MAX_CONFIG_LENGTH) texts.set(each, text);
  }
  return texts;
}
