/**
 * Features that go through the layers: files that are called after one subject, each in a place in which other subjects have a file too.
 * `src/{subject}/{subject}.service.ts` with articles, users and tags in it is one part of three families.
 */
import { grouped } from '../../../base/grouped.ts';
import { basename, dirname } from '../../../base/paths.ts';
import { rememberedByObject, rememberedByText } from '../../../base/remembered.ts';
import { wordsOf } from '../../edit/fileNaming.ts';
import type { ArchitectureModel } from '../../model/architectureModel.ts';
import { OPEN, renamer, singularWords } from '../text/renamed.ts';
import { isRoleWord, VERBS } from './roleWords.ts';

export interface Relative {
  readonly subject: readonly string[];
  readonly path: string;
}

export interface Member {
  readonly path: string;
  /** The path with the subject left open. */
  readonly template: string;
  readonly test: boolean;
  /** What says which part it plays: words of its name behind the subject and of its nearest folders, in the singular. */
  readonly partWords: readonly string[];
  /** Files of other subjects in the same place. */
  readonly relatives: readonly Relative[];
}

export interface Family {
  /** In the singular, in lower case. */
  readonly subject: readonly string[];
  readonly members: readonly Member[];
}

const MOST_SUBJECT = 3;
const MOST_WORDS = 8;
/** More files than that are no feature but a whole package of them. */
const MOST_MEMBERS = 60;

/** What is done, not what it is done with. */
const DOINGS = new Set(
  'create update delete get find add remove set list fetch handle make new save load edit destroy show all by my with and for of to in on'.split(
    ' ',
  ),
);

export const familiesOf = rememberedByObject((model: ArchitectureModel): readonly Family[] => {
  const bySubject = new Map<string, Set<string>>();
  const tests = new Map(model.files.map(({ path, test }) => [path, test]));
  for (const { path } of model.files) {
    if (isMadeUp(path)) continue;
    for (const subject of subjectsIn(path)) {
      const key = subject.join(' ');
      const known = bySubject.get(key);
      if (known === undefined) bySubject.set(key, new Set([path]));
      else known.add(path);
    }
  }
  const placed: { readonly subject: readonly string[]; readonly path: string; readonly template: string }[] =
    [];
  for (const [key, paths] of bySubject) {
    const subject = key.split(' ');
    const open = renamer(subject, OPEN);
    for (const path of paths) {
      const template = open(path);
      if (template !== path) placed.push({ subject, path, template });
    }
  }
  const byTemplate = grouped(placed, ({ template }) => template);
  const wordsAt = rememberedByText(pathWords);
  const families = [...grouped(placed, ({ subject }) => subject.join(' ')).values()].flatMap(
    (own): Family[] => {
      if (own.length > MOST_MEMBERS) return [];
      const subject = own[0]!.subject;
      const members = own.map(({ path, template }): Member => {
        const relatives = (byTemplate.get(template) ?? []).filter((each) => each.path !== path);
        const test = tests.get(path) === true;
        return { path, template, test, partWords: partWordsOf(wordsAt(path), subject), relatives };
      });
      return members.some(({ relatives }) => relatives.length > 0) ? [{ subject, members }] : [];
    },
  );
  const stems = new Set(
    model.files.map(({ path }) => singularWords(wordsOf(basename(path).replace(/\.\w+$/, ''))).join(' ')),
  );
  const literals = literalSupport(byTemplate, stems);
  return families
    .filter(({ subject }) => subject.length > 1 || (literals.get(subject[0]!) ?? 0) < 2)
    .sort((a, b) => (a.subject.join(' ') < b.subject.join(' ') ? -1 : 1));
});

/** Words that stay where subjects change, and how many subjects they stay for: `user/tracing.go`, `task/tracing.go`. */
function literalSupport(
  byTemplate: ReadonlyMap<string, readonly Relative[]>,
  stems: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const most = new Map<string, number>();
  for (const [template, files] of byTemplate) {
    // What is a file of its own somewhere may be a subject; `grpc` and `rest` are ways to the same one.
    const subjects = [...new Set(files.map(({ subject }) => subject.join(' ')))].filter((each) =>
      stems.has(each),
    ).length;
    const stem = wordsOf(basename(template).replace(/\.\w+$/, ''));
    // In a name that has the subject too it cannot be told which of both is the part.
    if (subjects < 2 || stem.some((word) => word.startsWith(OPEN[0]!))) continue;
    for (const word of stem) most.set(word, Math.max(most.get(word) ?? 0, subjects));
  }
  return most;
}

