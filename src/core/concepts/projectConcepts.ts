/** What a project does over and over: how files are called, where they lie, and what comes with them. */
import type { ArchitectureModel } from '../model/architectureModel.ts';
import { folderConcepts } from './folderConcepts.ts';
import { partConcepts } from './partConcepts.ts';
import type { ProjectConcept } from './projectConcept.ts';
import { testConcepts } from './testConcepts.ts';

const MOST_CONCEPTS = 200;

const FINDERS: readonly ((model: ArchitectureModel) => readonly ProjectConcept[])[] = [
  partConcepts,
  testConcepts,
  folderConcepts,
];

/** Best supported first. */
export function projectConcepts(model: ArchitectureModel): readonly ProjectConcept[] {
  return FINDERS.flatMap((find) => find(model))
    .sort((a, b) => b.support - a.support || (a.naming < b.naming ? -1 : 1))
    .slice(0, MOST_CONCEPTS);
}
