/** Does once all that the store will do: what the processor cannot run shows only where it is run. */
import type { StoredRow, TableKey } from '../../../../core/ports/vectorStore.ts';
import { loadLance } from './lanceModule.ts';
import { localPlace } from './lancePlace.ts';
import { LanceVectorStore } from './lanceVectorStore.ts';

const KEY: TableKey = {
  name: 'probe',
  embedder: 'probe',
  dimensions: 16,
  shape: { words: ['words'], fields: { path: 'text' } },
};

/** Throws where it does not work. */
export async function proveLance(folder: string): Promise<void> {
  const place = localPlace(folder);
  const store = new LanceVectorStore({ place, module: loadLance(), mostBytes: 1e9, problem: () => {} });
  const table = await store.table(KEY);
  await table.put(Array.from({ length: 300 }, (_, at) => rowAt(at)));
  await store.compact();
  const [near] = await table.nearest(rowAt(7).vector, 1);
  const [match] = await table.matching(['w9'], { limit: 1, weights: { words: 1 } });
  if (near?.id !== '7' || match?.id !== '9') throw new Error('It does not find what it was given');
  await store.dispose();
}

function rowAt(at: number): StoredRow {
  const raw = Float32Array.from({ length: KEY.dimensions }, (_, axis) => Math.cos(at * (axis + 1)));
  const length = Math.hypot(...raw);
  return {
    id: String(at),
    vector: raw.map((each) => each / length),
    words: { words: `w${at}` },
    fields: { path: `${at}.ts` },
  };
}
