/** What of a plan holds when it is tried on a copy of the workspace: all of it, else without what something speaks against. */
import { throwIfAborted } from '../../base/codedError.ts';
import type { FileEdit } from '../model/suggestion.ts';
import type { Rehearsal } from '../ports/rehearsal.ts';
import { type Tried, tryOut } from './checkPlan.ts';
import type { Transposed } from './transpose.ts';
import type { WiredFile } from './wireFeature.ts';

/** An attempt resolves every import of the workspace anew: no plan is worth more of them. */
export const MOST_ATTEMPTS = 10;
const MOST_FILES_LEFT_OUT = 4;

type PlannedFile = Pick<Transposed, 'path'> & { readonly sketch: Pick<Transposed['sketch'], 'text'> };

interface Held<File extends PlannedFile> {
  readonly files: readonly File[];
  readonly wiring: readonly WiredFile[];
  readonly edits: readonly FileEdit[];
  readonly effect: readonly string[];
  readonly modules: ReadonlyMap<string, string>;
  /** What is left to do by hand, in sentences. */
  readonly dropped: readonly string[];
}

interface Asked<File extends PlannedFile> {
  readonly files: readonly File[];
  readonly wired: readonly WiredFile[];
  readonly rehearsal: Rehearsal;
  readonly signal: AbortSignal;
}

type Attempt = (edits: readonly FileEdit[]) => Promise<Tried>;

/** Throws `cancelled`. */
export async function whatHolds<File extends PlannedFile>({
  files,
  wired,
  rehearsal,
  signal,
}: Asked<File>): Promise<Held<File> | { readonly reason: string }> {
  const attempt: Attempt = (edits) => {
    throwIfAborted(signal);
    return tryOut(rehearsal, edits);
  };
  const creations = creationsOf(files);
  const all = [...creations, ...wired.map(({ edit }) => edit)];
  if (all.length === 0) return { files, wiring: [], edits: [], effect: [], modules: new Map(), dropped: [] };
  const whole = await attempt(all);
  if (whole.objection === undefined) return { files, wiring: wired, edits: all, ...told(whole), dropped: [] };
  if (creations.length === 0) return wiringThatHolds({ files, wired, attempt, whole, bare: NOTHING });
  const bare = wired.length === 0 ? whole : await attempt(creations);
  return bare.objection === undefined
    ? wiringThatHolds({ files, wired, attempt, whole, bare })
    : withoutOneFile({ files, wired, attempt, objection: bare.objection });
}

const NOTHING: Tried = { effect: [], modules: new Map() };

interface Wiring<File extends PlannedFile> {
  readonly files: readonly File[];
  readonly wired: readonly WiredFile[];
  readonly attempt: Attempt;
  /** With all of the wiring: something speaks against it. */
  readonly whole: Tried;
  /** With none of it. */
  readonly bare: Tried;
}

/** Files that an objection names are left out at once, else the wiring is halved until it is known what is meant. */
async function wiringThatHolds<File extends PlannedFile>({
  files,
  wired,
  attempt,
  whole,
  bare,
}: Wiring<File>): Promise<Held<File>> {
  const creations = creationsOf(files);
  const kept: WiredFile[] = [];
  const dropped: string[] = [];
  const open: (readonly WiredFile[])[] = [];
  let held = bare;
  let attempts = 2;
  const objected = (group: readonly WiredFile[], objection: string) => {
    const named = group.filter(({ path }) => objection.includes(path));
    const meant = named.length > 0 ? named : group.length === 1 ? group : [];
    dropped.push(...meant.flatMap((each) => byHand(each, `not written: ${objection}`)));
    const left = group.filter((each) => !meant.includes(each));
    const half = meant.length > 0 ? left.length : Math.ceil(left.length / 2);
    open.unshift(...[left.slice(0, half), left.slice(half)].filter((each) => each.length > 0));
  };
  objected(wired, whole.objection!);
  for (let group = open.shift(); group !== undefined; group = open.shift()) {
    if (attempts >= MOST_ATTEMPTS) {
      dropped.push(...group.flatMap((each) => byHand(each, 'not tried: too much speaks against the rest')));
      continue;
    }
    attempts++;
    const tried = await attempt([...creations, ...[...kept, ...group].map(({ edit }) => edit)]);
    if (tried.objection === undefined) {
      kept.push(...group);
      held = tried;
    } else objected(group, tried.objection);
  }
  return {
    files,
    wiring: kept,
    edits: [...creations, ...kept.map(({ edit }) => edit)],
    ...told(held),
    dropped,
  };
}

/** One file that stands in the way of the others may be left out, and with it what registers the feature. */
async function withoutOneFile<File extends PlannedFile>({
  files,
  wired,
  attempt,
  objection,
}: Pick<Wiring<File>, 'files' | 'wired' | 'attempt'> & { readonly objection: string }): Promise<
  Held<File> | { readonly reason: string }
> {
  const namedFirst = files.toSorted(
    (a, b) => Number(objection.includes(b.path)) - Number(objection.includes(a.path)),
  );
  for (const { path } of files.length < 2 ? [] : namedFirst.slice(0, MOST_FILES_LEFT_OUT)) {
    const rest = files.filter((each) => each.path !== path);
    const edits = creationsOf(rest);
    const tried = await attempt(edits);
    if (tried.objection !== undefined) continue;
    const dropped = [`${path} is not written: ${objection}.`, ...wired.flatMap((each) => byHand(each))];
    return { files: rest, wiring: [], edits, ...told(tried), dropped };
  }
  return { reason: `The plan would not hold, so it is not shown: ${objection}.` };
}

function creationsOf(files: readonly PlannedFile[]): readonly FileEdit[] {
  return files.map(({ path, sketch }) => ({ type: 'create', path, content: sketch.text }));
}

function told({ effect, modules }: Tried): Pick<Tried, 'effect' | 'modules'> {
  return { effect, modules };
}

function byHand({ lines }: WiredFile, why?: string): readonly string[] {
  return lines.map(
    ({ path, line, text }) =>
      `In ${path}, beside line ${line}: \`${text.split('\n')[0]}\`${why === undefined ? '' : ` (${why})`}.`,
  );
}
