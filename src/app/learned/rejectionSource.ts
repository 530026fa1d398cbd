/** What is not suggested again, as items: rejected here, and by colleagues. */
import { shortHash } from '../../base/hash.ts';
import { plainLine, type RejectionShareValue, SHARE } from '../../core/learned/fields.ts';
import { kindOf, rejectionItem } from '../../core/learned/itemIds.ts';
import type { Register } from '../../core/learned/registers.ts';
import { sharesOf, type Verdict } from '../../core/learned/verdicts.ts';
import type { LearnedEvidence, LearnedItem, LearnedPlace, RejectionState } from '../../core/model/learned.ts';
import { codeSketch } from '../../core/preference/codeSketch.ts';
import { stillHolds } from '../../core/preference/rejections.ts';
import { rejects } from '../../core/reward/rejects.ts';
import { nameOf, PORTABLE_PROJECT, portableProject, withoutPaths } from '../feedback/exchange/portable.ts';
import type { FeedbackService } from '../feedback/feedbackService.ts';
import type { KeptOffer } from '../feedback/records.ts';
import { traitPhrase } from '../feedback/traitPhrase.ts';
import type { ItemsRequest, LearnedGround, LearnedSource, Share } from './source.ts';
import { day, times } from './wording.ts';

/** Files whose code is looked at, as when it was rejected. */
const SKETCHED = 20;
const MOST_PLACES = 8;

/** The list of what was dismissed, which hides it whatever is learned. */
export interface DismissedList {
  allow(root: string, suggestion: string): Promise<void>;
}

export class RejectionSource implements LearnedSource {
  readonly kind = 'rejection';
  readonly #feedback: () => Promise<FeedbackService>;
  readonly #dismissed: DismissedList;

  constructor(feedback: () => Promise<FeedbackService>, dismissed: DismissedList) {
    this.#feedback = feedback;
    this.#dismissed = dismissed;
  }

