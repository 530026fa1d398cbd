/** One kind of question, and who answers it. */
import type { AnswerGround } from '../ground.ts';
import type { AnswerPage } from '../page.ts';
import type { Question } from '../question.ts';

export interface Topic {
  readonly name: string;
  fits(question: Question): boolean;
  write(page: AnswerPage, ground: AnswerGround, question: Question): Promise<void> | void;
}
