/** What is wrong or risky, and what to do about it: findings, rules, suggestions, hotspots, dead code. */
import type { Finding } from '../../model/finding.ts';
import { LESS_LIKELY, NOT_SHOWN, type PreferredSuggestions } from '../../model/preferred.ts';
import { moduleOf } from '../graphText.ts';
import type { AnswerGround } from '../ground.ts';
import type { AnswerPage } from '../page.ts';
import { capital, code, count, firstSentence, is, listed, number, plain } from '../words.ts';
import type { Topic } from './topic.ts';

export const suggestions: Topic = {
  name: 'suggestions',
  fits: ({ lower, clear }) =>
    clear.length === 0 &&
    /\b(suggest\w*|improve\w*|refactor\w*|clean ?up|fix first|what (should|could|can) (i|we) (do|fix|change|improve)|next steps?|priorit(y|ies|ise|ize)|recommend\w*|advice|tech(nical)? debt|better)\b/.test(
      lower,
    ),
  async write(page, ground) {
    await suggest(page, ground, await ground.suggestions());
  },
};

const CARDS = 5;

export async function suggest(
  page: AnswerPage,
  ground: AnswerGround,
  preferred: PreferredSuggestions,
): Promise<void> {
  const { suggestions: all, hidden } = preferred;
  if (all.length === 0) {
    page.para(
      hidden.length === 0
        ? 'There is nothing to suggest: no finding here has a change that would put it right.'
        : 'There is nothing new to suggest.',
    );
    putAside(page, preferred, 0);
    const findings = (await ground.findings()).filter(({ severity }) => severity !== 'info');
    if (findings.length > 0)
      page.para(
        `${capital(count(findings.length, 'finding'))} ${is(findings.length)} left for a person to judge.`,
      );
    for (const { title, evidence } of findings.slice(0, 3))
      page.para(`${plain(title)}${evidence[0] ? page.at(evidence[0].path, evidence[0].line) : ''}.`);
    return page.follow('What is wrong here?');
  }
  const quiet = new Set(preferred.quiet);
  const likely = all.filter(({ id }) => !quiet.has(id));
  // Where nothing better is there, what is less likely is better than nothing.
  const shown = (likely.length > 0 ? likely : all).slice(0, CARDS);
  page.para(
    all.length === 1
      ? 'One change is suggested:'
      : `${capital(count(all.length, 'change'))} are suggested; first the ${shown.length < all.length ? `${shown.length} ` : ''}best:`,
  );
  page.steps(
    shown.map(({ title, rationale, evidence, edits, confidence }) => {
      const at = evidence[0] === undefined ? '' : page.at(evidence[0].path, evidence[0].line);
      const how =
        edits.length > 0
          ? `its edits touch ${count(new Set(edits.map(({ path }) => path)).size, 'file')}`
          : 'to be done by hand';
      return `**${plain(title)}** (${confidence}; ${how}). ${plain(firstSentence(rationale))}${at}`;
    }),
  );
  for (const each of shown) page.card(each);
  putAside(page, preferred, all.length - likely.length);
  page.follow('What is wrong here?', 'Which rules are there?');
}

/** What learning puts aside is told of; both are to be had in the tree. */
function putAside(page: AnswerPage, { hidden, notice }: PreferredSuggestions, quiet: number): void {
  const aside = [
    ...(quiet > 0
      ? [`${number(quiet)} of them ${is(quiet)} ${LESS_LIKELY}, by what you did with their like`]
      : []),
    ...(hidden.length > 0 ? [`${number(hidden.length)} more ${is(hidden.length)} ${NOT_SHOWN}`] : []),
  ];
  if (aside.length > 0) page.para(`${aside.join('; ')}.`);
  if (notice !== undefined) page.para(plain(notice));
}

export const findings: Topic = {
  name: 'findings',
  fits: ({ lower }) =>
    /\b(wrong|problems?|issues?|smells?|findings?|risk(s|y)?|bad|ugly|mess(y)?|warnings?|errors?|concerns?|weak(ness(es)?|est)?|health(y)?|quality|worst|god (class(es)?|modules?)|hubs?)\b/.test(
      lower,
    ),
  async write(page, ground, { clear }) {
    const all = await ground.findings();
    const about = clear[0];
    const files =
      about === undefined
        ? undefined
        : new Set(
            'file' in about
              ? [about.file.path]
              : about.kind === 'module'
                ? [about.module.name, ...about.module.files]
                : [],
          );
    const own =
      files === undefined
        ? all
        : all.filter(
            ({ subjects, evidence }) =>
              subjects.some((each) => files.has(each)) || evidence.some(({ path }) => files.has(path)),
          );
    const of = about === undefined ? 'this workspace' : code(about.name);
    if (own.length === 0) {
      page.para(
        `Nothing is found wrong with ${of}: no circles, broken rules, misplaced files or other signs that are looked for.`,
      );
      return;
    }
    const tally = (['error', 'warning', 'info'] as const).map(
      (severity) => [severity, own.filter((each) => each.severity === severity).length] as const,
    );
    page.para(
      `${capital(count(own.length, 'finding'))} about ${of}: ${listed(tally.filter(([, n]) => n > 0).map(([severity, n]) => (severity === 'info' ? `${number(n)} for information` : count(n, severity))))}. The worst first:`,
    );
    page.list(
      own.map((each) => findingText(page, each)),
      8,
    );
    page.follow('What should be improved first?');
  },
};

export function findingText(page: AnswerPage, { title, explanation, evidence, confidence }: Finding): string {
  const [at] = evidence;
  const sure = confidence === 'proven' ? '' : ` (${confidence})`;
  return `**${plain(title)}**${sure}. ${plain(firstSentence(explanation))}${at === undefined ? '' : page.at(at.path, at.line)}`;
}

