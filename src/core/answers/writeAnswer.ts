/** The deterministic writer: answers a question from the model of the code, every claim with its place. */
import type { ChatChip, ChatCommand } from '../model/chat.ts';
import type { AnswerPart, Citations } from './answer.ts';
import type { AnswerGround } from './ground.ts';
import { AnswerPage } from './page.ts';
import { type Question, readQuestion } from './question.ts';
import { aboutSubject } from './topics/about/aboutSubject.ts';
import { COMMANDS } from './topics/commands.ts';
import { lookFor } from './topics/lookFor.ts';
import { TOPICS } from './topics/topics.ts';

export interface Wanted {
  readonly question: string;
  readonly command?: ChatCommand;
  readonly chips: readonly ChatChip[];
}

/** Where it is written to. */
export interface AnswerPaper {
  readonly citations: Citations;
  tell(part: AnswerPart): void;
}

/**
 * Workspace by workspace.
 * @returns what might be asked next
 */
export async function writeAnswer(
  grounds: readonly AnswerGround[],
  wanted: Wanted,
  { citations, tell }: AnswerPaper,
): Promise<readonly string[]> {
  const follow: string[] = [];
  for (const [at, ground] of grounds.entries()) {
    if (grounds.length > 1)
      tell({ type: 'text', text: `${at > 0 ? '\n\n' : ''}## ${ground.root.split(/[\\/]/).at(-1)}\n\n` });
    const page = new AnswerPage(ground, tell, citations);
    await writePage(page, ground, wanted);
    follow.push(...page.followUps);
  }
  return [...new Set(follow)].slice(0, 3);
}

async function writePage(
  page: AnswerPage,
  ground: AnswerGround,
  { question: text, command, chips }: Wanted,
): Promise<void> {
  if (ground.model.files.length === 0)
    return page.para(
      'No source file is seen in this workspace: the folder holds none in a language that is read, or all of them are left out.',
    );
  const question = readQuestion(ground.model, text, chips);
  if (command !== undefined) return COMMANDS[command](page, ground, question);
  return writeTo(page, ground, question);
}

async function writeTo(page: AnswerPage, ground: AnswerGround, question: Question): Promise<void> {
  const topic = TOPICS.find((each) => each.fits(question));
  if (topic !== undefined) await topic.write(page, ground, question);
  if (page.written) return;
  const [subject] = question.subjects;
  if (subject !== undefined && (question.clear.length > 0 || asksWhat(question)))
    return aboutSubject(page, ground, subject);
  await lookFor(page, ground, question.text, notHere(question));
}

/** Names that the question takes for something of this code and that nothing here bears. */
function notHere({ text, unknown, subjects }: Question): readonly string[] {
  const [, asked] =
    /^(?:[Ww]hat(?:'s| is| are| does)|[Ww]here(?:'s| is| are)|[Ww]ho is)\s+(?:an? |the )?([A-Z]\w+)\s*[?.!]*$/.exec(
      text,
    ) ?? [];
  return asked === undefined || unknown.includes(asked) || subjects.length > 0
    ? unknown
    : [...unknown, asked];
}

/** Short questions that are about the one thing that they name. */
function asksWhat({ lower }: Question): boolean {
  return (
    /^(what (is|are|does)|who|explain|describe|tell me about|show( me)?|find)\b.{0,60}$/.test(lower) &&
    lower.split(' ').length <= 7
  );
}
