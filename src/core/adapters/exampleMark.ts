/** How an adapter remembers what it was trained on: enough to know it again, and nothing that says what it was. */
import { shortHash } from '../../base/hash.ts';

/** @param id of an example. */
export function exampleMark(id: string): string {
  return shortHash(`a${id}`) + shortHash(`b${id}`);
}
