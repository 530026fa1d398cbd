/** Patterns: styles, design, communication, data; who talks to whom; entities. */
import type { ChannelEdge, DesignOccurrence, NamedPattern, WorkspacePatterns } from '../../model/pattern.ts';
import type { AnswerPage } from '../page.ts';
import { capital, code, count, is, listed, plain } from '../words.ts';
import type { Topic } from './topic.ts';

/** From here on a style is told as what the workspace is, not as what it resembles. */
export const CERTAIN = 0.5;

const DESIGN =
  'abstract factory|factory method|factory|builder|singleton|prototype|adapter|bridge|composite|decorator|facade|flyweight|proxy|chain of responsibility|command|interpreter|iterator|mediator|memento|observer|state|strategy|template method|visitor|repository|unit of work|service locator|dependency injection|specification|object pool|null object|active record|data mapper|front controller|middleware|publish.subscribe|pub.?sub|event sourcing|saga|cqrs';
const NAMED_PATTERN = new RegExp(
  `\\b(${DESIGN})s?( design)? patterns?\\b|\\b(${DESIGN.replace(/\|(command|state|bridge|factory|builder|adapter|iterator|proxy|composite|decorator|middleware|repository|prototype)(?=\\|)/g, '')})s?\\b`,
);

export const patterns: Topic = {
  name: 'patterns',
  fits: ({ lower, clear }) =>
    NAMED_PATTERN.test(lower) ||
    (clear.length === 0 &&
      /\b(patterns?|archite?ctur(e|al) style|style|ddd|hexagonal|clean architecture|mvc|mvvm|microservices?|monolith|event.driven)\b/.test(
        lower,
      )),
  async write(page, ground, { lower }) {
    const found = await ground.patterns();
    const asked = NAMED_PATTERN.exec(lower)
      ?.slice(1)
      .find((each) => each !== undefined && new RegExp(`^(${DESIGN})$`).test(each));
    if (asked !== undefined) return onePattern(page, found, asked);
    styles(page, found.style);
    named(page, 'In communication it shows', found.communication);
    named(page, 'For its data it shows', found.data);
    design(page, found.design);
    if (!page.written)
      page.para('No pattern is recognised: there is too little code of an application here.');
    page.follow(
      ...designNames(found.design)
        .slice(0, 2)
        .map((name) => `Where is the ${name} pattern used?`),
    );
  },
};

export function styleName(name: string): string {
  return `**${STYLE_NAMES[name] ?? plain(name.replaceAll('-', ' '))}**`;
}

const STYLE_NAMES: Readonly<Record<string, string>> = {
  clean: 'clean architecture',
  ddd: 'domain-driven design',
  mvc: 'model–view–controller',
  cqrs: 'CQRS',
  rest: 'REST',
  orm: 'object–relational mapping',
  grpc: 'gRPC',
  graphql: 'GraphQL',
  'in-process-mediator': 'an in-process mediator',
};

function styles(page: AnswerPage, style: readonly NamedPattern[]): void {
  const [first] = style;
  if (first === undefined) return;
  page.para(
    `${first.confidence >= CERTAIN ? 'Its architecture style is' : 'Its architecture style is none clearly; most of all it resembles'} ${styleName(first.name)}, because:`,
  );
  page.list(
    first.evidence.map(({ text, path, line }) => `${plain(text)}${page.at(path, line)}`),
    4,
  );
  const others = style.slice(1, 3);
  if (others.length > 0)
    page.para(
      `Less so ${listed(others.map(({ name, evidence }) => `${styleName(name)}${evidence[0] ? page.at(evidence[0].path, evidence[0].line) : ''}`))}.`,
    );
}

function named(page: AnswerPage, lead: string, list: readonly NamedPattern[]): void {
  const shown = list
    .slice(0, 5)
    .map(
      ({ name, evidence }) =>
        `${styleName(name)}${evidence[0] ? page.at(evidence[0].path, evidence[0].line) : ''}`,
    );
  if (shown.length > 0) page.para(`${lead} ${listed(shown)}.`);
}

function sure(design: readonly DesignOccurrence[]): readonly DesignOccurrence[] {
  return design.filter((each) => each.class !== 'guess');
}

function designNames(design: readonly DesignOccurrence[]): string[] {
  const tally = new Map<string, number>();
  for (const { pattern } of sure(design)) tally.set(pattern, (tally.get(pattern) ?? 0) + 1);
  return [...tally].sort((x, y) => y[1] - x[1]).map(([name]) => name);
}

