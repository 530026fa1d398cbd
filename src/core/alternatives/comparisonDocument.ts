/** What was understood and what is offered for it side by side, in Markdown. */
import { markdownText } from '../decisions/write/safeTitle.ts';
import type { Alternative, Criterion, Understanding } from '../model/alternative.ts';

export interface Compared extends Pick<Understanding, 'requirements' | 'notes'> {
  readonly criteria: readonly Criterion[];
  readonly alternatives: readonly Alternative[];
}

export function comparisonDocument({ requirements, criteria, alternatives, notes }: Compared): string {
  const understood = requirements.map(({ topic, title, wanted, origin, because }) => [
    topic,
    wanted ? title : `not ${title}`,
    origin === 'said' ? `“${because}”` : `${origin}: ${because}`,
  ]);
  const scores = criteria.map(({ id, title, weight }) => [
    `${title} (×${weight})`,
    ...alternatives.map(
      ({ scores }) => `${scores.find(({ criterion }) => criterion === id)?.score ?? 0} of 3`,
    ),
  ]);
  const fits = ['all together', ...alternatives.map(({ fit }) => `${Math.round(fit * 100)} %`)];
  return `${[
    '# Alternatives',
    ...notes.map(markdownText),
    ...(understood.length === 0 ? [] : ['## Understood', table(['Topic', 'What', 'Because'], understood)]),
    ...(alternatives.length === 0
      ? []
      : ['## Compared', table(['Wanted', ...alternatives.map(({ title }) => title)], [...scores, fits])]),
    ...alternatives.flatMap(alternativeParts),
  ].join('\n\n')}\n`;
}

function alternativeParts(alternative: Alternative, at: number): readonly string[] {
  const { title, summary, asIn, modules, patterns, data, communication, decisions, risks, unless } =
    alternative;
  return [
    `## ${at + 1}. ${markdownText(title)}`,
    markdownText(summary),
    ...(asIn.length === 0 ? [] : [`As in ${markdownText(asIn.join(', '))}.`]),
    `\`\`\`\n${alternative.tree.join('\n')}\n\`\`\``,
    `\`\`\`mermaid\n${alternative.diagram}\n\`\`\``,
    table(
      ['Part', 'Responsible for', 'May use'],
      modules.map(({ name, responsibility, uses }) => [name, responsibility, uses.join(', ')]),
    ),
    ...list(
      'Patterns',
      patterns.map(({ name, why }) => `${name}: ${why}.`),
    ),
    ...list('Data and communication', [...data, ...communication]),
    ...list(
      'Decisions',
      decisions.map((each) => `${each.title}: ${each.because}.`),
    ),
    ...list('Risks', risks),
    ...list(
      'What would change the choice',
      unless.map((each) => `Unless ${each}.`),
    ),
  ];
}

function list(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0
    ? []
    : [`### ${title}`, items.map((each) => `- ${markdownText(each)}`).join('\n')];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => markdownText(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
