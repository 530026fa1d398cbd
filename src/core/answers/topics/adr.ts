/** A decision record, drafted after MADR (https://adr.github.io/madr/) from a decision, a finding, or what is asked. */
import { dirname } from '../../../base/paths.ts';
import type { Decision } from '../../model/decision.ts';
import type { Finding } from '../../model/finding.ts';
import type { AnswerGround } from '../ground.ts';
import type { AnswerPage } from '../page.ts';
import type { Question } from '../question.ts';
import { code, firstSentence } from '../words.ts';

export async function draftRecord(
  page: AnswerPage,
  ground: AnswerGround,
  { lower, text, subjects }: Question,
): Promise<void> {
  const decisions = await ground.decisions();
  const folder = recordFolder(decisions);
  const decided = decisions.find(
    ({ origin, title }) => origin === 'implied' && lower.includes(title.toLowerCase()),
  );
  if (decided !== undefined) return write(page, fromDecision(decided), folder);
  const files = new Set(subjects.flatMap((each) => ('file' in each ? [each.file.path] : [each.name])));
  const finding = (await ground.findings()).find(
    ({ title, subjects: about, evidence }) =>
      (lower.length > 8 && title.toLowerCase().includes(lower)) ||
      about.some((each) => files.has(each)) ||
      evidence.some(({ path }) => files.has(path)),
  );
  if (finding !== undefined) return write(page, fromFinding(finding), folder);
  if (text.trim() !== '') return write(page, fromWish(text.trim()), folder);
  const unwritten = decisions.filter(
    ({ origin, confidence }) => origin === 'implied' && confidence === 'proven',
  );
  if (unwritten.length === 0)
    return page.para('Say what is decided, as in `/adr Use PostgreSQL for orders`.');
  page.para(
    'These decisions show in the code and no record says why they were taken. Name one to have its record drafted:',
  );
  page.list(
    unwritten.map(
      ({ title, topic, evidence }) =>
        `${code(`/adr ${title}`)} (${topic.replaceAll('-', ' ')})${evidence[0] ? page.at(evidence[0].path, evidence[0].line) : ''}`,
    ),
    8,
  );
  page.follow(...unwritten.slice(0, 2).map(({ title }) => `/adr ${title}`));
}

interface Draft {
  readonly title: string;
  readonly status: string;
  readonly context: string;
  readonly outcome: string;
  readonly evidence: readonly { readonly path: string; readonly line: number; readonly text: string }[];
  /** Options besides the one that is taken. */
  readonly options: readonly string[];
}

function fromDecision({ title, topic, version, evidence }: Decision): Draft {
  const about = topic.replaceAll('-', ' ');
  const exact = version === undefined ? title : `${title} ${version}`;
  return {
    title: `Use ${title} for ${about}`,
    status: 'accepted',
    context: `The workspace needs ${about}. The choice shows in the places below and is not written down anywhere.`,
    outcome: `${exact}, because …`,
    evidence,
    options: [title, '…'],
  };
}

function fromFinding({ title, explanation, evidence }: Finding): Draft {
  return {
    title: `Decide about: ${title}`,
    status: 'proposed',
    context: explanation,
    outcome: '…, because …',
    evidence,
    options: ['Put it right', 'Leave it as it is, and say why'],
  };
}

function fromWish(text: string): Draft {
  const title = firstSentence(text, 100).replace(/[.?!]$/, '');
  return {
    title,
    status: 'proposed',
    context: 'What makes this decision necessary: …',
    outcome: `${title}, because …`,
    evidence: [],
    options: [title, '…'],
  };
}

function write(page: AnswerPage, draft: Draft, folder: string): void {
  const marks = draft.evidence.slice(0, 6).map(({ path, line }) => page.at(path, line));
  page.para(
    `A draft of the record${marks.length > 0 ? `, from what stands here:${marks.join('')}` : ''}. Fill in what only people know, and save it in ${code(`${folder}/`)}.`,
  );
  page.fence('markdown', recordText(draft));
  if (draft.evidence.length === 0)
    page.unsupported('Nothing in the code bears this decision out yet; the draft holds only what was asked.');
}

function recordText({ title, status, context, outcome, evidence, options }: Draft): string {
  const places = evidence.slice(0, 8).map(({ path, line, text }) => `* ${path}:${line}: ${text}`);
  return [
    `---\nstatus: ${status}\n---`,
    `# ${title}`,
    `## Context and Problem Statement\n\n${[context, ...(places.length > 0 ? ['', ...places] : [])].join('\n')}`,
    '## Decision Drivers\n\n* …',
    `## Considered Options\n\n${options.map((option) => `* ${option}`).join('\n')}`,
    `## Decision Outcome\n\nChosen option: ${outcome}`,
    '### Consequences\n\n* Good, because …\n* Bad, because …',
    '### Confirmation\n\nHow it will be seen that the code keeps to it: …',
  ].join('\n\n');
}

/** Where this workspace keeps its records, else where most do. */
function recordFolder(decisions: readonly Decision[]): string {
  const record = decisions.find(({ origin, evidence }) => origin === 'record' && evidence[0] !== undefined);
  return record === undefined ? 'docs/decisions' : dirname(record.evidence[0]!.path);
}
