/** Habits of projects, as items: learned here, and by colleagues. */
import { grouped } from '../../base/grouped.ts';
import { shortHash } from '../../base/hash.ts';
import { basename } from '../../base/paths.ts';
import { isTestNaming } from '../../core/concepts/conceptPart.ts';
import { conceptSentence } from '../../core/concepts/conceptSentence.ts';
import { leafKey } from '../../core/concepts/leafName.ts';
import { mergeConcepts } from '../../core/concepts/mergeConcepts.ts';
import { conceptItemOf } from '../../core/learned/decided.ts';
import { type ConceptShareValue, plainLine, SHARE } from '../../core/learned/fields.ts';
import { kindOf } from '../../core/learned/itemIds.ts';
import type { Register, Registers } from '../../core/learned/registers.ts';
import { sharesOf, type Verdict } from '../../core/learned/verdicts.ts';
import type { LearnedEvidence, LearnedItem } from '../../core/model/learned.ts';
import type { LearnedProjects } from '../learning/habits/learnedProjects.ts';
import type { ProjectRecord } from '../learning/habits/projectRecord.ts';
import { partKey, placesOf } from './conceptPlaces.ts';
import type { ItemsRequest, LearnedGround, LearnedSource, Share } from './source.ts';
import { day, listed, times, trendOf, withVerdict } from './wording.ts';

/** Files by which a habit has to grow or shrink to be called rising or falling. */
const NOTABLE_FILES = 1;

export class ConceptSource implements LearnedSource {
  readonly kind = 'concept';
  readonly #projects: () => Promise<LearnedProjects>;

  constructor(projects: () => Promise<LearnedProjects>) {
    this.#projects = projects;
  }

