/** What of an offer is the same on every machine. */
import { shortHash } from '../../../base/hash.ts';
import type { ExampleText } from '../../../core/examples/exampleText.ts';
import type { Action } from '../../../core/model/feedback.ts';
import type { FeedbackLevel } from '../../../protocol/feedbackLevel.ts';
import type { KeptOffer, PortableOffer } from '../records.ts';
import { redactedAction, redactedOffer } from '../redact.ts';

/** A project's name in a file: no path, and no name that numbers alone would tell. */
export const PORTABLE_PROJECT = /^project:[0-9a-f]{8}$/;

/** Of the folder's name: the same project is called the same on most machines, and that is all that two machines have in common. */
export function portableProject(project: string): string {
  return PORTABLE_PROJECT.test(project) ? project : `project:${shortHash(nameOf(project).toLowerCase())}`;
}

/** As the offers of one workspace: what came from elsewhere of a project of this name is of this one. */
export function here(kept: KeptOffer, root: string): KeptOffer {
  const { offered, imported } = kept;
  if (imported === undefined || offered.offer.project !== portableProject(root)) return kept;
  return { ...kept, offered: { ...offered, offer: { ...offered.offer, project: root } } };
}

export function portable(kept: KeptOffer, level: FeedbackLevel): PortableOffer {
  const { project } = kept.offered.offer;
  // Versions of adapters are those of one machine.
  const { title, ...rest } = redactedOffer(kept.offered, level);
  const { use: _, ...offer } = rest.offer;
  const projectName = kept.imported === undefined ? nameOf(project) : kept.imported.projectName;
  const named = level === 'numbers only' || projectName === undefined ? {} : { projectName };
  return {
    ...rest,
    offer: { ...offer, project: portableProject(project) },
    title: withoutPaths(title, project),
    ...named,
    shownMs: Math.trunc(kept.shownMs),
    actions: kept.actions.map(({ atMs, action }) => ({
      atMs: Math.trunc(atMs),
      action: portableAction(redactedAction(action, level), project),
    })),
  };
}

/** What is learned from, as it may leave the machine. */
export function portableText(text: ExampleText, project: string): ExampleText {
  const plain = JSON.stringify(text, (_, value: unknown) =>
    typeof value === 'string' ? withoutPaths(value, project) : value,
  );
  return JSON.parse(plain) as ExampleText;
}

/** Where a person's own words are left, these name no folder. */
function portableAction(action: Action, project: string): Action {
  if (action.type === 'dismissed' && action.reason !== undefined)
    return { ...action, reason: withoutPaths(action.reason, project) };
  if (action.type !== 'felt' || action.feeling.words === undefined) return action;
  return { ...action, feeling: { ...action.feeling, words: withoutPaths(action.feeling.words, project) } };
}

/** Homes of people, as the systems name them. */
const HOMES = /(?:[A-Za-z]:)?[\\/](?:home|Users|root)(?:[\\/][^\s"'`),;:]*)?/g;

/** Text of a person as it may leave the machine. */
export function withoutPaths(text: string, project: string): string {
  return text.replaceAll(project, '.').replaceAll(HOMES, '~');
}

/** Last segment of a path, whichever way its slashes lean. */
export function nameOf(root: string): string {
  return (
    root
      .replace(/[\\/]+$/, '')
      .split(/[\\/]/)
      .at(-1) ?? root
  );
}
