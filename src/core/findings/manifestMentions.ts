/** Files that a manifest names: whatever it says of them, somebody may start them. */
import { basename, dirname } from '../../base/paths.ts';
import { stemOf } from './entryPoints.ts';

const NO_TEXTS: ReadonlyMap<string, string> = new Map();

/** Edits of sources leave the manifests as they are. */
const namesBefore = new WeakMap<ReadonlyMap<string, string>, ReadonlySet<string>>();

/** Every word that a manifest says may be the name of an entry point: `bin`, `exports`, scripts, build inputs. */
export function namesInManifests(texts: ReadonlyMap<string, string> = NO_TEXTS): ReadonlySet<string> {
  const known = namesBefore.get(texts);
  if (known !== undefined) return known;
  const names = new Set<string>();
  namesBefore.set(texts, names);
  for (const text of texts.values()) {
    for (const word of text.split(/[^\w.@-]+/)) if (word !== '') names.add(stemOf(word)).add(word);
  }
  return names;
}

/** By its name, or as `package.module`. */
export function isMentioned(path: string, mentioned: ReadonlySet<string>): boolean {
  const stem = stemOf(path);
  return mentioned.has(stem) || mentioned.has(`${basename(dirname(path))}.${stem}`);
}
