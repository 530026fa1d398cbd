/** What a project does over and over: how files are called, where they lie, and what comes with them. */
import type { Steps } from '../../base/steps.ts';
import type { ArchitectureModel } from '../model/architectureModel.ts';
import { folderConcepts } from './folderConcepts.ts';
import { partConcepts } from './partConcepts.ts';
import type { ProjectConcept } from './projectConcept.ts';
import { testConcepts } from './testConcepts.ts';

const MOST_CONCEPTS = 200;

/** Best supported first. All files are gone through in a step, each part that they play and each finder in another. */
export function* conceptSteps(model: ArchitectureModel): Steps<readonly ProjectConcept[]> {
  const found = [...(yield* partConcepts(model))];
  for (const find of [testConcepts, folderConcepts]) {
    yield;
    found.push(...find(model));
  }
  return found
    .sort((a, b) => b.support - a.support || (a.naming < b.naming ? -1 : 1))
    .slice(0, MOST_CONCEPTS);
}
