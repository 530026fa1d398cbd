import { join } from 'node:path';
import { loadLance } from '../../src/infra/knowledge/vectors/lance/lanceModule.ts';
import { LanceVectorStore } from '../../src/infra/knowledge/vectors/lance/lanceVectorStore.ts';

/** @param problems is added to. */
export function openLance(
  folder: string,
  { problems = [], mostBytes = 1e9 }: { readonly problems?: string[]; readonly mostBytes?: number } = {},
): LanceVectorStore {
  return new LanceVectorStore({
    place: { uri: join(folder, 'tables'), folder, remote: false },
    module: loadLance(),
    mostBytes,
    problem: (message) => problems.push(message),
  });
}
