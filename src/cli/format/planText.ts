/** A plan for a person at a terminal. */
import type { FeaturePlan, PlanAlternative } from '../../core/model/featurePlan.ts';
import type { MigrationPlan, MigrationStep } from '../../core/model/migrationPlan.ts';
import type { WorkspacePlan } from '../../protocol/plansApi.ts';
import { columns, count, wrap } from './layout.ts';
import { shellCommand } from './shellCommand.ts';
import type { Terminal } from './terminal.ts';

interface View {
  readonly terminal: Terminal;
  readonly folder: string;
}

export function planText(plan: WorkspacePlan, view: View): string {
  return plan.kind === 'feature' ? featureText(plan, view) : migrationText(plan, view);
}

function featureText(plan: FeaturePlan, view: View): string {
  const { bold, dim } = view.terminal.colours;
  const { wish } = plan;
  const lines = [dim(understood(plan))];
  if (plan.abstained !== undefined) {
    lines.push('', wrap(plan.abstained, view.terminal.width));
    if (plan.blueprint !== undefined)
      lines.push(
        '',
        `The nearest blueprint is ${plan.blueprint.name} (${plan.blueprint.title}): ${shellCommand('generate', view.folder, plan.blueprint.name, '--dry-run')}`,
      );
  }
  for (const [at, each] of plan.alternatives.entries())
    lines.push('', bold(`${at + 1}. ${each.title}`), ...alternativeLines(each, view));
  if (plan.reuse.length > 0)
    lines.push(
      '',
      bold('There already'),
      ...columns(
        plan.reuse.map(({ name, path, line, why }) => [name, `${path}:${line}`, why]),
        ['left', 'left', 'left'],
      ).map((row) => `  ${row}`),
    );
  if (plan.forbidden.length > 0)
    lines.push('', bold('Forbidden there'), ...plan.forbidden.map((each) => `  ${each}`));
  const first = plan.alternatives.findIndex(({ edits }) => edits.length > 0);
  if (first >= 0)
    lines.push(
      '',
      dim(
        `See it as a diff: ${shellCommand('plan', view.folder, plan.sentence, '--dry-run')}   Write it: ${first === 0 ? '--apply' : `--apply ${first + 1}`}`,
      ),
    );
  else if (wish.subject !== '' && plan.abstained === undefined)
    lines.push('', dim('Nothing is left to write.'));
  return lines.join('\n');
}

export function understood({ wish }: FeaturePlan): string {
  if (wish.subject === '') return 'No subject was found in the sentence.';
  const parts = wish.parts.length === 0 ? '' : `, as ${wish.parts.join(', ')}`;
  const related = wish.related.length === 0 ? '' : `; names ${wish.related.join(', ')} too`;
  return `Understood: ${wish.action} ${wish.subject}${wish.known ? ' (there already)' : ' (new)'}${parts}${related}.`;
}

function alternativeLines(each: PlanAlternative, { terminal }: View): readonly string[] {
  const { dim, bold } = terminal.colours;
  const { effort } = each;
  const say = (title: string, rows: readonly string[]) =>
    rows.length === 0
      ? []
      : [`   ${bold(title)}`, ...rows.map((row) => wrap(row, terminal.width, '     ', '     '))];
  const files = columns(
    each.files.map(({ path, part, like, places }) => [
      path,
      part,
      `after ${like}${places > 1 ? `, 1 of ${places}` : ''}`,
    ]),
    ['left', 'left', 'left'],
  );
  return [
    wrap(each.rationale, terminal.width, '   '),
    dim(
      `   ${each.confidence}; ${effort.size}: ${count(effort.newFiles, 'new file')}, ${effort.changedFiles} changed, ${count(effort.lines, 'line')}, ${count(effort.stubs, 'body')} to write`,
    ),
    ...(files.length === 0 ? [] : [`   ${bold('New')}`, ...files.map((row) => `     ${row}`)]),
    ...say('There already, left as they are', each.there),
    ...say(
      'Added to',
      each.wiring.map(
        ({ path, line, text }) => `${path}:${line}  ${text.split('\n')[0]}${text.includes('\n') ? ' …' : ''}`,
      ),
    ),
    ...say(
      'Modules',
      each.modules.map(({ module, reason }) => `${module}: ${reason}`),
    ),
    ...say('Interfaces', each.interfaces),
    ...(each.effect.length === 0 ? [] : [`   ${bold('Effect')}  ${each.effect.join(', ')}`]),
    ...(each.provenance.length === 0
      ? []
      : [dim(wrap(`from ${each.provenance.join('; ')}`, terminal.width, '   '))]),
    ...say(
      'By hand',
      each.steps.map((step, at) => `${at + 1}. ${step}`),
    ),
  ];
}

function migrationText(plan: MigrationPlan, { terminal, folder }: View): string {
  const { bold, dim } = terminal.colours;
  const lines = [bold(plan.title), ...plan.notes.map((note) => dim(wrap(note, terminal.width)))];
  if (plan.abstained !== undefined) return [...lines, '', wrap(plan.abstained, terminal.width)].join('\n');
  lines.push(
    dim(`Violations of ${plan.target}: ${plan.before} as it is, ${plan.after} after the steps with edits.`),
  );
  for (const [at, step] of plan.steps.entries()) lines.push('', ...stepLines(step, at + 1, terminal));
  const first = plan.steps.findIndex(({ edits }) => edits.length > 0);
  if (first >= 0)
    lines.push(
      '',
      dim(
        `See the next step as a diff: ${shellCommand('plan', folder, plan.sentence, '--dry-run')}   Carry it out: --apply`,
      ),
    );
  return lines.join('\n');
}

function stepLines(
  { title, rationale, effect, edits, hand, places }: MigrationStep,
  number: number,
  { colours: { bold, dim }, width }: Terminal,
): readonly string[] {
  return [
    bold(`${number}. ${title}`) + (edits.length > 0 ? '' : dim(' (by hand)')),
    wrap(rationale, width, '   '),
    ...(effect.length === 0 ? [] : [dim(`   ${effect.join(', ')}`)]),
    ...places.map(({ path, line, text }) => wrap(`${path}:${line}  ${text}`, width, '     ', '     ')),
    ...hand.map((each) => wrap(each, width, '     ', '   - ')),
  ];
}
