/** Which feature a new one is made after: one that has the parts asked for, in places where others have theirs too. */
import { basename, dirname } from '../../../base/paths.ts';
import { wordsOf } from '../../edit/fileNaming.ts';
import type { UnderstoodWish } from '../../model/featurePlan.ts';
import { OPEN, singularWords } from '../text/renamed.ts';
import type { Family, Member } from './families.ts';
import { isRoleWord, namesOfPart, VERBS } from './roleWords.ts';

export interface ChosenFamily {
  readonly family: Family;
  /** What is transposed, sources first. */
  readonly members: readonly Member[];
  /** Parts asked for that it has no file for. */
  readonly without: readonly string[];
  readonly score: number;
}

const MOST = 2;
const LEAST_MEMBERS = 2;

/** Best first; of those that lie in the same places only the best. */
/** @param importsOf files that a file imports. */
export function chooseFamilies(
  families: readonly Family[],
  wish: UnderstoodWish,
  importsOf: (path: string) => readonly string[],
): readonly ChosenFamily[] {
  const usable = families.filter(({ subject }) => !VERBS.has(subject[0]!) || subject.length === 1);
  const ranked = usable
    .flatMap((family) => chosen(family, wish, importsOf) ?? [])
    .sort((a, b) => b.score - a.score || (a.family.subject.join() < b.family.subject.join() ? -1 : 1));
  const [best] = ranked;
  if (best === undefined) return [];
  const picked: ChosenFamily[] = [best];
  for (const each of ranked) {
    if (picked.length >= MOST || each.score < best.score * 0.6) break;
    if (picked.every((other) => overlap(other, each) < 0.3)) picked.push(each);
  }
  return picked;
}

export function playsPart({ partWords }: Member, part: string): boolean {
  const names = namesOfPart(part);
  return partWords.some((word) => names.has(word));
}

function chosen(
  family: Family,
  wish: UnderstoodWish,
  importsOf: (path: string) => readonly string[],
): ChosenFamily | undefined {
  const { parts } = wish;
  const common = family.members.filter((member) => member.relatives.length > 0 && isOwn(member));

  const fitting = family.members.filter(
    (member) => isOwn(member) && parts.some((part) => isExactly(member, part, family)),
  );
  const placed = fitting.filter(({ relatives }) => relatives.length > 0);
  const wanted = placed.length > 0 ? placed : fitting;
  const sourcesWanted = new Set(wanted.filter(({ test }) => !test).map(({ path }) => path));
  const composing = common.filter(
    ({ path, test }) => !test && !sourcesWanted.has(path) && composes(path, sourcesWanted, importsOf),
  );
  const named = new Set([...wanted, ...composing]);
  for (const member of named)
    for (const other of common)
      if (!other.test && importsOf(member.path).includes(other.path)) named.add(other);
  const stems = new Set([...named].map(({ path }) => path));
  const members =
    parts.length === 0
      ? common
      : family.members.filter(
          (member) =>
            named.has(member) || (member.relatives.length > 0 && member.test && tests(member, stems)),
        );
  const without = parts.filter((part) => !family.members.some((member) => playsPart(member, part)));
  const sources = members.filter(({ test }) => !test);
  if (sources.length === 0 || (parts.length === 0 && sources.length < LEAST_MEMBERS)) return undefined;
  const counted = parts.length === 0 ? sources : wanted.filter(({ test }) => !test);
  const held = counted.reduce((sum, { relatives }) => sum + Math.min(1, relatives.length / 3), 0);
  const covered = parts.length === 0 ? 1 : (parts.length - without.length) / parts.length;
  const extra = parts.length === 0 ? 0 : Math.max(0, sources.length - parts.length * 2) * 0.1;
  const related = wish.related.includes(family.subject.join(' ')) ? 0.3 : 0;
  const plain = family.subject.length === 1 ? 0.3 : 0;
  // What is an entity itself is a feature, and no service for the others.
  const entity = family.members.some((member) => !member.test && playsPart(member, 'entity')) ? 0.4 : 0;
  const score =
    covered * covered * (1 + Math.min(held, 8)) + related + plain + entity - extra - qualified(counted);
  return { family, members: [...sources, ...members.filter(({ test }) => test)], without, score };
}

/** `auth-google`, `auth-apple`: these are ways of one feature, and no features. */
function qualified(members: readonly Member[]): number {
  const before = members.filter(({ template }) => {
    const [first = ''] = wordsOf(basename(template));
    return (
      !first.startsWith(OPEN[0]!) &&
      !VERBS.has(first) &&
      first.length > 1 &&
      basename(template).toLowerCase().includes(OPEN[0]!)
    );
  });
  return members.length === 0 ? 0 : (2 * before.length) / members.length;
}

/** Called after the subject itself, or after nothing but its part in the subject's folder: `models.py`, and no `task.go`. */
function isOwn({ template }: Member): boolean {
  const name = basename(template);
  if (name.toLowerCase().includes(OPEN[0]!)) return true;
  const words = wordsOf(name.replace(/\.\w+$/, ''));
  return words.every((word) => isRoleWord(singularWords([word])[0]!) || PLAIN.has(word));
}

const PLAIN = new Set(['init', 'mod', 'urls', 'admin', 'apps']);

/** Puts the parts together, and none of them knows it: a module, a registration. */
function composes(
  path: string,
  parts: ReadonlySet<string>,
  importsOf: (path: string) => readonly string[],
): boolean {
  const held = importsOf(path).filter((each) => parts.has(each));
  return (
    held.length >= Math.min(2, parts.size) &&
    held.length > 0 &&
    ![...parts].some((part) => importsOf(part).includes(path)) &&
    /(?:^|[._-])(?:modules?|index|__init__|mod|providers?|di|container|config(?:uration)?|router?s?|routes?)\.\w+$/i.test(
      path,
    )
  );
}

/** The part as it is called itself before one that may be called so: a model is an entity where there is no entity. */
function isExactly(member: Member, part: string, { members }: Family): boolean {
  if (member.test) return part === 'test' || part === 'spec';
  const literal = members.some(({ partWords, test }) => !test && partWords.includes(part));
  return literal ? member.partWords.includes(part) : playsPart(member, part);
}

/** `user.service.spec.ts` tests `user.service.ts`. */
function tests({ path }: Member, sources: ReadonlySet<string>): boolean {
  const bare = (name: string) =>
    (name.split('/').at(-1) ?? '')
      .toLowerCase()
      .replace(/\.\w+$/, '')
      .replace(/[^a-z\d]/g, '')
      .replace(/^tests?|(?:tests?|spec|e2e|integration|unit)+$/g, '');
  return [...sources].some((source) => bare(source) === bare(path));
}

function overlap(one: ChosenFamily, other: ChosenFamily): number {
  const places = new Set(one.members.map(({ template }) => dirname(template)));
  const shared = other.members.filter(({ template }) => places.has(dirname(template))).length;
  return shared / other.members.length;
}
