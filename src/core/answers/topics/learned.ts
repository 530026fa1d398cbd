/** What is known of a workspace now, and from where: its code and history, what a person ratified, decided and dismissed. */
import type { AnswerGround } from '../ground.ts';
import type { AnswerPage } from '../page.ts';
import { code, count, number, plain } from '../words.ts';

/** Rules, and decisions, that are told one by one. */
const TOLD = 6;

export async function learned(page: AnswerPage, ground: AnswerGround): Promise<void> {
  const { model } = ground;
  page.para('From the code and its history:');
  page.list([
    `${count(model.files.length, 'file')} read, ${number(model.graph.edges.length)} dependencies between them${model.files[0] ? page.at(model.files[0].path) : ''}`,
    `${count(model.modules.length, 'module')}, ${count(model.cycles.length, 'circle')} of imports`,
    model.history === undefined
      ? 'no history: the folder is no repository, or reading it is not allowed'
      : `${count(model.history.commits, 'commit')} of history`,
  ]);
  rules(page, ground);
  await decisions(page, ground);
  const dismissed = ground.dismissed();
  page.para(
    dismissed === 0
      ? 'No suggestion was dismissed so far; one that is stays away, and its like too until the code there really changes.'
      : `${count(dismissed, 'suggestion')} ${dismissed === 1 ? 'was' : 'were'} dismissed and ${dismissed === 1 ? 'stays' : 'stay'} away; what is like ${dismissed === 1 ? 'it' : 'them'} does so until the code there really changes.`,
  );
  page.follow('Which rules could this workspace have?', 'Which decisions were taken here?');
}

function rules(page: AnswerPage, { model: { ruling } }: AnswerGround): void {
  if (ruling === undefined || ruling.standing === 'none' || ruling.rules.rules.length === 0) {
    page.para(`No rules are ratified: there is no ${code('groundplan.yaml')} with any.`);
    return;
  }
  const { rules: all } = ruling.rules;
  page.para(
    `${count(all.length, 'rule')} ${all.length === 1 ? 'is' : 'are'} ratified${ruling.standing === 'current' ? '' : ', though the file is broken now and what it said before holds'}:`,
  );
  page.list(
    all.map(
      ({ id, why }) =>
        `${code(id)}${why === undefined ? '' : `: ${plain(why)}`}${page.at('groundplan.yaml', ruling.lines[id] ?? 1)}`,
    ),
    TOLD,
  );
}

async function decisions(page: AnswerPage, ground: AnswerGround): Promise<void> {
  const all = await ground.decisions();
  const recorded = all.filter(({ origin }) => origin === 'record');
  const implied = all.length - recorded.length;
  if (recorded.length > 0) {
    page.para(`${count(recorded.length, 'decision')} ${recorded.length === 1 ? 'is' : 'are'} on record:`);
    page.list(
      recorded.map(
        ({ title, evidence: [at] }) => `${plain(title)}${at === undefined ? '' : page.at(at.path, at.line)}`,
      ),
      TOLD,
    );
  }
  const [first] = all.filter(({ origin }) => origin === 'implied').flatMap(({ evidence }) => evidence);
  if (implied > 0)
    page.para(
      `${count(implied, recorded.length > 0 ? 'more decision' : 'decision')} ${implied === 1 ? 'shows' : 'show'} in manifests and code only${first === undefined ? '' : page.at(first.path, first.line)}.`,
    );
}
