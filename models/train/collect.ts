/**
 * Gathers pairs of words and code from clones of permissively licensed repositories:
 * node models/train/collect.ts --out DIR [--without owner/name]… CLONE…
 *
 * Writes `DIR/<name>.jsonl`, one `{ kind, query, passage }` a line, and `DIR/sources.json`: repository, commit, licence, pairs. A CLONE is
 * a git directory; its name is its folder's, `owner+name`. One whose root holds a licence that is not known to be permissive is left out.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Clone, nameOf } from './collect/clone.ts';
import { commitPairs } from './collect/commitPairs.ts';
import { docPairs } from './collect/docPairs.ts';
import { licenceOf } from './collect/licence.ts';
import { nearPairs } from './collect/nearPairs.ts';
import type { Pair } from './collect/pair.ts';

const { values: flags, positionals: clones } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, without: { type: 'string', multiple: true, default: [] } },
});
if (flags.out === undefined) throw new Error('Say where the pairs are to be written: --out DIR');

const PAIRS_AT_MOST = { doc: 8000, commit: 6000, near: 1500 };

mkdirSync(flags.out, { recursive: true });
const sources = [];
for (const path of clones) {
  const name = nameOf(path);
  if (flags.without.includes(name)) continue;
  const clone = new Clone(path);
  const licence = licenceOf(clone.licences());
  if (licence === undefined) {
    console.log(`${name}: no licence known to be permissive, left out`);
    continue;
  }
  const files = clone.sources();
  const pairs = [
    ...sample(docPairs(files), PAIRS_AT_MOST.doc),
    ...sample(commitPairs(clone.log()), PAIRS_AT_MOST.commit),
    ...sample(nearPairs(files), PAIRS_AT_MOST.near),
  ];
  if (pairs.length === 0) continue;
  writeFileSync(
    join(flags.out, `${name.replace('/', '+')}.jsonl`),
    pairs.map((pair) => `${JSON.stringify(pair)}\n`).join(''),
  );
  sources.push({ repository: name, commit: clone.head, licence, pairs: pairs.length });
  console.log(`${name}: ${licence}, ${files.length} files, ${pairs.length} pairs`);
}
writeFileSync(join(flags.out, 'sources.json'), `${JSON.stringify(sources, undefined, 1)}\n`);

/** Evenly spread over all of them, the same ones each time. */
function sample(pairs: readonly Pair[], atMost: number): readonly Pair[] {
  if (pairs.length <= atMost) return pairs;
  return Array.from({ length: atMost }, (_, at) => pairs[Math.floor((at * pairs.length) / atMost)]!);
}
