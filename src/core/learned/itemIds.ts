/** Ids of what is learned: the same on every machine, and of hashes, so that what was forgotten cannot be read off one. */
import { shortHash } from '../../base/hash.ts';
import type { ConceptPart } from '../concepts/conceptPart.ts';
import type { LearnedKind } from '../model/learned.ts';

/** @param leaf of the folder, as `leafKey` gives it. */
export function conceptItem({ role, extension, test }: ConceptPart, leaf: string): string {
  return itemId('concept', `${role}\0${extension}\0${test}\0${leaf}`);
}

/** @param term of the likeness; @param value of the trait that it looks at. */
export function preferenceItem(term: string, value: string): string {
  return itemId('preference', `${term}\0${value}`);
}

/** @param project what it is called on every machine: a path is one's own. */
export function rejectionItem(project: string, suggestion: string): string {
  return itemId('rejection', `${project}\0${suggestion}`);
}

export function kindOf(id: string): LearnedKind | undefined {
  const [kind] = id.split(':');
  return kind === 'concept' || kind === 'preference' || kind === 'rejection' ? kind : undefined;
}

/** Two hashes that begin otherwise are 64 bits. */
function itemId(kind: LearnedKind, text: string): string {
  return `${kind}:${shortHash(`a${text}`)}${shortHash(`b${text}`)}`;
}
