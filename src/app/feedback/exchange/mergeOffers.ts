/**
 * The same offer from two machines made one: what either knows of it counts, once. Whichever comes first, and however often, the same
 * comes of it (a grow-only multiset: Shapiro et al., Conflict-free Replicated Data Types, 2011).
 */
import type { RecordedAction } from '../../../core/model/feedback.ts';
import type { KeptAction, KeptOffer, PortableOffer } from '../records.ts';
import { redactedAction } from '../redact.ts';

/** @param number of the entry that holds it. */
export function keptFrom(portable: PortableOffer, number: number): KeptOffer {
  const { shownMs, actions, projectName, ...offered } = portable;
  return {
    offered,
    shownMs,
    actions: actions.map((each) => ({ ...each, number })),
    imported: { projectName },
  };
}

/** What was recorded here is what was offered, whatever a file says of it. */
export function mergeOffers(kept: KeptOffer | undefined, fresh: KeptOffer): KeptOffer {
  if (kept === undefined) return fresh;
  const actions = mergeActions(kept.actions, fresh.actions);
  if (kept.imported === undefined) return { ...kept, actions };
  const richer = textOf(fresh) > textOf(kept) ? fresh : kept;
  return { ...richer, actions };
}

/** Whether a file's offer says anything that is not known. */
export function bringsNews(kept: KeptOffer | undefined, fresh: KeptOffer): boolean {
  if (kept === undefined) return true;
  const merged = mergeOffers(kept, fresh);
  return textOf(merged) !== textOf(kept) || actionsText(merged.actions) !== actionsText(kept.actions);
}

/** Longer texts say more: a title that another export left out. */
function textOf({ offered, shownMs, imported }: KeptOffer): string {
  const text = JSON.stringify([offered, shownMs, imported?.projectName]);
  return `${String(text.length).padStart(9, '0')}${text}`;
}

function mergeActions(kept: readonly KeptAction[], fresh: readonly KeptAction[]): readonly KeptAction[] {
  const known = named(kept);
  const names = new Set(known.map(([name]) => name));
  const added = named(fresh).filter(([name]) => !names.has(name));
  const told = new Map(named(fresh));
  const all = known.map(([name, each]) => moreTelling(each, told.get(name)));
  if (added.length === 0) return all;
  return [...all, ...added.map(([, each]) => each)].sort(
    (a, b) => a.atMs - b.atMs || compareText(JSON.stringify(a.action), JSON.stringify(b.action)),
  );
}

/** By what says which it is at every level of writing down; the second of two that are alike is another one. */
function named(actions: readonly KeptAction[]): (readonly [string, KeptAction])[] {
  const seen = new Map<string, number>();
  return actions.map((each) => {
    const name = `${each.atMs} ${JSON.stringify(redactedAction(each.action, 'numbers only'))}`;
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return [`${name} ${nth}`, each];
  });
}

/** One may come from an export that leaves words out. */
function moreTelling(kept: KeptAction, fresh: KeptAction | undefined): KeptAction {
  if (fresh === undefined) return kept;
  const [one, other] = [JSON.stringify(kept.action), JSON.stringify(fresh.action)];
  if (one.length !== other.length) return one.length > other.length ? kept : fresh;
  return one >= other ? kept : { ...kept, action: fresh.action };
}

function actionsText(actions: readonly RecordedAction[]): string {
  return JSON.stringify(actions.map(({ atMs, action }) => [atMs, action]));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
