/** Offers as the log shows them: a line an action. */
import { printableText } from '../../base/printable.ts';
import type { FeedbackLine } from '../../protocol/feedbackApi.ts';
import { actionText } from './actionText.ts';
import type { KeptAction, KeptOffer } from './records.ts';

/**
 * The newest first.
 * @param root where given, only its own.
 */
export function logLines(offers: readonly KeptOffer[], root?: string): FeedbackLine[] {
  return offers
    .filter(({ offered }) => root === undefined || offered.offer.project === root)
    .flatMap((kept) => linesOf(kept, root))
    .sort((a, b) => b.atMs - a.atMs || b.number - a.number);
}

function linesOf({ offered: { offer, title }, actions, imported }: KeptOffer, root?: string): FeedbackLine[] {
  return actions.filter(isOwnLine).map(({ number, atMs, action }) => ({
    number,
    atMs,
    root: offer.project,
    ...(offer.project === root ? {} : projectNameOf(imported)),
    suggestion: offer.suggestion,
    title: printableText(title),
    text: printableText(actionText(action)),
  }));
}

/** A dismissal and the reason that is given for it later are one: the reason's line says both. */
function isOwnLine({ action }: KeptAction, at: number, all: readonly KeptAction[]): boolean {
  if (action.type !== 'dismissed' || action.reason !== undefined) return true;
  const next = all.slice(at + 1).find((each) => each.action.type !== 'felt')?.action;
  return next?.type !== 'dismissed' || next.reason === undefined;
}

/** A project of another machine. */
function projectNameOf(imported: KeptOffer['imported']): { readonly projectName?: string } {
  const { projectName } = imported ?? {};
  return projectName === undefined ? {} : { projectName: printableText(projectName) };
}
