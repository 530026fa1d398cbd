/** The text of a decision record after MADR 4 (https://adr.github.io/madr/); `parseRecord` reads it back. */
import type { DecisionStatus } from '../../model/decision.ts';
import type { RecordHabits } from './recordHabits.ts';
import { markdownText } from './safeTitle.ts';
import { WORDS } from './wording.ts';

/** What is known of a decision before a person has said the rest. */
export interface RecordDraft {
  readonly title: string;
  readonly context?: string;
  /** Places that bear it out. */
  readonly evidence?: readonly { readonly path: string; readonly line: number; readonly text: string }[];
  readonly drivers?: readonly string[];
  readonly options?: readonly string[];
  /** One of the options. */
  readonly chosen?: string;
  readonly because?: string;
  readonly good?: readonly string[];
  readonly bad?: readonly string[];
  readonly confirmation?: string;
}

export interface LinkLine {
  readonly relation: 'supersedes' | 'amends' | 'relatesTo';
  readonly link: string;
}

export interface Written extends Pick<RecordHabits, 'titled' | 'width' | 'language'> {
  readonly number: number;
  readonly status: DecisionStatus;
  /** `YYYY-MM-DD`; none in what is only looked at. */
  readonly date?: string;
  readonly links: readonly LinkLine[];
}

const MOST_PLACES = 8;

export function recordText(draft: RecordDraft, written: Written): string {
  const words = WORDS[written.language];
  const { context, drivers = [], options = [], chosen, confirmation } = draft;
  const parts = [
    `---\nstatus: ${written.status}${written.date === undefined ? '' : `\ndate: ${written.date}`}\n---`,
    `# ${titleLine(draft.title, written)}`,
    `## ${words.context}`,
    paragraphs(context) ?? hint('What makes this decision necessary? Two or three sentences, or a question.'),
    ...listed((draft.evidence ?? []).slice(0, MOST_PLACES).map(placeText)),
    ...(drivers.length === 0 ? [] : [`## ${words.drivers}`, ...listed(drivers.map(markdownText))]),
    `## ${words.options}`,
    ...listed((options.length === 0 ? [draft.title] : options).map(markdownText)),
    ...(options.length > 1 ? [] : [hint('The options that were not taken, a line each.')]),
    `## ${words.outcome}`,
    `${words.chosen} ${quoted(chosen ?? draft.title)}, ${words.because} ${draft.because ?? '…'}`,
    `### ${words.consequences}`,
    ...listed([
      ...(draft.good ?? ['…']).map((each) => `${words.good} ${each}`),
      ...(draft.bad ?? ['…']).map((each) => `${words.bad} ${each}`),
    ]),
    `### ${words.confirmation}`,
    confirmation ?? hint('How is it seen that the code keeps to it: a rule, a test, a review?'),
    ...(written.links.length === 0 ? [] : [`## ${words.more}`, ...linkLines(written)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** As the project's other titles begin. */
function titleLine(title: string, { titled, number, width }: Written): string {
  const text = markdownText(title);
  if (titled === 'dotted') return `${number}. ${text}`;
  return titled === 'labelled' ? `ADR-${String(number).padStart(width, '0')}: ${text}` : text;
}

export function linkLines({ links, language }: Pick<Written, 'links' | 'language'>): readonly string[] {
  return listed(links.map(({ relation, link }) => `${WORDS[language][relation]} ${link}`));
}

/** Nothing, or one part. */
function listed(items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [items.map((item) => `* ${item}`).join('\n')];
}

function paragraphs(text: string | undefined): string | undefined {
  return text
    ?.split(/\n{2,}/)
    .map(markdownText)
    .join('\n\n');
}

/** Seen while it is written, and not in what is read. */
function hint(text: string): string {
  return `<!-- ${text} -->`;
}

function quoted(option: string): string {
  return `"${markdownText(option).replaceAll('"', '')}"`;
}

function placeText({ path, line, text }: { path: string; line: number; text: string }): string {
  const at = path.replaceAll(/[`\p{Cc}]/gu, '');
  return `\`${at}:${line}\`: ${markdownText(text)}`;
}
