import { loadLance } from '../../src/infra/knowledge/vectors/lance/lanceModule.ts';
import { type LancePlace, localPlace } from '../../src/infra/knowledge/vectors/lance/lancePlace.ts';
import { LanceVectorStore } from '../../src/infra/knowledge/vectors/lance/lanceVectorStore.ts';

interface Options {
  /** Is added to. */
  readonly problems?: string[];
  readonly mostBytes?: number;
}

export function openLance(
  where: string | LancePlace,
  { problems = [], mostBytes = 1e9 }: Options = {},
): LanceVectorStore {
  return new LanceVectorStore({
    place: typeof where === 'string' ? localPlace(where) : where,
    module: loadLance(),
    mostBytes,
    problem: (message) => problems.push(message),
  });
}
