/** What was read from files and folders, kept until one of them changes. */
import { stat } from 'node:fs/promises';

export interface ReadFromDisk<T> {
  readonly value: T;
  /** Whose change makes it out of date; a folder changes when something in it is added, renamed or removed. */
  readonly paths: readonly string[];
}

/** File systems count in steps of up to so long: what changed lately may change again without showing it. */
const COARSEST_MS = 2000;

/** @param nowMs milliseconds since 1970 */
export function keptWhileUnchanged<T>(
  read: () => Promise<ReadFromDisk<T>>,
  nowMs: () => number = Date.now,
): () => Promise<T> {
  let kept: { readonly value: T; readonly paths: readonly string[]; readonly stamp: string } | undefined;
  return async () => {
    if (kept !== undefined && (await stampOf(kept.paths)).text === kept.stamp) return kept.value;
    const readAt = nowMs();
    const { value, paths } = await read();
    const { text, latestMs } = await stampOf(paths);
    kept = latestMs < readAt - COARSEST_MS ? { value, paths, stamp: text } : undefined;
    return value;
  };
}

async function stampOf(paths: readonly string[]): Promise<{ text: string; latestMs: number }> {
  const stats = await Promise.all(paths.map((path) => stat(path).catch(() => undefined)));
  return {
    text: stats.map((each) => (each === undefined ? '' : `${each.mtimeMs} ${each.size}`)).join('\n'),
    latestMs: Math.max(0, ...stats.map((each) => each?.mtimeMs ?? 0)),
  };
}
