/** Slash commands, each with the deterministic way to answer it. */
import type { ChatCommand } from '../../model/chat.ts';
import type { Suggestion } from '../../model/suggestion.ts';
import { filesOf } from '../graphText.ts';
import type { AnswerGround } from '../ground.ts';
import type { AnswerPage } from '../page.ts';
import { type Question, readQuestion } from '../question.ts';
import { code } from '../words.ts';
import { aboutSubject } from './about/aboutSubject.ts';
import { draftRecord } from './adr.ts';
import { generate } from './generate.ts';
import { learned } from './learned.ts';
import { plan } from './plan.ts';
import { rules, suggest } from './problems.ts';
import { relate } from './relation.ts';
import { tellOverview } from './structure/overview.ts';

type Command = (page: AnswerPage, ground: AnswerGround, question: Question) => Promise<void> | void;

export const COMMANDS: Readonly<Record<ChatCommand, Command>> = {
  async suggest(page, ground, { subjects }) {
    const all = await ground.suggestions();
    const [about] = subjects;
    if (about === undefined) return suggest(page, ground, all);
    const files = new Set(filesOf(ground.model, about));
    const isAbout = ({ evidence, edits }: Suggestion) =>
      [...evidence, ...edits].some(({ path }) => files.has(path));
    const own = {
      ...all,
      suggestions: all.suggestions.filter(isAbout),
      hidden: all.hidden.filter(({ suggestion }) => isAbout(suggestion)),
    };
    const none = own.suggestions.length === 0 && own.hidden.length === 0;
    if (none)
      page.para(`No suggestion is about ${code(about.name)}; these are for the workspace as a whole.`);
    return suggest(page, ground, none ? all : own);
  },
  async explain(page, ground, { subjects }) {
    const chosen = subjects.filter(({ at }) => at < 0);
    const about = chosen.length > 0 ? chosen.slice(0, 3) : subjects.slice(0, 1);
    if (about.length === 0) return tellOverview(page, ground);
    for (const each of about) await aboutSubject(page, ground, each);
  },
  async why(page, ground, question) {
    const [first, second] = ends(ground, question);
    if (first !== undefined && second !== undefined) return relate(page, ground, first, second);
    if (first === undefined) {
      page.para(
        'Name two ends, as in `/why src/app depends on src/db`: files, folders, modules or packages.',
      );
      return rules.write(page, ground, question);
    }
    return aboutSubject(page, ground, first);
  },
  plan,
  generate,
  adr: draftRecord,
  learned,
  // Where the conversation service has no tools in reach.
  tools(page) {
    page.para('No tools of other servers are in reach here.');
  },
  export(page) {
    page.para(
      'Export this conversation from its menu, as Markdown to be read or as JSON to be taken in again.',
    );
  },
};

/** The two that are named; of words that say nothing in a sentence, each may be a name here. */
function ends({ model }: AnswerGround, { subjects, text }: Question): Question['subjects'] {
  const named =
    subjects.length >= 2 ? subjects : readQuestion(model, text.replace(/[^\s`]+/g, '`$&`'), []).subjects;
  const apart = named.filter(({ at }, index) => named.findIndex((each) => each.at === at) === index);
  return apart.slice(0, 2).toSorted((x, y) => x.at - y.at);
}
