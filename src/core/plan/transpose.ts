/** The files of a chosen feature under another subject's name, each sketched after its siblings. */

import { grouped } from '../../base/grouped.ts';
import { letMessagesIn } from '../../base/letMessagesIn.ts';
import { basename, dirname, extname } from '../../base/paths.ts';
import type { SymbolFact } from '../model/facts.ts';
import type { Family, Member, Relative } from './family/families.ts';
import { membersByName } from './family/families.ts';
import { namesOf } from './namesOf.ts';
import type { PlanGround } from './planGround.ts';
import { missingIn, type Names } from './sketch/names.ts';
import { type Sample, takeApart } from './sketch/parts.ts';
import { pendingTest } from './sketch/pendingTest.ts';
import { type Sketch, sketchFile } from './sketch/sketchFile.ts';
import { masked } from './text/masked.ts';
import { identifiersIn } from './text/naming.ts';
import { OPEN, renamer } from './text/renamed.ts';

export interface Transposed {
  readonly path: string;
  readonly member: Member;
  readonly sketch: Sketch;
  /** Siblings that it was made after, the first one most of all. */
  readonly samples: readonly Sample[];
}

export interface Transposition {
  readonly files: readonly Transposed[];
  /** Members that nothing could be made after, with the reason in words. */
  readonly left: readonly { readonly path: string; readonly like: string; readonly reason: string }[];
}

const MOST_OTHERS = 4;
const MOST_ROUNDS = 5;
const MOST_CHARACTERS = 60_000;

export async function transpose(
  ground: PlanGround,
  family: Family,
  members: readonly Member[],
  subject: readonly string[],
): Promise<Transposition> {
  const rename = renamer(family.subject, subject);
  const samples = new Map<Member, readonly Sample[]>();
  const wanted = new Set(members);
  const there = new Set(ground.paths.flatMap(withoutEnding));
  let planned: ReadonlyMap<string, ReadonlySet<string>> = new Map(
    members.map((member) => [rename(member.path), declaredBy(ground, [member], rename)]),
  );
  let sketches = new Map<Member, Sketch>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const names = namesOf(ground.model, family, planned);
    const made = round === 0 ? wanted : new Set(sketches.keys());
    const coming = new Set([...made].flatMap(({ path }) => withoutEnding(rename(path))));
    const isThere = (path: string) => there.has(path) || coming.has(path);
    const required = new Set([...sketches.values()].flatMap(({ asks }) => asks));
    sketches = new Map();
    for (const member of wanted) {
      await letMessagesIn(ground.signal);
      if (!samples.has(member))
        samples.set(member, typicalFirst(await samplesOf(ground, family, member), names));
      const [model, ...others] = samples.get(member)!;
      if (model === undefined) continue;
      const sketch = member.test
        ? pendingTest(model, subject)
        : sketchFile({ model, others, subject, path: rename(member.path), isThere, names, required });
      if (sketch !== undefined) sketches.set(member, sketch);
    }
    const declared = new Map(
      [...sketches].map(([member, { declares }]) => [rename(member.path), new Set(declares)]),
    );
    const lacking = new Set(
      [...wanted].flatMap((member) => sketchLacks(sketches, member, samples, names, subject)),
    );
    const added = family.members.filter(
      (member) => !wanted.has(member) && !member.test && declaresOne(ground, member, lacking, rename),
    );
    for (const member of added) wanted.add(member);
    const isStable =
      added.length === 0 &&
      isSame(declared, planned) &&
      [...sketches.values()].every(({ asks }) => asks.every((name) => required.has(name)));
    planned = new Map([
      ...declared,
      ...added.map((member) => [rename(member.path), declaredBy(ground, [member], rename)] as const),
    ]);
    if (isStable && round > 0) break;
  }
  const files = [...sketches].map(([member, sketch]) => ({
    path: rename(member.path),
    member,
    sketch,
    samples: samples.get(member)!,
  }));
  const left = [...wanted]
    .filter((member) => !sketches.has(member))
    .map(({ path }) => ({
      path: rename(path),
      like: path,
      reason: 'what it has in common with its siblings does not stand alone',
    }));
  return { files, left };
}

/** Why a file could not be sketched: names that no file of the plan declares. */
function sketchLacks(
  sketches: ReadonlyMap<Member, Sketch>,
  member: Member,
  samples: ReadonlyMap<Member, readonly Sample[]>,
  names: Names,
  subject: readonly string[],
): readonly string[] {
  const sketch = sketches.get(member);
  if (sketch !== undefined) return sketch.lacks;
  const [model] = samples.get(member) ?? [];
  if (model === undefined || member.test) return [];
  const rename = renamer(model.subject, subject);
  const whole = sketchFile({
    model,
    others: [],
    subject,
    names: { ...names, willDeclare: () => true },
    path: rename(model.path),
    isThere: () => true,
  });
  return whole === undefined
    ? []
    : missingIn(masked(model.path, model.text), rename, names, model.path).map((name) => rename(name));
}