/** Nothing is learned from what is written by machines or to be read by tests. */
export function isMadeUp(path: string): boolean {
  return /(?:^|\/)(?:dist|build|vendor|generated|node_modules|target|fixtures?|__fixtures__|testdata|snapshots?)\/|\.(?:d\.ts|g\.cs|pb\.go|min\.js)$|_pb2\.py$/.test(
    path,
  );
}

/** Runs of words that the file, or a folder that it lies in, may be about. */
function subjectsIn(path: string): readonly (readonly string[])[] {
  const stem = wordsOf(withoutMark(basename(path).replace(/\.\w+$/, ''))).slice(0, MOST_WORDS);
  const found: (readonly string[])[] = [];
  for (let from = 0; from < stem.length; from++) {
    for (let length = 1; length <= MOST_SUBJECT && from + length <= stem.length; length++) {
      const words = singularWords(stem.slice(from, from + length));
      if (isSubject(words)) found.push(words);
    }
  }
  for (const folder of dirname(path).split('/')) {
    const words = singularWords(wordsOf(folder));
    if (words.length > 0 && words.length <= MOST_SUBJECT && isSubject(words)) found.push(words);
  }
  return found;
}

/** `IOrderRepository` is about orders: the letter says that it is an interface. */
function withoutMark(stem: string): string {
  return stem.replace(/^I(?=\p{Lu}\p{Ll})/u, '');
}

/** What every subject's files build on: `BaseRepository`, `IReadRepository`, `UnitOfWork`. */
const GENERIC = new Set(
  'generic base abstract default async sync read write root crud unit of work context startup program bootstrap kernel logger logging log cache caching transaction connection swagger cors health host hosting'.split(
    ' ',
  ),
);

/** What a feature is kept in or spoken by is not what it is about. */
const MEANS = new Set(
  'mongo mongodb elastic elasticsearch mysql postgres postgresql sqlite redis typeorm mybatis jpa hibernate prisma sequelize doctrine eloquent dapper http grpc rest graphql amqp nats kafka rabbit rabbitmq memory s3 aws azure jwt bcrypt express nest spring'.split(
    ' ',
  ),
);

/** Folders of every project. */
const PLACES = new Set(
  'src app lib main java kotlin com org net io core domain application infrastructure infra internal pkg cmd package server client backend frontend web ui public shared common util tool script doc docs database db data v1 v2 http php python test unit integration e2e feature module modules mod prelude'.split(
    ' ',
  ),
);

function isSubject(words: readonly string[]): boolean {
  const [first, last] = [words[0]!, words.at(-1)!];
  if (words.some((word) => !/^\p{L}{2,}$/u.test(word) || MEANS.has(word))) return false;
  if (words.every((word) => GENERIC.has(word))) return false;
  if ((DOINGS.has(first) && !(words.length > 1 && VERBS.has(first))) || isRoleWord(first) || isRoleWord(last))
    return false;
  return !(words.length === 1 && (PLACES.has(first) || first.length < 3));
}

interface PathWords {
  readonly stem: readonly string[];
  /** Of the nearest folders. */
  readonly folders: readonly string[];
}

function pathWords(path: string): PathWords {
  const folders = dirname(path).split('/').slice(-3);
  return {
    stem: singularEach(wordsOf(basename(path).replace(/\.\w+$/, ''))),
    folders: folders.flatMap((folder) => singularEach(wordsOf(folder))),
  };
}

function partWordsOf({ stem, folders }: PathWords, subject: readonly string[]): readonly string[] {
  const told = [...stem, ...folders].filter((word) => !subject.includes(word));
  const isBare = stem.every((word) => subject.includes(word)) && !folders.some((word) => isRoleWord(word));
  return [...new Set(isBare ? [...told, 'entity'] : told)];
}

function singularEach(words: readonly string[]): readonly string[] {
  return words.map((word) => singularWords([word])[0]!);
}

/** Members that are called alike wherever they lie, each with its subject: `comment.entity.ts` and `article.entity.ts`. */
export const membersByName = rememberedByObject(
  (model: ArchitectureModel): ReadonlyMap<string, readonly Named[]> =>
    grouped(
      familiesOf(model).flatMap(({ subject, members }) =>
        members.map(({ path, template, test }): Named => ({ subject, path, test, name: basename(template) })),
      ),
      ({ name }) => name,
    ),
);

interface Named extends Relative {
  readonly test: boolean;
  /** The file's name with the subject left open. */
  readonly name: string;
}
