/** A question, read: its words, and what it names. */
import type { ArchitectureModel } from '../model/architectureModel.ts';
import type { ChatChip } from '../model/chat.ts';
import { CLEARLY, type Subject } from './subjects/subject.ts';
import { subjectsIn, unknownNames } from './subjects/subjectsIn.ts';

export interface Question {
  /** As typed. */
  readonly text: string;
  /** Lower case, apostrophes straight, spaces single. */
  readonly lower: string;
  /** The surest first. */
  readonly subjects: readonly Subject[];
  /** What it is clearly about: named as code is, or put beside the question. */
  readonly clear: readonly Subject[];
  /** Names that look like code and that nothing here bears. */
  readonly unknown: readonly string[];
}

export function readQuestion(model: ArchitectureModel, text: string, chips: readonly ChatChip[]): Question {
  const subjects = subjectsIn(model, text, chips);
  return {
    text,
    lower: text.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim(),
    subjects,
    clear: subjects.filter(({ score }) => score >= CLEARLY),
    unknown: unknownNames(model, text),
  };
}
