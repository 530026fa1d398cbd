/** Pairs of files that change together although neither depends on the other. */
import { basename, dirname, extname } from '../../base/paths.ts';
import type { CoChange, HistoryFacts } from '../model/history.ts';
import { isShowcase } from '../workspace/showcase.ts';
import { isEntryName, stemOf } from './entryPoints.ts';
import type { FindingParts } from './findingParts.ts';

/** Commits below which chance speaks louder than structure. */
const MIN_COMMITS = 100;

export function tellingHistory({ history }: FindingParts): HistoryFacts | undefined {
  return history !== undefined && history.commits >= MIN_COMMITS ? history : undefined;
}

/** True for files that releases, translations or generators touch: they change with everything. */
function changesWithAll(path: string): boolean {
  return (
    isEntryName(path) ||
    isShowcase(path) ||
    /version|release|constants?|locale|i18n|translations?|messages|(?:^|\/)(?:docs?|migrations?|vendor|third_party|generated|gen|genproto)\/|[._-](?:pb|gen|generated|g)\./i.test(
      path,
    )
  );
}

/** Siblings by name are meant to change together: a header and its source, a component and its styles, one platform and the other. */
function areCounterparts(a: string, b: string): boolean {
  const [first, second] = [stemOf(basename(a)).toLowerCase(), stemOf(basename(b)).toLowerCase()];
  return (
    first === second ||
    first.startsWith(`${second}.`) ||
    second.startsWith(`${first}.`) ||
    (dirname(a) === dirname(b) && extname(a) !== extname(b))
  );
}

/** Asks whether an import, or one of a file between them, explains that both change. */
export function relatedIn({ graph }: Pick<FindingParts, 'graph'>): (a: string, b: string) => boolean {
  const neighbours = new Map<string, ReadonlySet<string>>();
  const of = (path: string) => {
    let known = neighbours.get(path);
    if (known !== undefined) return known;
    const node = graph.indexOf.get(path);
    known = new Set(
      node === undefined
        ? []
        : [
            ...graph.out[node]!.map((edge) => graph.edges[edge]!.to),
            ...graph.in[node]!.map((edge) => graph.edges[edge]!.from),
          ],
    );
    neighbours.set(path, known);
    return known;
  };
  return (a, b) => of(a).has(b) || of(b).has(a);
}

/** Histories are immutable, and names say most of what there is to say about a pair. */
const pairsBefore = new WeakMap<HistoryFacts, readonly CoChange[]>();

/** Pairs of source files that are no tests and still there. */
export function sourcePairs({ files }: FindingParts, history: HistoryFacts): readonly CoChange[] {
  const known = new Set(files.filter((file) => !file.test).map((file) => file.path));
  return namedPairs(history).filter(({ a, b }) => known.has(a) && known.has(b));
}

function namedPairs(history: HistoryFacts): readonly CoChange[] {
  const known = pairsBefore.get(history);
  if (known !== undefined) return known;
  const pairs = history.coChanges.filter(
    ({ a, b }) => !changesWithAll(a) && !changesWithAll(b) && !areCounterparts(a, b),
  );
  pairsBefore.set(history, pairs);
  return pairs;
}
