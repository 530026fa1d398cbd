/** All signs of a workspace, by kind and by file. */
import type { Sign, SignKind } from './sign.ts';

export class SignIndex {
  readonly #byKind = new Map<SignKind, Sign[]>();
  readonly #byFile = new Map<string, Set<SignKind>>();
  readonly #files = new Map<SignKind, Set<string>>();

  constructor(signs: Iterable<Sign>) {
    for (const sign of signs) {
      entry(this.#byKind, sign.kind, () => [] as Sign[]).push(sign);
      entry(this.#byFile, sign.path, () => new Set<SignKind>()).add(sign.kind);
      entry(this.#files, sign.kind, () => new Set<string>()).add(sign.path);
    }
  }

  of(kind: SignKind): readonly Sign[] {
    return this.#byKind.get(kind) ?? [];
  }

  files(kind: SignKind): ReadonlySet<string> {
    return this.#files.get(kind) ?? NONE;
  }

  kindsIn(path: string): ReadonlySet<SignKind> {
    return this.#byFile.get(path) ?? NO_KINDS;
  }

  has(path: string, kind: SignKind): boolean {
    return this.kindsIn(path).has(kind);
  }
}

const NONE: ReadonlySet<string> = new Set();
const NO_KINDS: ReadonlySet<SignKind> = new Set();

function entry<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  let found = map.get(key);
  if (found === undefined) {
    found = create();
    map.set(key, found);
  }
  return found;
}