function isSame(
  one: ReadonlyMap<string, ReadonlySet<string>>,
  other: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const told = (map: ReadonlyMap<string, ReadonlySet<string>>) =>
    [...map]
      .map(([path, names]) => `${path} ${[...names].join(' ')}`)
      .sort()
      .join('\n');
  return told(one) === told(other);
}

/** A file, and the folder that it is the entry of. */
function withoutEnding(path: string): readonly string[] {
  const bare = path.slice(0, path.length - extname(path).length);
  return /(?:^|\/)(?:index|__init__|mod)$/.test(bare) ? [bare, dirname(path)] : [bare, path];
}

function declaresOne(
  { model }: PlanGround,
  { path }: Member,
  names: ReadonlySet<string>,
  rename: (name: string) => string,
): boolean {
  return topSymbols(model.facts.get(path)?.symbols).some(({ name }) => names.has(rename(name)));
}

function declaredBy(
  { model }: PlanGround,
  members: Iterable<Member>,
  rename: (name: string) => string,
): ReadonlySet<string> {
  return new Set(
    [...members].flatMap(({ path }) =>
      topSymbols(model.facts.get(path)?.symbols).map(({ name }) => rename(name)),
    ),
  );
}

function topSymbols(symbols: readonly SymbolFact[] = []): readonly SymbolFact[] {
  return symbols.filter(({ container }) => container === undefined);
}

/** The sibling, and files that play the same part for other subjects: in the same places, else of the same naming. */
async function samplesOf(ground: PlanGround, family: Family, member: Member): Promise<readonly Sample[]> {
  const beside = member.relatives.length > 0 ? member.relatives : ofTheSameNaming(ground, family, member);
  const distinct = [...grouped(beside, ({ path }) => path).values()].map(([first]) => first!);
  const plain = distinct.toSorted(
    (a, b) => a.subject.length - b.subject.length || (a.path < b.path ? -1 : 1),
  );
  const list: readonly Relative[] = [
    { subject: family.subject, path: member.path },
    ...plain.slice(0, MOST_OTHERS),
  ];
  const samples: Sample[] = [];
  for (const { subject, path } of list) {
    const text = await ground.read(path);
    if (text === undefined || text.length > MOST_CHARACTERS) {
      if (samples.length === 0) return [];
      continue;
    }
    samples.push({ path, subject, text: text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n') });
  }
  return samples;
}

/** The one that has most of what all have, and least of what belongs to other subjects. */
function typicalFirst(
  samples: readonly Sample[],
  { isForeign }: Pick<Names, 'isForeign'>,
): readonly Sample[] {
  if (samples.length < 3) return samples;
  const apart = samples.map(takeApart);
  const keys = apart.map(
    (each) =>
      new Set(
        each.top.flatMap((part) => [
          each.key(part),
          ...(part.kind === 'type' ? each.members(part).map((member) => each.key(member)) : []),
        ]),
      ),
  );
  const scored = samples.map((sample, at) => {
    const shared = [...keys[at]!].filter(
      (key) => keys.filter((other) => other.has(key)).length * 2 > keys.length,
    ).length;
    const others = samples.filter(
      (other) => other !== sample && other.subject.join(' ') !== sample.subject.join(' '),
    );
    const mentions = others.filter(
      ({ subject }) => renamer(subject, OPEN)(apart[at]!.source.mask) !== apart[at]!.source.mask,
    ).length;
    const strange = [...identifiersIn(apart[at]!.source.mask)].filter(isForeign).length + 2 * mentions;
    return { sample, score: shared - strange / 2 - sample.text.length / 2000 + (at === 0 ? 0.5 : 0) };
  });
  return scored.toSorted((a, b) => b.score - a.score).map(({ sample }) => sample);
}

/** `comment.entity.ts` lies elsewhere, and is an entity as `article.entity.ts` is. */
function ofTheSameNaming({ model }: PlanGround, family: Family, { path, test }: Member): readonly Relative[] {
  const wanted = basename(renamer(family.subject, OPEN)(path));
  if (wanted === `${OPEN[0]}${extname(path)}`) return [];
  return (membersByName(model).get(wanted) ?? []).filter(
    (other) =>
      other.path !== path &&
      other.test === test &&
      other.subject.join(' ') !== family.subject.join(' ') &&
      near(other.path, path),
  );
}

function near(one: string, other: string): boolean {
  return dirname(one).split('/')[0] === dirname(other).split('/')[0];
}
