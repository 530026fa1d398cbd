/** What was understood and what is offered for it, for a terminal. */

import type { Alternative, Requirement } from '../../core/model/alternative.ts';
import type { AlternativesReport, NewProjectPlan } from '../../protocol/alternativesApi.ts';
import { columns, count, wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

interface Shown {
  readonly terminal: Terminal;
  /** Of the project, as it was typed. */
  readonly folder: string;
}

export function alternativesText(report: AlternativesReport, { terminal, folder }: Shown): string {
  const { colours, width } = terminal;
  const { requirements, alternatives, notes, questions } = report;
  const understood = requirements.filter(({ topic, wanted }) => topic !== 'action' || wanted);
  const parts = [
    ...(understood.length === 0
      ? []
      : [
          colours.bold('Understood'),
          ...columns(understood.map(requirementRow), ['left', 'left', 'left']),
          '',
        ]),
    ...notes.flatMap((note) => [wrap(note, width), '']),
    ...(alternatives.length === 0 ? [] : [...comparison(report, terminal), '']),
    ...alternatives.flatMap((each, at) => [...alternativeText(each, at, terminal), '']),
    ...(questions.length === 0
      ? []
      : [
          wrap(
            `Left open: ${questions.map(({ topic }) => topic).join(', ')}. Say more, or answer with --answers FILE:`,
            width,
          ),
          ...questions.map(({ topic, choices, text }) =>
            wrap(
              `${topic}: ${choices.length === 0 ? text : choices.map(({ id }) => id).join(', ')}`,
              width,
              '    ',
              '  ',
            ),
          ),
          '',
        ]),
    ...(alternatives.length === 0
      ? []
      : [`The same with --pick 1 writes the first one to ${folder}; --dry-run shows it before.`]),
  ];
  return parts.join('\n').trimEnd();
}

function requirementRow({ topic, title, wanted, origin, because }: Requirement): readonly string[] {
  const why =
    origin === 'said' ? `“${because}”` : origin === 'answered' ? 'answered' : `${origin}: ${because}`;
  return [`  ${topic}`, wanted ? title : `not ${title}`, why];
}

const STARS = ['–', '★', '★★', '★★★'];

function comparison(
  { criteria, alternatives }: AlternativesReport,
  { colours }: Terminal,
): readonly string[] {
  const rows = criteria.map(({ id, title, weight }) => [
    `  ${title}`,
    `×${weight}`,
    ...alternatives.map(({ scores }) => STARS[scores.find(({ criterion }) => criterion === id)?.score ?? 0]!),
  ]);
  const head = ['  ', '', ...alternatives.map(({ title }, at) => `${at + 1} ${title}`)];
  const fit = ['  all together', '', ...alternatives.map(({ fit: share }) => `${Math.round(share * 100)} %`)];
  return [
    colours.bold('Compared'),
    ...columns(
      [head, ...rows, fit],
      head.map(() => 'left'),
    ),
  ];
}

function alternativeText(
  alternative: Alternative,
  at: number,
  { colours, width }: Terminal,
): readonly string[] {
  const { title, summary, asIn, modules, patterns, data, communication, decisions, risks, unless, tree } =
    alternative;
  const line = (text: string) => wrap(text, width, '    ', '  ');
  return [
    colours.bold(`${at + 1}. ${title}`),
    wrap(`${summary}${asIn.length === 0 ? '' : ` As in ${asIn.join(', ')}.`}`, width, '  '),
    ...tree.map((each) => `  ${each}`),
    ...modules.map(({ name, responsibility, uses }) =>
      line(
        `${name}: ${responsibility} May use ${uses.length === 0 ? 'none of the others' : uses.join(', ')}.`,
      ),
    ),
    ...patterns.map(({ name, why }) => line(`${name}: ${why}.`)),
    ...[...data, ...communication].map(line),
    line(`Decides: ${decisions.map((each) => each.title).join('; ')}.`),
    ...risks.map((each) => line(`Risk: ${each}`)),
    ...unless.map((each) => line(`Unless ${each}.`)),
  ];
}

interface Written extends Shown {
  readonly dry: boolean;
}

export function writtenText(
  { title, files, refused, edits, afterwards, alternative }: NewProjectPlan,
  { dry, folder, terminal: { colours, width } }: Written,
): string {
  const rows = files.map(({ path, state, why }) => [
    `  ${refused.includes(path) ? '!' : state === 'same' ? '=' : state === 'new' ? '+' : '~'} ${path}`,
    why ?? (refused.includes(path) ? 'something else is there' : ''),
  ]);
  const end =
    refused.length > 0
      ? `Nothing was written: ${count(refused.length, 'file')} ${refused.length === 1 ? 'is' : 'are'} in the way. Name another folder, or move them.`
      : edits.length === 0
        ? 'Nothing is left to do.'
        : dry
          ? 'Nothing was written.'
          : `Wrote ${count(files.filter(({ state }) => state !== 'same').length, 'file')} to ${folder}.`;
  return [
    `${colours.bold(title)} in ${alternative.language}`,
    ...columns(rows, ['left', 'left']),
    wrap(end, width),
    ...(afterwards.length === 0 || refused.length > 0
      ? []
      : ['', 'Then:', ...afterwards.map((each) => wrap(each, width, '  '))]),
  ].join('\n');
}
