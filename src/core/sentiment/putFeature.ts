/** Features are known by a hash of their name. */

/** Hash of a feature's name → how much of it there is. */
export type Bag = Map<number, number>;

export function putFeature(bag: Bag, name: string, value = 1): void {
  bag.set(featureHash(name), value);
}

/** 32 bits: FNV-1a over UTF-16 units, mixed at the end as MurmurHash3 does. */
export function featureHash(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
