/** Folders for a name where they may not be there yet: named by what learned projects do. */
import { basename, dirname } from '../../../base/paths.ts';
import { rememberedByObject } from '../../../base/remembered.ts';
import type { Turns } from '../../../base/steps.ts';
import { playsPart } from '../../../core/concepts/conceptPart.ts';
import {
  type ConceptDecision,
  decidedLeaves,
  habitsOfConcepts,
  withoutConcept,
} from '../../../core/concepts/decidedConcepts.ts';
import { writtenAsHere } from '../../../core/concepts/folderStyle.ts';
import {
  add,
  type Habits,
  habitKey,
  habitsOf,
  mergedHabits,
  shareIn,
} from '../../../core/concepts/habits.ts';
import { fromKept } from '../../../core/concepts/keptHabits.ts';
import { leafKey } from '../../../core/concepts/leafName.ts';
import { leavesHere } from '../../../core/concepts/leavesHere.ts';
import { spokenLeaves } from '../../../core/concepts/spokenLeaves.ts';
import { transferName } from '../../../core/concepts/transferName.ts';
import { likeness } from '../../../core/fingerprint/likeness.ts';
import type { Decided } from '../../../core/learned/decided.ts';
import type { ArchitectureModel } from '../../../core/model/architectureModel.ts';
import { folderIndex } from '../../../core/places/ranking/folderIndex.ts';
import { nameShape } from '../../../core/places/ranking/nameShape.ts';
import { type PlacedFolder, type PlacingGround, placeName } from '../../../core/places/ranking/placeName.ts';
import { whySpoken } from '../../../core/places/ranking/reasons.ts';
import { mentionsOf, type SpokenFile, spokenFiles } from '../../../core/places/ranking/spokenFiles.ts';
import { fingerprintIn } from './fingerprintIn.ts';
import type { ProjectRecord } from './projectRecord.ts';

/** Learned projects that are listened to. */
const MOST_PROJECTS = 5;
/** Weight of a colleague's project, of which only concepts are known. */
const OTHERS_KNOW = 0.5;
/** Folders of the ranker that leaves are found in again. */
const MOST_FOLDERS = 200;

/** What is here, and what imports say is to be here. */
const hereOf = rememberedByObject((model: ArchitectureModel) => {
  const speakers = speakersIn(model);
  const spoken = spokenFiles(speakers);
  const paths = model.files.map(({ path }) => path);
  const said = spoken.map(({ path }) => path);
  return {
    spoken,
    leaves: spokenLeaves(spoken, mentionsOf(speakers)),
    habits: habitsOf([...paths, ...said]),
    index: folderIndex(paths, said),
  };
});
const habitsIn = rememberedByObject((record: ProjectRecord) => fromKept(record.habits));

export interface TransferRequest {
  readonly model: ArchitectureModel;
  readonly ground: PlacingGround;
  readonly projects: readonly ProjectRecord[];
  readonly name: string;
  readonly limit: number;
  readonly decided: Decided;
  readonly turns: Turns;
}

export async function transferPlaces(request: TransferRequest): Promise<readonly PlacedFolder[]> {
  const { ground, name, limit, model, decided } = request;
  const placed = placeName(ground, name, MOST_FOLDERS);
  const teachers = await teachersOf(request);
  const decisions = decided.conceptDecisions().filter((part) => playsPart(basename(name), part));
  if (teachers.length === 0 && decisions.length === 0) return onePerLeaf(placed).slice(0, limit);
  const { default: forest } = await import('../../../core/concepts/transferWeights.json', {
    with: { type: 'json' },
  });
  const learned = mergedHabits(teachers);
  const { habits, leaves, index, spoken } = hereOf(model);
  const around = leavesHere({ ...ground, index, wanted: new Map() }, name);
  const ranked = transferName({ here: habits, learned, forest, spoken: leaves }, name, around);
  const isHere = (leaf: string) => placed.some(({ path }) => leafKey(path) === leaf);
  return decidedLeaves(ranked, decisions, isHere)
    .slice(0, limit)
    .map(({ leaf, confidence, decision }) => {
      const there = placed.find(({ path }) => leafKey(path) === leaf);
      const told = { confidence: Math.round(confidence * 1000) / 1000 };
      const said = decision && whyDecided(decision);
      if (there !== undefined) return { path: there.path, ...told, why: said ?? there.why };
      const asked = decision === undefined ? spokenOf(spoken, leaf) : undefined;
      if (asked !== undefined) return { path: dirname(asked.path), ...told, why: whySpoken(asked.from) };
      const path = decision === undefined ? aboveOthers(leaf, placed) : undefined;
      const known = decision?.folder ?? learned.written.get(leaf) ?? leaf;
      return {
        path: path ?? newFolder(known, placed, decision === undefined),
        ...told,
        why: said ?? whyNamed(leaf, name, teachers),
      };
    });
}

