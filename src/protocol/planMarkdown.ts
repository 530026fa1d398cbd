/** A plan as a document, for a chat and for a pull request. */
import type { FeaturePlan, PlanAlternative } from '../core/model/featurePlan.ts';
import type { MigrationPlan } from '../core/model/migrationPlan.ts';

export function planMarkdown(plan: FeaturePlan | MigrationPlan): string {
  return plan.kind === 'feature' ? featureMarkdown(plan) : migrationMarkdown(plan);
}

function featureMarkdown(plan: FeaturePlan): string {
  const { wish } = plan;
  const lines = [
    `# Plan: ${plan.sentence}`,
    '',
    wish.subject === ''
      ? 'No subject was found in the sentence.'
      : `Understood: ${wish.action} **${wish.subject}** (${wish.known ? 'there already' : 'new'})${wish.parts.length === 0 ? '' : `, as ${wish.parts.join(', ')}`}.`,
  ];
  if (plan.abstained !== undefined) lines.push('', plan.abstained);
  if (plan.blueprint !== undefined)
    lines.push('', `The nearest blueprint is \`${plan.blueprint.name}\` (${plan.blueprint.title}).`);
  for (const [at, each] of plan.alternatives.entries())
    lines.push('', `## ${at + 1}. ${each.title}`, '', ...alternativeMarkdown(each));
  lines.push(
    ...section(
      'There already',
      plan.reuse.map(({ name, path, line, why }) => `\`${name}\` (${path}:${line}) ${why}`),
    ),
  );
  lines.push(...section('Forbidden there', plan.forbidden));
  return `${lines.join('\n')}\n`;
}

function section(title: string, rows: readonly string[], level = '##'): readonly string[] {
  return rows.length === 0 ? [] : ['', `${level} ${title}`, '', ...rows.map((row) => `- ${row}`)];
}

export function alternativeMarkdown(each: PlanAlternative): readonly string[] {
  const { effort } = each;
  const files = each.files.map(({ path, part, like }) => `| \`${path}\` | ${part} | \`${like}\` |`);
  return [
    `${each.rationale} Confidence: ${each.confidence}. Effort: ${effort.size} (${effort.newFiles} new, ${effort.changedFiles} changed, ${effort.lines} lines, ${effort.stubs} bodies to write).`,
    ...(files.length === 0 ? [] : ['', '| new file | part | after |', '| --- | --- | --- |', ...files]),
    ...section(
      'Added to',
      each.wiring.map(
        ({ path, line, text }) => `\`${path}\`, beside line ${line}: \`${text.split('\n')[0]}\``,
      ),
      '###',
    ),
    ...section(
      'Modules',
      each.modules.map(({ module, reason }) => `\`${module}\`: ${reason}`),
      '###',
    ),
    ...section('Interfaces', each.interfaces, '###'),
    ...(each.effect.length === 0 ? [] : ['', `Effect: ${each.effect.join(', ')}.`]),
    ...(each.provenance.length === 0 ? [] : ['', `From ${each.provenance.join('; ')}.`]),
    ...(each.steps.length === 0
      ? []
      : ['', '### By hand', '', ...each.steps.map((step, at) => `${at + 1}. ${step}`)]),
  ];
}

function migrationMarkdown(plan: MigrationPlan): string {
  const lines = [`# ${plan.title}`, '', ...plan.notes];
  if (plan.abstained !== undefined) return `${[...lines, '', plan.abstained].join('\n')}\n`;
  lines.push(
    '',
    `Violations of ${plan.target}: ${plan.before} as it is, ${plan.after} after the steps with edits.`,
  );
  for (const [at, { title, rationale, effect, hand, places, edits }] of plan.steps.entries())
    lines.push(
      '',
      `## ${at + 1}. ${title}${edits.length === 0 ? ' (by hand)' : ''}`,
      '',
      rationale,
      ...(effect.length === 0 ? [] : ['', `Effect: ${effect.join(', ')}.`]),
      ...(places.length + hand.length === 0
        ? []
        : [
            '',
            ...places.map(({ path, line, text }) => `- \`${path}:${line}\` ${text}`),
            ...hand.map((each) => `- ${each}`),
          ]),
    );
  return `${lines.join('\n')}\n`;
}
