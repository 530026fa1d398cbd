/** A habit in words that a person can check. */
import type { ProjectConcept } from './projectConcept.ts';

/** Longer folders are told by their end. */
const MOST_SEGMENTS = 4;

type Said = Pick<ProjectConcept, 'kind' | 'naming' | 'folder' | 'template'>;

/** @param quote puts marks round names of code. */
export function conceptSentence(concept: Said, quote = (name: string): string => name): string {
  const { kind, naming, folder } = concept;
  const place = quote(placeIn(concept));
  switch (kind) {
    case 'part':
      return folder.startsWith('{')
        ? `${quote(naming)} has a folder of its own, ${place}`
        : `${quote(naming)} lies in ${place}`;
    case 'test':
      return `tests are called ${quote(naming)} and lie in ${place}`;
    case 'entry':
      return `each folder ${place} has its ${quote(naming)}`;
    case 'layout':
      return `sources lie side by side in ${place}, a file a topic: ${quote(naming)}`;
    case 'numbered':
      return `${quote(naming)} lies in ${place}, in the order of the numbers`;
  }
}

/** The whole folder where it is short, else the end of it. */
function placeIn({ template, folder }: Said): string {
  const segments = template.split('/');
  return segments.length <= MOST_SEGMENTS ? template : `…/${segments.slice(-2).join('/') || folder}`;
}

/** `a class derived from ApplicationJob with perform`; empty where they differ. */
export function skeletonPhrase({
  declares,
  bases,
  members,
}: Pick<ProjectConcept, 'declares' | 'bases' | 'members'>): string {
  if (declares === '') return '';
  const listed = (own: ProjectConcept['bases'], joint: string) => own.map(({ name }) => name).join(joint);
  const from = bases.length === 0 ? '' : ` derived from ${listed(bases, ' or ')}`;
  const having = members.length === 0 ? '' : ` with ${listed(members, ', ')}`;
  return `${/^[aeiou]/.test(declares) ? 'an' : 'a'} ${declares}${from}${having}`;
}
