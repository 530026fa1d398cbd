/** Offers as the log shows them: a line an action. */
import { printableText } from '../../base/printable.ts';
import type { FeedbackLine } from '../../protocol/feedbackApi.ts';
import { actionText } from './actionText.ts';
import type { KeptOffer } from './records.ts';

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
  return actions.map(({ number, atMs, action }) => ({
    number,
    atMs,
    root: offer.project,
    ...(offer.project === root ? {} : projectNameOf(imported)),
    suggestion: offer.suggestion,
    title: printableText(title),
    text: printableText(actionText(action)),
  }));
}

/** A project of another machine. */
function projectNameOf(imported: KeptOffer['imported']): { readonly projectName?: string } {
  const { projectName } = imported ?? {};
  return projectName === undefined ? {} : { projectName: printableText(projectName) };
}
