/** Answers from the model of the code alone, without a language model. */
import { Citations } from '../../core/answers/answer.ts';
import type { AnswerReport } from '../../protocol/engineApi.ts';
import type { Answerer, Asked, Telling } from './answering.ts';

export interface ModelGround {
  overview(root: string): Promise<unknown>;
  answer(root: string, question: string): Promise<AnswerReport>;
}

export function modelAnswerer(ground: ModelGround): Answerer {
  return {
    async check(roots) {
      for (const root of roots) await ground.overview(root);
    },
    async answer({ roots, question }: Asked, telling: Telling) {
      const citations = new Citations((citation) => telling.tell({ type: 'citation', citation }));
      for (const root of roots) {
        for (const { text, path, line } of (await ground.answer(root, question)).lines) {
          const mark = path === undefined ? '' : ` ${citations.mark({ root, path, line: line ?? 1 })}`;
          telling.tell({ type: 'text', text: `- ${text}${mark}\n` });
        }
      }
    },
  };
}