  async shares(writer: string): Promise<readonly Share[]> {
    const records = await (await this.#projects()).all();
    return records.flatMap((record) => sharesOfProject(record, writer));
  }

  async items(request: ItemsRequest): Promise<readonly LearnedItem[]> {
    const { registers, decided } = request;
    const files = filesByPart(registers);
    const ids = [...registers.keys()].filter((id) => kindOf(id) === this.kind && !decided.isSuppressed(id));
    return ids
      .flatMap((id) => itemOf(id, request, files) ?? [])
      .sort((a, b) => b.weight - a.weight || (a.title < b.title ? -1 : 1));
  }

  async forget(items: ReadonlySet<string>): Promise<number> {
    await (await this.#projects()).without((concept) => items.has(conceptItemOf(concept)));
    return 0;
  }
}

function sharesOfProject(record: ProjectRecord, writer: string): Share[] {
  const field = `${SHARE}${shortHash(`a${writer}${record.root}`)}${shortHash(`b${writer}${record.root}`)}`;
  return mergeConcepts([record]).map((concept) => {
    const { kind, template, role, extension, naming, folder, support, against, companions, uses, declares } =
      concept;
    const item = conceptItemOf(concept);
    const value: ConceptShareValue = {
      project: plainLine(record.name, 200),
      kind,
      template: plainLine(template, 300),
      role,
      extension,
      test: isTestNaming(naming),
      naming,
      folder,
      support,
      against,
      companions: [...companions],
      uses: [...uses],
      declares,
      earlier: [...(record.earlier?.[item] ?? [])],
    };
    return { item, field, value, at: Date.parse(record.learned) };
  });
}

/** Files of a part in all projects: each project says the same number with every habit of that part. */
function filesByPart(registers: Registers): ReadonlyMap<string, number> {
  const shares = [...registers].flatMap(([id, fields]) => (kindOf(id) === 'concept' ? sharesOf(fields) : []));
  const byPart = grouped(shares, ({ value }) => partKey(value as ConceptShareValue));
  return new Map(
    [...byPart].map(([part, own]) => {
      const bySource = new Map(own.map(({ field, value }) => [field, value as ConceptShareValue]));
      return [part, [...bySource.values()].reduce((sum, { support, against }) => sum + support + against, 0)];
    }),
  );
}

interface Shown {
  readonly value: ConceptShareValue;
  readonly verdict: Verdict;
  readonly shares: readonly Register[];
  readonly support: number;
  readonly against: number;
}

function itemOf(
  id: string,
  request: ItemsRequest,
  files: ReadonlyMap<string, number>,
): LearnedItem | undefined {
  const { registers, decided, grounds, writer } = request;
  const fields = registers.get(id)!;
  const shares = sharesOf(fields).sort((a, b) => supportOf(b) - supportOf(a));
  const verdict = decided.verdict(id);
  const value = (shares[0]?.value ?? verdict.kept) as ConceptShareValue | undefined;
  if (value === undefined) return undefined;
  const support = shares.reduce((sum, each) => sum + supportOf(each), 0);
  const against = Math.max(0, (files.get(partKey(value)) ?? 0) - support);
  const shown: Shown = { value, verdict, shares, support, against };
  const naming = verdict.naming || value.naming;
  const folder = verdict.folder || value.folder;
  const dates = [...fields.values()].map(({ at }) => at);
  return {
    id,
    kind: 'concept',
    title: titleOf(value, { naming, folder }),
    explanation: explanationOf(shown),
    effect: withVerdict(
      `A new file called so is placed in ${folder}, also where a project has no such folder yet.`,
      verdict,
      'Pinned: it goes before what was counted, and stays when no project does so any more.',
    ),
    weight: support,
    evidence: [...shares.map((each) => projectEvidence(each, grounds, writer)), ...elsewhere(shown, grounds)],
    trend: trendOfShares(shares),
    date: new Date(Math.max(0, ...dates)).toISOString(),
    projects: [...new Set(shares.flatMap(({ value: own }) => projectIn(own) || []))],
    pinned: verdict.pinned,
    disabled: verdict.disabled,
    edited: verdict.naming !== '' || verdict.folder !== '',
    shared: shares.some(({ by }) => by !== writer),
    canUndo: false,
    edit: { type: 'concept', naming, folder },
    offers: 0,
  };
}

/** Files of a part, and what a person has changed, are told by the last segment: above it projects differ. */
function titleOf(value: ConceptShareValue, { naming, folder }: { naming: string; folder: string }): string {
  const isWhole = value.kind !== 'part' && folder === value.folder && value.template !== '';
  const template = isWhole ? value.template : folder;
  const sentence = conceptSentence({ kind: value.kind, naming, folder, template }, quoted);
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function supportOf({ value }: Register): number {
  return (value as ConceptShareValue).support;
}

function projectIn(value: unknown): string {
  return (value as ConceptShareValue).project;
}

function explanationOf({ value, verdict, shares, support, against }: Shown): string {
  if (shares.length === 0) return 'No learned project does so any more; it stays because you decided on it.';
  const speaks = `${times(support, 'file')} in ${times(shares.length, 'project')} ${support === 1 ? 'does' : 'do'} so`;
  const contradicts =
    against === 0
      ? ', and no file of this part lies elsewhere'
      : `; ${times(against, 'file')} of the same part ${against === 1 ? 'lies' : 'lie'} elsewhere`;
  const { companions, uses, declares } = value;
  return [
    `${speaks}${contradicts}.`,
    ...(declares === '' ? [] : [`Each declares a ${declares}.`]),
    ...(companions.length === 0 ? [] : [`They come with ${listed(companions.map(quoted))}.`]),
    ...(uses.length === 0 ? [] : [`They use ${listed(uses.map(quoted))}.`]),
    ...(verdict.naming === '' && verdict.folder === ''
      ? []
      : [`You changed it: learned was ${quoted(value.naming)} in ${quoted(value.folder)}.`]),
  ].join(' ');
}

function quoted(name: string): string {
  return `\`${name}\``;
}

function projectEvidence(
  { value, at, by }: Register,
  grounds: readonly LearnedGround[],
  writer: string,
): LearnedEvidence {
  const share = value as ConceptShareValue;
  const from = by === writer ? '' : ', from a colleague';
  const here = grounds.filter(({ root }) => by === writer && basename(root) === share.project);
  return {
    text: `${share.project || 'A project'}: ${times(share.support, 'time')}, learned ${day(at)}${from}`,
    places: placesOf(here, share, (leaf) => leaf === leafKey(share.folder)),
  };
}

/** What contradicts it, where that can be looked at. */
function elsewhere({ value, against }: Shown, grounds: readonly LearnedGround[]): LearnedEvidence[] {
  const places = placesOf(grounds, value, (leaf) => leaf !== leafKey(value.folder));
  return places.length === 0 || against === 0 ? [] : [{ text: 'Lies elsewhere', places }];
}

function trendOfShares(shares: readonly Register[]): LearnedItem['trend'] {
  const values = shares.map(({ value }) => value as ConceptShareValue);
  const longest = Math.max(0, ...values.map(({ earlier }) => earlier.length));
  const points = Array.from({ length: longest + 1 }, (_, back) => longest - back).map((back) =>
    values.reduce((sum, { earlier, support }) => sum + (back === 0 ? support : (earlier.at(-back) ?? 0)), 0),
  );
  return trendOf(points, NOTABLE_FILES);
}
