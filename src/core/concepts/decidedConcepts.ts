/** What a person has decided of concepts, as it changes the names of folders that other projects' habits give. */
import type { ConceptPart } from './conceptPart.ts';
import { add, type Habits } from './habits.ts';
import { leafKey } from './leafName.ts';
import type { ProjectConcept } from './projectConcept.ts';
import type { RankedLeaf } from './transferName.ts';

export interface ConceptDecision extends ConceptPart {
  /** As it was learned. */
  readonly leaf: string;
  /** As it is to be written. */
  readonly folder: string;
  readonly disabled: boolean;
  readonly pinned: boolean;
}

export interface DecidedLeaf extends RankedLeaf {
  /** What made it so. */
  readonly decision?: ConceptDecision;
}

/** Share of other files, by those of a habit, at which a folder is not its alone. */
const OTHERS_IN = 0.5;
/** How sure a pinned habit is. */
const PINNED = 0.9;

/** @param isHere of the last segment of a folder that is there. A person's word goes before what was counted. */
export function decidedLeaves(
  ranked: readonly RankedLeaf[],
  own: readonly ConceptDecision[],
  isHere: (leaf: string) => boolean,
): readonly DecidedLeaf[] {
  let leaves: readonly DecidedLeaf[] = ranked;
  for (const decision of own) {
    const { leaf, folder, disabled } = decision;
    if (isHere(leaf)) continue;
    if (disabled) leaves = leaves.filter((each) => each.leaf !== leaf);
    else
      leaves = leaves.map((each) =>
        each.leaf === leaf ? { ...each, leaf: leafKey(folder), decision } : each,
      );
  }
  for (const decision of own)
    if (decision.pinned && !decision.disabled) leaves = pinnedFirst(leaves, decision);
  return onceEach(leaves);
}

function pinnedFirst(leaves: readonly DecidedLeaf[], decision: ConceptDecision): readonly DecidedLeaf[] {
  const leaf = leafKey(decision.folder);
  const known = leaves.find((each) => each.leaf === leaf)?.confidence ?? 0;
  const confidence = Math.max(PINNED, known);
  const left = known >= 1 ? 0 : (1 - confidence) / (1 - known);
  const others = leaves
    .filter((each) => each.leaf !== leaf)
    .map((each) => ({ ...each, confidence: each.confidence * left }));
  return [{ leaf, confidence, decision }, ...others];
}

/** Two names that have become one add up. */
function onceEach(leaves: readonly DecidedLeaf[]): readonly DecidedLeaf[] {
  const byLeaf = new Map<string, DecidedLeaf>();
  for (const each of leaves) {
    const known = byLeaf.get(each.leaf);
    const confidence = Math.min(1, (known?.confidence ?? 0) + each.confidence);
    byLeaf.set(each.leaf, { ...each, ...known, confidence });
  }
  return [...byLeaf.values()].sort((a, b) => b.confidence - a.confidence);
}

/** Without what was counted for a habit: it is neither listened to nor told of. */
export function withoutConcept(
  habits: Habits,
  { role, test, leaf }: ConceptPart & Pick<ConceptDecision, 'leaf'>,
): Habits {
  const mark = test ? '!' : '';
  const own = habits.byKey.get(`${mark}r:${role}`)?.get(leaf) ?? 0;
  // Where hardly anything else lies in folders of that name, the name goes with it.
  const isAlone = (habits.leaves.get(leaf) ?? 0) - own < own * OTHERS_IN;
  const byKey = [...habits.byKey].map(([key, leaves]): [string, ReadonlyMap<string, number>] => {
    const goes = leaves.has(leaf) && (isAlone || isOfRole(key, mark, role));
    return [key, goes ? without(leaves, leaf) : leaves];
  });
  const left = { ...habits, byKey: new Map(byKey) };
  if (!isAlone) return left;
  return {
    ...left,
    leaves: without(habits.leaves, leaf),
    folders: without(habits.folders, leaf),
    segments: without(habits.segments, leaf),
    written: without(habits.written, leaf),
  };
}

function without<T>(counts: ReadonlyMap<string, T>, leaf: string): ReadonlyMap<string, T> {
  return new Map([...counts].filter(([key]) => key !== leaf));
}

/** Keys that say the role: the role itself, the words before it, whole names, endings, the word. */
function isOfRole(key: string, mark: string, role: string): boolean {
  return (
    key === `${mark}r:${role}` ||
    key === `w:${role}` ||
    (key.startsWith(`${mark}t:`) && key.endsWith(` ${role}`)) ||
    (key.startsWith('n:') && key.endsWith(` ${role}`)) ||
    (key.startsWith('e:') && key.includes(`.${role}.`))
  );
}

/** As much of habits as concepts tell: what is known of a colleague's project. */
export function habitsOfConcepts(concepts: readonly ProjectConcept[]): Habits {
  const [leaves, folders, segments] = [1, 2, 3].map(() => new Map<string, number>()) as [
    Map<string, number>,
    Map<string, number>,
    Map<string, number>,
  ];
  const byKey = new Map<string, Map<string, number>>();
  const written = new Map<string, string>();
  for (const concept of concepts) {
    // A template names no folder.
    if (concept.folder.includes('{')) continue;
    const leaf = leafKey(concept.folder);
    for (const counts of [leaves, segments]) add(counts, leaf, concept.support);
    folders.set(leaf, (folders.get(leaf) ?? 0) + 1);
    written.set(leaf, concept.folder);
    for (const key of keysOf(concept)) {
      const own = byKey.get(key) ?? new Map<string, number>();
      byKey.set(key, own);
      add(own, leaf, concept.support);
    }
  }
  const files = concepts.reduce((sum, { support, against }) => sum + support + against, 0);
  return { files, leaves, folders, segments, written, byKey, ways: new Map(), folderWays: new Map() };
}

function keysOf({ role, extension, naming }: ProjectConcept): readonly string[] {
  const dotted = /\.[a-z][a-z\d-]*\.[a-z]+$/.exec(naming)?.[0];
  return [`r:${role}`, `w:${role}`, ...(dotted === undefined ? [] : [`e:${dotted}`]), `x:${extension}`];
}
