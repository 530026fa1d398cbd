/** One question to several engines at once, told side by side. */
import { messageOf } from '../../base/messageOf.ts';
import type { Call } from '../../protocol/call.ts';
import type {
  ComparedSide,
  CompareEvent,
  CompareReport,
  CompareRequest,
  TextEvent,
  TextOutcome,
  TextRequest,
} from '../../protocol/modelsApi.ts';
import { isEngineFailure } from './engineSlot.ts';

type Generate = (request: TextRequest, call: Call<TextEvent>) => Promise<TextOutcome>;

/** Two models of one engine take turns: loaded at once they would not fit, and each would slow the other down. */
export async function compareSides(
  { sides, ...request }: CompareRequest,
  { signal, on }: Call<CompareEvent>,
  generate: Generate,
): Promise<CompareReport> {
  const turns = new Map<string, Promise<unknown>>();
  const results = sides.map((side, index) => {
    const answer = async (): Promise<ComparedSide> => {
      try {
        const tell = (event: TextEvent) => on?.({ side: index, event });
        // What is measured is measured now.
        return await generate(
          { ...request, ...side, cache: 'never' },
          { ...(signal && { signal }), on: tell },
        );
      } catch (error) {
        if (!isEngineFailure(error)) throw error;
        return { kind: 'failed', message: messageOf(error) };
      }
    };
    const result = (turns.get(side.engine) ?? Promise.resolve()).then(answer);
    turns.set(side.engine, result);
    return result;
  });
  return { sides: await Promise.all(results) };
}
