/** How files of one kind depend on files of another, kinds being the words that files here are called after: controllers, repositories. */
import type { DependencyEdge } from '../../model/graph.ts';
import { edgesFrom } from '../graphText.ts';
import type { AnswerGround } from '../ground.ts';
import type { AnswerPage } from '../page.ts';
import { capital, code, count, listed } from '../words.ts';
import { homesOf, singular } from './placing.ts';
import { RELATES } from './relation.ts';
import type { Topic } from './topic.ts';

export const kinds: Topic = {
  name: 'kinds',
  fits: ({ lower, subjects }) =>
    subjects.length === 0 &&
    RELATES.test(lower) &&
    /^(why|how|do|does|is|are|can|may|which|what|who)\b/.test(lower),
  write(page, ground, { lower }) {
    const [first, second] = kindsIn(ground, lower);
    if (first === undefined) return;
    if (second === undefined) usersOfKind(page, ground, first);
    else between(page, ground, first, second);
  },
};

interface Kind {
  readonly word: string;
  readonly files: ReadonlySet<string>;
}

function kindsIn(ground: AnswerGround, lower: string): Kind[] {
  const words = [...new Set((lower.match(/[a-z]{3,}/g) ?? []).map(singular))].filter(
    (word) => !VERBS.has(word),
  );
  return words
    .map((word) => ({
      word,
      files: new Set(homesOf(ground, [word]).flatMap(({ files }) => files.map(({ path }) => path))),
    }))
    .filter(({ files }) => files.size > 0)
    .slice(0, 2);
}

const VERBS = new Set(
  'why how does the depend use using import need reach call relate connect which what who and are can may from with this that other each'.split(
    ' ',
  ),
);

function between(page: AnswerPage, ground: AnswerGround, from: Kind, to: Kind): void {
  const there = edgesBetween(ground, from.files, to.files);
  const back = edgesBetween(ground, to.files, from.files);
  const name = ({ word, files }: Kind) => `the ${count(files.size, 'file')} called after “${word}”`;
  if (there.length === 0) {
    page.para(`${capital(name(from))} do not import ${name(to)} directly.${firstPlace(page, from)}`);
  } else {
    page.para(
      `${count(there.length, 'import')} ${there.length === 1 ? 'leads' : 'lead'} from ${name(from)} to ${name(to)}:`,
    );
    page.list(
      there.map((edge) => edgeText(page, edge)),
      8,
    );
  }
  if (back.length > 0) {
    page.para(there.length === 0 ? 'It is the other way round:' : 'And back:');
    page.list(
      back.map((edge) => edgeText(page, edge)),
      4,
    );
  }
  const [edge] = there;
  if (edge !== undefined) page.follow(`Why does ${edge.from} depend on ${edge.to}?`);
}

function firstPlace(page: AnswerPage, { files }: Kind): string {
  const [first] = files;
  return first === undefined ? '' : page.at(first);
}

function usersOfKind(page: AnswerPage, { model }: AnswerGround, { word, files }: Kind): void {
  const users = model.graph.edges.filter((edge) => !edge.test && files.has(edge.to) && !files.has(edge.from));
  if (users.length === 0) return;
  page.para(
    `${count(files.size, 'file')} ${files.size === 1 ? 'is' : 'are'} called after “${word}”; these use them:`,
  );
  page.list(
    users.map((edge) => edgeText(page, edge)),
    10,
  );
}

function edgesBetween(
  { model }: AnswerGround,
  from: ReadonlySet<string>,
  to: ReadonlySet<string>,
): DependencyEdge[] {
  return [...from].flatMap((path) =>
    edgesFrom(model, path).filter((edge) => !edge.test && to.has(edge.to) && !from.has(edge.to)),
  );
}

function edgeText(page: AnswerPage, { from, to, names, line }: DependencyEdge): string {
  const taken = names.filter((name) => name !== '*' && name !== 'default');
  return `${code(from)} imports ${code(to)}${taken.length > 0 ? `, for ${listed(taken.map(code), 3)}` : ''}${page.at(from, line)}`;
}
