/** A decision record, drafted after MADR (https://adr.github.io/madr/) from a decision, a finding, or what is asked. */
import { dirname } from '../../../base/paths.ts';
import { draftOfDecision, draftOfFinding } from '../../decisions/write/drafts.ts';
import { type RecordDraft, recordText } from '../../decisions/write/recordText.ts';
import { safeTitle } from '../../decisions/write/safeTitle.ts';
import type { Decision, DecisionStatus } from '../../model/decision.ts';
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
  if (decided !== undefined) return write(page, draftOfDecision(decided), 'accepted', folder);
  const files = new Set(subjects.flatMap((each) => ('file' in each ? [each.file.path] : [each.name])));
  const finding = (await ground.findings()).find(
    ({ title, subjects: about, evidence }) =>
      (lower.length > 8 && title.toLowerCase().includes(lower)) ||
      about.some((each) => files.has(each)) ||
      evidence.some(({ path }) => files.has(path)),
  );
  if (finding !== undefined) return write(page, draftOfFinding(finding), 'proposed', folder);
  if (text.trim() !== '') return write(page, fromWish(text.trim()), 'proposed', folder);
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

function fromWish(text: string): RecordDraft {
  return { title: safeTitle(firstSentence(text, 100).replace(/[.?!]$/, '')) };
}

function write(page: AnswerPage, draft: RecordDraft, status: DecisionStatus, folder: string): void {
  const evidence = draft.evidence ?? [];
  const marks = evidence.slice(0, 6).map(({ path, line }) => page.at(path, line));
  page.para(
    `A draft of the record${marks.length > 0 ? `, from what stands here:${marks.join('')}` : ''}. Fill in what only people know, and save it in ${code(`${folder}/`)}.`,
  );
  page.fence('markdown', recordText(draft, { ...PLAIN, status }));
  if (evidence.length === 0)
    page.unsupported('Nothing in the code bears this decision out yet; the draft holds only what was asked.');
}

/** Its number and date come when it is saved. */
const PLAIN = { number: 0, width: 4, titled: 'plain', language: 'en', links: [] } as const;

/** Where this workspace keeps its records, else where most do. */
function recordFolder(decisions: readonly Decision[]): string {
  const record = decisions.find(({ origin, evidence }) => origin === 'record' && evidence[0] !== undefined);
  return record === undefined ? 'docs/decisions' : dirname(record.evidence[0]!.path);
}