/** Imports that lead somewhere speak of nothing that is missing. */
function speakersIn({ facts, imports }: ArchitectureModel) {
  return [...facts.values()].map((file) => {
    const led = new Set(
      (imports.get(file.path) ?? []).flatMap(({ target, rawIndex }) =>
        target.status === 'resolved' && rawIndex !== undefined ? [rawIndex] : [],
      ),
    );
    return { ...file, imports: file.imports.filter((_, at) => !led.has(at)) };
  });
}

/** What most files speak of in folders of that name. */
function spokenOf(spoken: readonly SpokenFile[], leaf: string): SpokenFile | undefined {
  return spoken
    .filter(({ path }) => leafKey(dirname(path)) === leaf)
    .sort((a, b) => b.from.length - a.from.length)[0];
}

interface Teacher {
  readonly name: string;
  readonly habits: Habits;
  readonly weight: number;
}

/** The most similar ones, then those of colleagues; the workspace itself teaches nothing about itself. */
async function teachersOf(request: TransferRequest): Promise<readonly Teacher[]> {
  const off = request.decided.conceptDecisions().filter(({ disabled }) => disabled);
  return [...(await ownTeachers(request)), ...othersIn(request.decided)].map((teacher) => ({
    ...teacher,
    habits: off.reduce(withoutConcept, teacher.habits),
  }));
}

const othersIn = rememberedByObject((decided: Decided) =>
  decided
    .othersConcepts()
    .map(({ name, concepts }) => ({ name, habits: habitsOfConcepts(concepts), weight: OTHERS_KNOW })),
);

async function ownTeachers({ model, projects, turns }: TransferRequest): Promise<readonly Teacher[]> {
  const others = projects.filter(({ root }) => root !== model.root);
  if (others.length === 0) return [];
  const own = await fingerprintIn(model, turns);
  const all = others
    .map((record) => ({ record, similarity: likeness(own, record.fingerprint).similarity }))
    .sort((a, b) => b.similarity - a.similarity || (a.record.root < b.record.root ? -1 : 1))
    .slice(0, MOST_PROJECTS);
  const most = all[0]?.similarity ?? 0;
  return all
    .filter(({ similarity }) => similarity > 0)
    .map(({ record, similarity }) => ({
      name: record.name,
      habits: habitsIn(record),
      weight: similarity / most,
    }));
}

function onePerLeaf(placed: readonly PlacedFolder[]): readonly PlacedFolder[] {
  const seen = new Set<string>();
  return placed.filter(({ path }) => {
    const leaf = leafKey(path);
    const isNew = !seen.has(leaf);
    seen.add(leaf);
    return isNew;
  });
}

/** A folder that has no files itself but is above some that have: the one that likely folders are in. */
function aboveOthers(leaf: string, placed: readonly PlacedFolder[]): string | undefined {
  for (const { path } of placed) {
    const segments = path.split('/');
    const at = segments.findLastIndex((segment) => leafKey(segment) === leaf);
    if (at >= 0) return segments.slice(0, at + 1).join('/');
  }
  return undefined;
}

/** In the folder that most of the likely ones are in, written as folders are here; what a person has written stays. */
function newFolder(known: string, placed: readonly PlacedFolder[], isLearned: boolean): string {
  const parents = new Map<string, number>();
  for (const { path, confidence } of placed) add(parents, dirname(path), confidence);
  const [[parent] = ['']] = [...parents].sort((a, b) => b[1] - a[1]);
  const paths = placed.map(({ path }) => path);
  const name = isLearned ? writtenAsHere(known, paths) : known;
  return parent === '' ? name : `${parent}/${name}`;
}

function whyDecided({ pinned, folder }: ConceptDecision): string {
  return pinned
    ? `you pinned that such files lie in ${folder}`
    : `you changed what was learned: such files lie in ${folder}`;
}

function whyNamed(leaf: string, name: string, teachers: readonly Teacher[]): string {
  const shape = nameShape(basename(name));
  for (const key of ['tail', 'role', 'name', 'ending', 'first'] as const)
    for (const { name: project, habits } of teachers) {
      const own = habitKey(shape, key);
      const times = own === undefined ? 0 : (habits.byKey.get(own)?.get(leaf) ?? 0);
      if (times === 0) continue;
      const share = Math.round(shareIn(habits, own, leaf) * 100);
      const which = key === 'ending' ? `files ending in ${shape.ending}` : `files named like this one`;
      return `as in your project ${project}, where ${which} lie in ${habits.written.get(leaf) ?? leaf} (${times} times, ${share} %)`;
    }
  const [first] = teachers;
  const known = first?.habits.leaves.get(leaf);
  if (known !== undefined)
    return `your project ${first!.name} has a folder of this name, with ${known} files`;
  return 'folders here and in your learned projects are called after what the files in them are called';
}
