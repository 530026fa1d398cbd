/** A table's name says what is in it and who made the vectors, in characters that every file system and server takes. */
import { createHash } from 'node:crypto';
import type { TableKey } from '../../../core/ports/vectorStore.ts';

const READABLE = 40;

/** The readable part may be the same for two keys; the hash, of all of the key, is not. */
export function tableName({ name, embedder, dimensions, shape }: TableKey): string {
  const fields = Object.entries(shape.fields).sort();
  const all = JSON.stringify([name, embedder, dimensions, [...shape.words].sort(), fields]);
  const hash = createHash('sha256').update(all).digest('hex').slice(0, 12);
  return `${tablePrefix(name)}${readable(embedder)}__${dimensions}__${hash}`;
}

/** What the names of all tables of a kind begin with, and no others. */
export function tablePrefix(name: string): string {
  return `${readable(name)}__`;
}

function readable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, READABLE);
}
