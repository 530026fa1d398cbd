/** Decisions: what was chosen and where that shows, and the records people wrote. */
import type { Decision } from '../../model/decision.ts';
import type { AnswerGround } from '../ground.ts';
import type { AnswerPage } from '../page.ts';
import { capital, code, count, listed, plain } from '../words.ts';
import type { Topic } from './topic.ts';

/** What people call a topic. */
const TOPIC_WORDS: readonly (readonly [topics: string, words: RegExp])[] = [
  [
    'database data-access migrations',
    /\b(databases?|db|sql|persist\w*|storage|orm|data access|migrations?)\b/,
  ],
  ['framework ui', /\b(frameworks?|ui (library|framework)|front.?end)\b/],
  [
    'testing',
    /\b(tests?|testing) (framework|library|tool|runner|setup)|\b(how (is|are) (it|this|the \w+|tests?) tested|test(ing)? (with|stack))\b/,
  ],
  ['queue messaging jobs', /\b(queues?|message brokers?|messaging|brokers?|background jobs?|job runner)\b/],
  ['cache', /\b(caches?|caching)\b/],
  [
    'deployment infrastructure cloud container',
    /\b(deploy\w*|hosting|hosted|docker|containers?|kubernetes|infrastructure|cloud|production)\b/,
  ],
  ['ci', /\b(ci|continuous integration|pipelines?|github actions)\b/],
  ['build package-manager bundler', /\b(build (tool|system)|bundlers?|package managers?|built with)\b/],
  ['auth', /\b(auth|authentication|authorization|authorisation|login)\b/],
  ['logging observability', /\b(logging|logs?|logger|observability|metrics|tracing|monitoring)\b/],
  ['linting formatting type-checking', /\b(lint\w*|formatt\w*|code style|type.?check\w*)\b/],
  ['http-client', /\b(http client)\b/],
  ['validation', /\b(validation|validat\w+)\b/],
  ['styling', /\b(css|styling|styles)\b/],
  ['state', /\b(state management)\b/],
  ['language runtime', /\b(runtime|language version|which (node|python|java|go|rust|ruby|php) version)\b/],
  ['licence license', /\blicen[cs]es?\b/],
];

export const decisions: Topic = {
  name: 'decisions',
  fits: ({ lower, clear }) =>
    clear.every(({ kind }) => kind === 'package') &&
    (/\b(decisions?|decided|adrs?|tech(nology|nologies|nical)? ?(stack|choices)?|stack|technolog(y|ies)|chosen|chose|choose|tools? (does|do|are|is))\b/.test(
      lower,
    ) ||
      (/\b(which|what|is there an?y?|do(es)? (we|it|they|this)|how (is|are) (it|this|the (app|project|code))|who)\b/.test(
        lower,
      ) &&
        topicsOf(lower).length > 0)),
  async write(page, ground, { lower, subjects }) {
    const all = await ground.decisions();
    const topics = topicsOf(lower);
    const packages = new Set(subjects.filter(({ kind }) => kind === 'package').map(({ name }) => name));
    const named = all.filter(({ title }) => packages.has(title.toLowerCase()) || mentions(lower, title));
    const fitting = named.length > 0 ? named : all.filter(({ topic }) => topics.includes(topic));
    if (named.length === 0 && topics.length > 0) return tellTopics(page, ground, { all, fitting, topics });
    tellAll(page, fitting.length > 0 ? fitting : all);
    page.follow(...(all[0] === undefined ? [] : [`/adr ${all[0].title}`]));
  },
};

function topicsOf(lower: string): readonly string[] {
  return TOPIC_WORDS.filter(([, words]) => words.test(lower)).flatMap(([topics]) => topics.split(' '));
}

function mentions(lower: string, title: string): boolean {
  const name = title.toLowerCase();
  return (
    name.length > 2 &&
    new RegExp(`(^|[^\\w])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}($|[^\\w])`).test(lower)
  );
}

interface Asked {
  readonly all: readonly Decision[];
  readonly fitting: readonly Decision[];
  readonly topics: readonly string[];
}

function tellTopics(page: AnswerPage, _ground: AnswerGround, { all, fitting, topics }: Asked): void {
  if (fitting.length > 0) {
    page.list(
      fitting.map((each) => decisionText(page, each)),
      12,
    );
    return void page.follow(`/adr ${fitting[0]!.title}`, 'Which other decisions show?');
  }
  page.para(
    `Nothing here says what was chosen for ${listed(topics.map((topic) => topic.replaceAll('-', ' ')))}: no manifest, lock file, container or configuration that is read names it.`,
  );
  if (all.length > 0) page.para('What does show:');
  page.list(
    all.map((each) => decisionText(page, each)),
    6,
  );
}

function tellAll(page: AnswerPage, all: readonly Decision[]): void {
  const records = all.filter(({ origin }) => origin === 'record');
  const implied = all.filter(({ origin }) => origin === 'implied');
  if (all.length === 0)
    return void page.para(
      'No decision is written down here, and no manifest or configuration that is read implies one.',
    );
  if (records.length > 0) {
    page.para(
      `${capital(count(records.length, 'decision'))} ${records.length === 1 ? 'is' : 'are'} written down:`,
    );
    page.list(
      records.map((each) => decisionText(page, each)),
      10,
    );
  }
  if (implied.length > 0) {
    page.para(
      records.length > 0
        ? 'Manifests and configuration imply these:'
        : 'No decision record is written; manifests and configuration imply these:',
    );
    page.list(
      implied.map((each) => decisionText(page, each)),
      16,
    );
  }
}

function decisionText(
  page: AnswerPage,
  { origin, title, topic, status, date, version, confidence, evidence }: Decision,
): string {
  const at = evidence[0] === undefined ? '' : page.at(evidence[0].path, evidence[0].line);
  if (origin === 'record') return `**${plain(title)}** (${[status, date].filter(Boolean).join(', ')})${at}`;
  const exact = version === undefined ? '' : ` ${code(version)}`;
  const sure = confidence === 'proven' ? '' : `, ${confidence}`;
  return `${capital(topic.replaceAll('-', ' '))}: **${plain(title)}**${exact}${sure}${at}`;
}

export const packages: Topic = {
  name: 'packages',
  fits: ({ lower, clear }) =>
    clear.length === 0 &&
    /\b(external|third.?party|outside|npm|pip|cargo|maven|installed|librar(y|ies)|packages?|dependenc(y|ies))\b/.test(
      lower,
    ) &&
    !/\bwhy\b/.test(lower),
  write(page, { model }) {
    const tests = new Set(model.files.filter((file) => file.test).map(({ path }) => path));
    const tally = new Map<
      string,
      { readonly path: string; readonly line: number; readonly files: Set<string> }
    >();
    for (const [path, imports] of model.imports) {
      if (tests.has(path)) continue;
      for (const { target, line, test } of imports) {
        if (target.status !== 'external' || test) continue;
        const known = tally.get(target.package) ?? { path, line, files: new Set<string>() };
        known.files.add(path);
        tally.set(target.package, known);
      }
    }
    if (tally.size === 0) return page.para('The code imports nothing from outside the workspace.');
    page.para(`The code imports ${count(tally.size, 'package')} from outside. Those that most files import:`);
    const rows = [...tally].sort((x, y) => y[1].files.size - x[1].files.size || (x[0] < y[0] ? -1 : 1));
    page.list(
      rows.map(
        ([name, { path, line, files }]) =>
          `${code(name)}, in ${count(files.size, 'file')}${page.at(path, line)}`,
      ),
      12,
    );
    page.follow(`Who uses ${rows[0]![0]}?`, 'Which technologies are chosen here?');
  },
};
