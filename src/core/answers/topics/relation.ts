/** How one thing comes to depend on another, and whether it may. */
import type { RuleWord, WhyAnswer } from '../../model/ruleAnswer.ts';
import { nameOf } from '../graphText.ts';
import type { AnswerGround } from '../ground.ts';
import type { AnswerPage } from '../page.ts';
import type { Subject } from '../subjects/subject.ts';
import { capital, code, count, plain } from '../words.ts';
import type { Topic } from './topic.ts';

export const RELATES =
  /\b(depend(s|ing|ency|ent|encies)?|uses?|using|imports?|importing|needs?|reach(es)?|call(s|ing)?|relat(e|es|ed|ion|ionship)|connect(s|ed|ion)?|coupled?|coupling|path|route|link(s|ed)?|talk(s)? to|know(s)? (about|of)|access(es)?|allowed|permitted|forbidden|may|can|should|must)\b/;

export const relation: Topic = {
  name: 'relation',
  fits: ({ lower, subjects }) =>
    subjects.length >= 2 && RELATES.test(lower) && pairOf(subjects) !== undefined,
  async write(page, ground, { subjects, lower }) {
    const [from, to] = inOrder(pairOf(subjects)!, lower);
    await relate(page, ground, from, to);
  },
};

/** The two surest, in the order in which they are named. */
function pairOf(subjects: readonly Subject[]): readonly [Subject, Subject] | undefined {
  const apart = subjects.filter(
    ({ at }, index) => subjects.findIndex((each) => each.at === at) === index || at < 0,
  );
  const [first, second] = apart;
  if (first === undefined || second === undefined || second.score < LEAST) return undefined;
  if (sameFiles(first, second)) return undefined;
  return first.at <= second.at ? [first, second] : [second, first];
}

const LEAST = 3;

function sameFiles(x: Subject, y: Subject): boolean {
  return 'file' in x && 'file' in y && x.file.path === y.file.path;
}

/** `is B used by A` names them the other way round. */
function inOrder([first, second]: readonly [Subject, Subject], lower: string): readonly [Subject, Subject] {
  return /\b(used|imported|needed|called|required|referenced|accessed) (by|in|from)\b/.test(lower)
    ? [second, first]
    : [first, second];
}

export async function relate(
  page: AnswerPage,
  ground: AnswerGround,
  from: Subject,
  to: Subject,
): Promise<void> {
  const there = await ask(ground, from, to);
  if (there === undefined)
    return void page.para(
      `${capital(nameOf(from))} is not part of this workspace’s code, so it depends on nothing here.`,
    );
  if (there.steps.length > 0) await tellWay(page, ground, { from, to, there });
  else await tellNoWay(page, ground, from, to);
  tellRules(page, there);
  page.follow(`What would break if I change ${to.name}?`, `Who uses ${to.name}?`);
}

async function ask(ground: AnswerGround, from: Subject, to: Subject): Promise<WhyAnswer | undefined> {
  if (from.kind === 'package') return undefined;
  return ground.why(placeName(from), placeName(to));
}

function placeName(subject: Subject): string {
  return subject.kind === 'symbol' || subject.kind === 'file' ? subject.file.path : subject.name;
}

interface Way {
  readonly from: Subject;
  readonly to: Subject;
  readonly there: WhyAnswer;
}

async function tellWay(
  page: AnswerPage,
  ground: AnswerGround,
  { from, to, there: { steps, direct } }: Way,
): Promise<void> {
  const [first] = steps;
  if (steps.length === 1) {
    const line = (await ground.read(first!.from))?.split('\n')[first!.line - 1];
    const same = 'file' in from && 'file' in to;
    page.para(
      `${capital(nameOf(from))} depends on ${nameOf(to)} directly${same ? '' : `: ${code(first!.from)} ${verb(first!.kind)} ${code(first!.to)}`}.${page.at(first!.from, first!.line)}`,
      line === undefined || line.trim() === '' ? undefined : `The line is ${code(line.slice(0, 160))}.`,
      direct > 1 ? `That is one of ${count(direct, 'import')} that lead straight there.` : undefined,
    );
    return;
  }
  page.para(
    `${capital(nameOf(from))} reaches ${nameOf(to)} in ${count(steps.length, 'step')}; none shorter exists:`,
  );
  page.steps(
    steps.map(
      (step) => `${code(step.from)} ${verb(step.kind)} ${code(step.to)}${page.at(step.from, step.line)}`,
    ),
  );
}

function verb(kind: string): string {
  switch (kind) {
    case 'type':
      return 'imports types of';
    case 'deferred':
      return 'loads, when it is reached,';
    case 're-export':
      return 'passes on';
    case 'reference':
      return 'names';
    case 'declared':
      return 'is declared to need';
    default:
      return 'imports';
  }
}

async function tellNoWay(page: AnswerPage, ground: AnswerGround, from: Subject, to: Subject): Promise<void> {
  const at = 'file' in from ? page.at(from.file.path) : '';
  page.para(
    `${capital(nameOf(from))} does not depend on ${nameOf(to)}: no chain of imports leads there.${at}`,
  );
  const back = to.kind === 'package' ? undefined : await ask(ground, to, from);
  const [first] = back?.steps ?? [];
  if (back === undefined || first === undefined) return;
  page.para(
    `It is the other way round: ${nameOf(to)} depends on ${nameOf(from)}${back.steps.length === 1 ? '' : ` in ${count(back.steps.length, 'step')}`}, beginning with ${code(first.from)}, which ${verb(first.kind)} ${code(first.to)}.${page.at(first.from, first.line)}`,
  );
}

function tellRules(page: AnswerPage, { verdict, rules, steps }: WhyAnswer): void {
  const words = [
    ...new Map(
      [...rules, ...steps.flatMap((step) => step.rules)].map((word) => [`${word.rule} ${word.says}`, word]),
    ).values(),
  ];
  const objecting = words.filter(({ says }) => says !== 'allows');
  if (objecting.length === 0) {
    page.para(
      words.length === 0
        ? 'No rule of the workspace speaks of it.'
        : `The rules allow it${cited(page, words[0]!)}.`,
    );
    return;
  }
  page.para(verdict === 'forbidden' ? 'The rules forbid it:' : 'The rules have something to say of it:');
  page.list(
    objecting.map(
      (word) =>
        `${plain(word.message)}${word.instead === undefined ? '' : ` Instead: ${plain(word.instead)}`}${cited(page, word)}`,
    ),
  );
}

function cited(page: AnswerPage, { line }: RuleWord): string {
  return page.at('groundplan.yaml', line);
}
