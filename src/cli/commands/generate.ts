import { printable } from '../../base/printable.ts';
import {
  BLUEPRINT_LANGUAGES,
  type BlueprintLanguage,
  type BlueprintPlan,
} from '../../core/model/blueprint.ts';
import { applyEdits } from '../../infra/edits/applyEdits.ts';
import { renderDiff } from '../../infra/edits/renderDiff.ts';
import type { CommandContext, CommandResult, CommandSpec } from '../command.ts';
import { planText } from '../format/blueprintsText.ts';
import { diffText } from '../format/diffText.ts';
import { FROM, oneOf, sourceOf, withPair } from './blueprint/source.ts';
import { DRY_RUN } from './writeRules.ts';

export const generate: CommandSpec = {
  name: 'generate',
  description:
    'writes what a blueprint comes to, in the style of the code beside it: all of it or nothing, and never over a file of yours unasked',
  arguments: [
    { flags: '<blueprint>', description: 'its name; “groundplan blueprint list” says which there are' },
    {
      flags: '[target]',
      description: 'folder of the workspace to write to, there or not yet; its root otherwise',
    },
  ],
  formats: ['text', 'json'],
  options: [
    {
      flags: '--set <name=value>',
      description: 'a parameter; may be repeated; several names have commas between them',
      parse: withPair,
    },
    {
      flags: '--language <language>',
      description: `one of ${BLUEPRINT_LANGUAGES.join(', ')}; what most of the workspace is written in otherwise`,
      parse: (text) => oneOf(text, BLUEPRINT_LANGUAGES),
    },
    FROM,
    DRY_RUN,
    {
      flags: '--force',
      description: 'also over files that are in the way; in a conflict, what is generated counts',
    },
  ],
  depth: 'graph',
  history: false,
  run,
};

async function run(context: CommandContext): Promise<CommandResult> {
  const { engine, root, args, format, terminal, options, signal } = context;
  const [blueprint = '', folder = ''] = args;
  const plan = await engine.blueprints.plan(
    {
      ...{
        root,
        blueprint,
        folder,
        values: (options.set ?? {}) as Readonly<Record<string, string>>,
        force: options.force === true,
      },
      ...sourceOf(context),
      ...(options.language === undefined ? {} : { language: options.language as BlueprintLanguage }),
    },
    { signal },
  );
  const dry = options.dryRun === true;
  const inTheWay = plan.refused.length > 0;
  const diff =
    dry || inTheWay ? await renderDiff(root, ofFiles(inTheWay ? await forced(context, plan) : plan)) : '';
  if (!dry && !inTheWay) await applyEdits(root, plan.edits);
  const exitCode = inTheWay ? 1 : 0;
  if (format === 'json') {
    const { edits, ...rest } = plan;
    return {
      output: JSON.stringify({ ...rest, written: !dry && !inTheWay, ...(dry ? { edits, diff } : {}) }),
      exitCode,
    };
  }
  const said = planText(printable(plan), { dry, terminal });
  return { output: [diffText(diff, terminal), said].filter((each) => each !== '').join('\n'), exitCode };
}

/** What it would be, so that a person sees what is in the way. */
function forced(context: CommandContext, plan: BlueprintPlan): Promise<BlueprintPlan> {
  const { blueprint, language, folder, values } = plan;
  const { engine, root, signal } = context;
  return engine.blueprints.plan(
    { ...sourceOf(context), root, blueprint, language, folder, values, force: true },
    { signal },
  );
}

/** The notes on what was generated are no news. */
function ofFiles({ edits, files }: BlueprintPlan) {
  const paths = new Set(files.map(({ path }) => path));
  return edits.filter(({ path }) => paths.has(path));
}