export const rules: Topic = {
  name: 'rules',
  fits: ({ lower }) =>
    /\b(rules?|violat(e|es|ed|ions?)|boundar(y|ies)|constraints?|allowed|forbidden|groundplan\.yaml|break(s|ing)? (the )?layers?|conventions?)\b/.test(
      lower,
    ),
  write(page, { model }) {
    const ruling = model.ruling;
    if (ruling === undefined || ruling.standing === 'none') {
      page.para(
        `This workspace has no rules yet: there is no ${code('groundplan.yaml')}.`,
        'Groundplan can read from the code which rules it keeps already and propose them, to be ratified one by one (“Groundplan: Infer Rules”, or `groundplan rules infer`).',
      );
      page.follow('Which layers are there?');
      return;
    }
    const { rules: set, lines, violations, problems, standing } = ruling;
    if (standing !== 'current')
      page.para(
        standing === 'broken'
          ? 'The rules file is broken, so no rule holds:'
          : 'The rules file is broken; what it said before still holds:',
      );
    page.list(
      problems.map(({ message, path, line }) => `${plain(message)}${page.at(path, line)}`),
      5,
    );
    if (set.rules.length > 0)
      page.para(`${capital(count(set.rules.length, 'rule'))} ${is(set.rules.length)} in force:`);
    page.list(
      set.rules.map(
        ({ id, kind, why }) =>
          `${code(id)} (${kind})${why === undefined ? '' : `: ${plain(why)}`}${page.at('groundplan.yaml', lines[id] ?? 1)}`,
      ),
      12,
    );
    page.para(
      violations.length === 0
        ? 'The code breaks none of them.'
        : `${capital(count(violations.length, 'place'))} ${violations.length === 1 ? 'breaks' : 'break'} them:`,
    );
    page.list(
      violations.map(
        ({ message, from, line, instead }) =>
          `${plain(message)}${instead === undefined ? '' : ` Instead: ${plain(instead)}`}${page.at(from, line)}`,
      ),
      8,
    );
  },
};

export const hotspots: Topic = {
  name: 'hotspots',
  fits: ({ lower, clear }) =>
    clear.length === 0 &&
    /\b(hot ?spots?|churn\w*|changes? (most|a lot|often)|chang(ed|ing) (most|often|frequently)|most (often |frequently )?(changed|edited|modified)|history|commits?|change together|co.?change\w*|maintenance)\b/.test(
      lower,
    ),
  write(page, { model }) {
    const { history } = model;
    if (history === undefined) {
      page.para(
        'The history is not read here: the workspace is no git repository, or reading it is switched off, so what changes often is not known.',
      );
      return;
    }
    const lines = new Map(model.files.filter((file) => !file.test).map(({ path, lines: n }) => [path, n]));
    const hot = [...history.churn]
      .filter(([path]) => lines.has(path))
      .sort((x, y) => y[1] * Math.log(lines.get(y[0])! + 2) - x[1] * Math.log(lines.get(x[0])! + 2));
    if (hot.length === 0)
      return page.para(
        `${capital(count(history.commits, 'commit'))} ${is(history.commits)} known, and none of them touched a source file that is still there.`,
      );
    page.para(
      `Of ${count(history.commits, 'commit')}, these files were changed by most, long ones first where they are equal:`,
    );
    page.best(
      hot.map(
        ([path, n]) =>
          `${code(path)}: ${count(n, 'commit')}, ${count(lines.get(path)!, 'line')}${page.at(path)}`,
      ),
      8,
    );
    const apart = history.coChanges.filter(
      ({ a, b }) => lines.has(a) && lines.has(b) && moduleOf(model, a) !== moduleOf(model, b),
    );
    if (apart.length > 0) {
      page.para('Files of different modules that keep changing together:');
      page.best(
        apart.map(
          ({ a, b, together }) => `${code(a)} and ${code(b)}, ${number(together)} times${page.at(a)}`,
        ),
        4,
      );
    }
    page.follow(`What is ${hot[0]![0]}?`, 'What should be improved first?');
  },
};

export const unused: Topic = {
  name: 'unused',
  fits: ({ lower, clear }) =>
    clear.length === 0 &&
    /\b(dead code|dead|unused|orphans?|not used|never (used|imported)|obsolete|can be (deleted|removed)|leftovers?)\b/.test(
      lower,
    ),
  async write(page, ground) {
    const own = (await ground.findings()).filter(({ kind }) => kind === 'orphan' || kind === 'dead-module');
    if (own.length === 0)
      return page.para('No file or module of the product stands unused, as far as imports tell.');
    page.para(
      `${capital(count(own.length, 'place'))} ${own.length === 1 ? 'seems' : 'seem'} to be used by nothing:`,
    );
    page.list(
      own.map((each) => findingText(page, each)),
      10,
    );
    page.para('What a framework finds by name or place may still be in use: look before you delete.');
  },
};

export const unresolved: Topic = {
  name: 'unresolved',
  fits: ({ lower, clear }) =>
    clear.length === 0 &&
    /\b(unresolved|broken imports?|missing (files?|imports?|modules?)|cannot be resolved)\b/.test(lower),
  write(page, { model: { unresolved: all } }) {
    if (all.length === 0) return page.para('Every import of the workspace’s own code leads to a file.');
    page.para(`${capital(count(all.length, 'import'))} ${all.length === 1 ? 'leads' : 'lead'} nowhere:`);
    page.list(
      all.map(
        ({ from, line, specifier, reason }) =>
          `${code(specifier)} in ${code(from)}: ${plain(reason)}${page.at(from, line)}`,
      ),
      12,
    );
  },
};
