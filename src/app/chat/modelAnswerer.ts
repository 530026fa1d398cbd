/** Answers from the model of the code alone, without a language model. */
import { Citations } from '../../core/answers/answer.ts';
import type { AnswerGround } from '../../core/answers/ground.ts';
import { writeAnswer } from '../../core/answers/writeAnswer.ts';
import type { Answerer, Asked, Telling } from './answering.ts';

/** Throws `not-analysed`. */
export type GroundOf = (root: string, asking?: Asking) => AnswerGround;

export interface Asking {
  readonly signal: AbortSignal;
  /** As in `AskRequest`. */
  readonly ownOrder?: boolean | undefined;
}

export function modelAnswerer(groundOf: GroundOf): Answerer {
  return {
    async check(roots) {
      for (const root of roots) groundOf(root);
    },
    async answer({ roots, ownOrder, ...wanted }: Asked, telling: Telling) {
      const grounds = roots.map((root) => groundOf(root, { signal: telling.signal, ownOrder }));
      telling.state('Reading the model of the code');
      const { question, command, chips = [] } = wanted;
      const asked = { question, chips, ...(command && { command }) };
      const citations = new Citations((citation) => telling.tell({ type: 'citation', citation }));
      telling.follow(await writeAnswer(grounds, asked, { citations, tell: (part) => telling.tell(part) }));
    },
  };
}
