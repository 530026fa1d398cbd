/** What tells people of a new project how it is built: its README, an overview of the architecture, and a pointer for assistants. */

import { markdownText } from '../decisions/write/safeTitle.ts';
import type { Alternative, Criterion, Requirement } from '../model/alternative.ts';

export const OVERVIEW = 'docs/architecture.md';

export interface DocumentGround {
  /** As a title. */
  readonly project: string;
  readonly sentence: string;
  readonly alternative: Alternative;
  readonly requirements: readonly Requirement[];
  readonly criteria: readonly Criterion[];
  /** What is left for a person to do. */
  readonly afterwards: readonly string[];
  readonly hasRules: boolean;
  /** Of the decision records, relative to the project. */
  readonly decisions: string;
}

export function readmeText(ground: DocumentGround): string {
  const { project, sentence, alternative, afterwards, hasRules, decisions } = ground;
  const said = markdownText(sentence.trim());
  return joined([
    `# ${markdownText(project)}`,
    said,
    '## How it is built',
    `${markdownText(alternative.title)}: ${markdownText(alternative.summary)}`,
    fenced(alternative.tree.join('\n'), ''),
    list([
      `[${OVERVIEW}](${OVERVIEW}) says what each part is for.`,
      ...(hasRules
        ? [
            '[groundplan.yaml](groundplan.yaml) holds the rules; `groundplan check` holds the code against them.',
          ]
        : []),
      `[${decisions}](${decisions}) has the decisions that the project begins with, as proposals.`,
    ]),
    ...(afterwards.length === 0 ? [] : ['## Next', list(afterwards.map(markdownText))]),
  ]);
}

export function overviewText(ground: DocumentGround): string {
  const { project, alternative, requirements, criteria } = ground;
  const { modules, patterns, data, communication, risks, unless, diagram, asIn } = alternative;
  const open = requirements.filter(({ origin, wanted }) => origin === 'assumed' && wanted);
  return joined([
    `# Architecture of ${markdownText(project)}`,
    `${markdownText(alternative.title)}. ${markdownText(alternative.summary)}`,
    ...(asIn.length === 0 ? [] : [`Built as ${markdownText(asIn.join(', '))}.`]),
    fenced(diagram, 'mermaid'),
    'An arrow says what a part may use; what is below that may be used too.',
    '## Parts',
    table(
      ['Part', 'Where', 'Responsible for', 'May use'],
      modules.map(({ name, folders, responsibility, uses }) => [
        name,
        folders.map((each) => `\`${each}\``).join(', '),
        responsibility,
        uses.join(', ') || 'nothing of the others',
      ]),
    ),
    ...section(
      'Patterns',
      patterns.map(({ name, why }) => `${name}: ${why}.`),
    ),
    ...section('Data', data),
    ...section('Communication', communication),
    ...section('Risks', risks),
    ...section(
      'What would change the choice',
      unless.map((each) => `Another structure fits better if ${each}.`),
    ),
    '## What it was chosen for',
    table(
      ['Wanted', 'Because'],
      criteria.map(({ title, because }) => [title, because]),
    ),
    ...section(
      'What was assumed',
      open.map(({ topic, title, because }) => `${topic}: ${title} (${because}).`),
    ),
  ]);
}

function section(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`## ${title}`, list(items.map(markdownText))];
}

function list(items: readonly string[]): string {
  return items.map((each) => `- ${each}`).join('\n');
}

function fenced(text: string, language: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const cell = (text: string) => (text.startsWith('`') ? text : markdownText(text)).replaceAll('|', '\\|');
  return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(row.map(cell)))].join('\n');
}

function joined(parts: readonly string[]): string {
  return `${parts.filter((each) => each !== '').join('\n\n')}\n`;
}