  async shares(writer: string): Promise<readonly Share[]> {
    return (await this.#offers()).flatMap((kept) => shareOf(kept, writer) ?? []);
  }

  async items(request: ItemsRequest): Promise<readonly LearnedItem[]> {
    const roots = new Map((await this.#offers()).map((kept) => [itemIdOf(kept), kept.offered.offer.project]));
    const ids = [...request.registers.keys()].filter((id) => kindOf(id) === this.kind);
    const items = await Promise.all(ids.map((id) => itemOf(id, request, roots.get(id))));
    return items
      .filter((each) => each !== undefined)
      .sort((a, b) => b.weight - a.weight || (a.title < b.title ? -1 : 1));
  }

  /** All offers of the suggestion go, and its place on the list of what was dismissed. */
  async forget(items: ReadonlySet<string>): Promise<number> {
    const feedback = await this.#feedback();
    const gone = new Map(
      (await this.#offers())
        .filter((kept) => items.has(itemIdOf(kept)))
        .map(({ offered: { offer } }) => [`${offer.project}\0${offer.suggestion}`, offer]),
    );
    let offers = 0;
    for (const { project, suggestion } of gone.values())
      offers += (await feedback.forget({ root: project, suggestion })).offers;
    return offers;
  }

  /** What is switched off may be suggested again; switched on, what was learned hides it. */
  async decided({ id, disabled }: LearnedItem): Promise<void> {
    if (!disabled) return;
    for (const kept of await this.#offers()) {
      const { project, suggestion } = kept.offered.offer;
      if (itemIdOf(kept) === id) await this.#dismissed.allow(project, suggestion);
    }
  }

  async #offers(): Promise<readonly KeptOffer[]> {
    return (await this.#feedback()).book.offers();
  }
}

function itemIdOf({ offered: { offer } }: KeptOffer): string {
  return rejectionItem(portableProject(offer.project), offer.suggestion);
}

function shareOf(kept: KeptOffer, writer: string): Share | undefined {
  const rejected = rejects(kept.actions);
  if (rejected === undefined) return undefined;
  const { offer, title, subjects, sketch } = kept.offered;
  const value: RejectionShareValue = {
    project: plainLine(projectName(kept), 200),
    suggestion: plainLine(offer.suggestion, 300),
    kind: plainLine(offer.traits.kind, 100),
    subjects: [...subjects],
    sketch: [...sketch],
    title: plainLine(withoutPaths(title, offer.project), 1000),
    reason: plainLine(withoutPaths(rejected.reason ?? '', offer.project), 1000),
  };
  return { item: itemIdOf(kept), field: `${SHARE}${writer}`, value, at: rejected.atMs };
}

function projectName({ offered, imported }: KeptOffer): string {
  return imported === undefined ? nameOf(offered.offer.project) : (imported.projectName ?? '');
}

async function itemOf(
  id: string,
  { registers, decided, grounds, writer }: ItemsRequest,
  root: string | undefined,
): Promise<LearnedItem | undefined> {
  const fields = registers.get(id)!;
  const verdict = decided.verdict(id);
  const shares = sharesOf(fields).sort((a, b) => b.at - a.at);
  const [latest] = shares;
  const value = (latest?.value ?? verdict.kept) as RejectionShareValue | undefined;
  // Decided on, and taken back since: nothing is rejected.
  if (value === undefined || latest === undefined) return undefined;
  const ground = groundOf(value, grounds, root);
  const found = ground && (await foundIn(ground, value));
  const state = stateOf(value, verdict, found);
  return {
    id,
    kind: 'rejection',
    title: titleOf(value),
    explanation: explanationOf(value, latest, writer),
    effect: effectOf(state, verdict),
    weight: latest.at,
    evidence: evidenceOf(value, found),
    trend: { word: 'steady', points: [] },
    date: new Date(latest.at).toISOString(),
    projects: value.project === '' ? [] : [value.project],
    pinned: verdict.pinned,
    disabled: verdict.disabled,
    edited: false,
    shared: shares.some(({ by }) => by !== writer),
    canUndo: false,
    rejection: state,
    offers: shares.length,
  };
}

/** Where it was rejected, if that is open; what a colleague rejected belongs to the folder of that name. */
function groundOf(
  { project }: RejectionShareValue,
  grounds: readonly LearnedGround[],
  root: string | undefined,
): LearnedGround | undefined {
  return grounds.find((each) =>
    root === undefined || PORTABLE_PROJECT.test(root) ? nameOf(each.root) === project : each.root === root,
  );
}

interface Found {
  readonly places: readonly LearnedPlace[];
  readonly sketch: readonly number[];
}

async function foundIn(
  { root, model, read }: LearnedGround,
  { subjects }: RejectionShareValue,
): Promise<Found> {
  const wanted = new Set(subjects);
  const paths = model.files.map(({ path }) => path).filter((path) => wanted.has(shortHash(path)));
  const looked = new Set(subjects.slice(0, SKETCHED));
  const texts = await Promise.all(paths.filter((path) => looked.has(shortHash(path))).map(read));
  const places = paths.slice(0, MOST_PLACES).map((path) => ({ root, path, line: 1 }));
  return { places, sketch: codeSketch(texts.map((text) => text ?? '')) };
}

function stateOf(
  { sketch }: RejectionShareValue,
  { pinned }: Verdict,
  found: Found | undefined,
): RejectionState {
  if (found === undefined) return 'elsewhere';
  return stillHolds({ sketch, pinned }, found.sketch) ? 'in force' : 'code changed';
}

function titleOf({ title, kind }: RejectionShareValue): string {
  return title === '' ? `One of the ${traitPhrase('kind', kind)}` : title;
}

function explanationOf(
  { project, reason }: RejectionShareValue,
  { at, by }: Register,
  writer: string,
): string {
  const who = by === writer ? 'You' : 'A colleague';
  const where = project === '' ? '' : ` in ${project}`;
  const why =
    reason === '' ? '' : ` ${by === writer ? 'You gave as reason' : 'The reason given'}: “${reason}”`;
  return `${who} rejected it on ${day(at)}${where}.${why}`;
}

function effectOf(state: RejectionState, { disabled, pinned }: Verdict): string {
  if (disabled) return 'None: it is switched off, and may be suggested again.';
  if (pinned) return 'Pinned: it and its like are never suggested there, whatever becomes of the code.';
  switch (state) {
    case 'in force':
      return 'It and its like are not suggested there until the code really changes.';
    case 'code changed':
      return 'None any more: the code there has really changed, so that it may be suggested again.';
    case 'elsewhere':
      return 'It and its like are not suggested there until the code really changes. That workspace is not open.';
  }
}

function evidenceOf({ subjects }: RejectionShareValue, found: Found | undefined): LearnedEvidence[] {
  if (subjects.length === 0) return [];
  const text = `It is about ${times(subjects.length, 'file')}`;
  const places = found?.places ?? [];
  const gone = found === undefined ? 0 : subjects.length - places.length;
  const rest = gone > 0 && places.length < MOST_PLACES ? `, ${gone} of them gone or renamed` : '';
  return [{ text: `${text}${rest}`, places }];
}