function design(page: AnswerPage, all: readonly DesignOccurrence[]): void {
  const known = sure(all);
  if (known.length === 0) return;
  const names = designNames(all);
  page.para(
    `${capital(count(known.length, 'place'))} ${known.length === 1 ? 'shows' : 'show'} a design pattern:`,
  );
  page.list(
    names.map((name) => {
      const own = known
        .filter(({ pattern }) => pattern === name)
        .toSorted((x, y) => y.confidence - x.confidence);
      const where = own
        .slice(0, 3)
        .map((each) => `${code(each.roles[0]!.symbol)}${page.at(each.roles[0]!.path, each.roles[0]!.line)}`);
      return `**${plain(name)}** (${own.length}): ${listed(where)}`;
    }),
    8,
  );
}

function onePattern(
  page: AnswerPage,
  { design: all, style, communication, data }: WorkspacePatterns,
  asked: string,
): void {
  const wanted = asked.replace(/[\s.-]+/g, '');
  const fits = (name: string) =>
    name
      .toLowerCase()
      .replace(/[\s-]+/g, '')
      .includes(wanted);
  const broad = [...style, ...communication, ...data].filter(({ name }) => fits(name));
  for (const { name, evidence } of broad) {
    page.para(`The workspace shows ${styleName(name)}:`);
    page.list(
      evidence.map(({ text, path, line }) => `${plain(text)}${page.at(path, line)}`),
      5,
    );
  }
  const own = all.filter(({ pattern }) => fits(pattern)).toSorted((x, y) => y.confidence - x.confidence);
  const certain = sure(own);
  const shown = certain.length > 0 ? certain : own;
  if (shown.length === 0) {
    if (broad.length > 0) return;
    const others = designNames(all);
    page.para(
      `No ${plain(asked)} is recognised here.`,
      others.length > 0
        ? `What is recognised: ${listed(
            others.map((name) => plain(name)),
            8,
          )}.`
        : undefined,
    );
    return void page.unsupported(
      'That none is recognised is no proof that none is there: a pattern is told only where its roles show in the code.',
    );
  }
  page.para(
    `${capital(count(shown.length, 'place'))} ${is(shown.length)} ${certain.length > 0 ? '' : 'possibly '}${/^[aeiou]/i.test(shown[0]!.pattern) ? 'an' : 'a'} **${plain(shown[0]!.pattern)}**:`,
  );
  page.list(
    shown.map((each) => `${each.class}: ${castOf(page, each)}`),
    8,
  );
}

function castOf(page: AnswerPage, { roles }: DesignOccurrence): string {
  return listed(
    roles.map(({ role, symbol, path, line }) => `${code(symbol)} as ${plain(role)}${page.at(path, line)}`),
    4,
  );
}

export const channels: Topic = {
  name: 'channels',
  fits: ({ lower, clear }) =>
    clear.length === 0 &&
    /^(which|what|list|show|are|is|do|does|how many|give)\b|^\w+( \w+)?\??$/.test(lower) &&
    /\b(endpoints?|routes?|apis?|rest|http|graphql|grpc|websockets?|queues?|topics?|messages|events?|publish(es|ers?)?|subscrib(es|ers?)|message bus|communicat(e|es|ion)|talk to each other|services talk)\b/.test(
      lower,
    ),
  async write(page, ground) {
    const { channels: all, communication } = await ground.patterns();
    named(page, 'Parts of it talk to each other by', communication);
    if (all.length > 0) {
      page.para(`${capital(count(all.length, 'channel'))} ${is(all.length)} seen with both ends:`);
      page.list(
        all.map((edge) => channelText(page, edge)),
        8,
      );
    }
    if (!page.written) {
      page.para('No routes, messages or calls between services are recognised in this workspace.');
      page.unsupported(
        'What is put together at run time, or by a framework that is not known here, does not show.',
      );
    }
  },
};

function channelText(page: AnswerPage, { kind, channel, producer, consumer }: ChannelEdge): string {
  return `${code(channel)} (${kind}): ${code(producer.path)}${page.at(producer.path, producer.line)} → ${code(consumer.path)}${page.at(consumer.path, consumer.line)}`;
}

export const entities: Topic = {
  name: 'entities',
  fits: ({ lower, clear }) =>
    clear.length === 0 &&
    /\b(entit(y|ies)|tables?|data ?models?|schemas?|domain (model|objects?)|models|persisted|orm)\b/.test(
      lower,
    ),
  async write(page, ground) {
    const { entities: all, data } = await ground.patterns();
    named(page, 'For its data it shows', data);
    if (all.length > 0) {
      page.para(`${capital(count(all.length, 'entity'))} ${is(all.length)} kept in tables:`);
      page.list(
        all.map(
          ({ name, table, place }) => `${code(name)} in ${code(table)}${page.at(place.path, place.line)}`,
        ),
        12,
      );
    }
    if (!page.written) page.para('No entities that are kept in tables are recognised in this workspace.');
  },
};
