/** One place, many reasons to change: after M. Fowler's “Divergent Change” (“Refactoring”, 1999), seen in who it changes with. */
import { grouped } from '../../base/grouped.ts';
import type { Finding } from '../model/finding.ts';
import { findingId } from '../model/findingId.ts';
import type { CoChange, HistoryFacts } from '../model/history.ts';
import { relatedIn, sourcePairs, tellingHistory } from './coChanges.ts';
import { quantile } from './distribution.ts';
import type { FindingParts } from './findingParts.ts';
import { moduleOfFile } from './moduleEdges.ts';
import { counted, shortName } from './wording.ts';

/** Share of files that change less often. */
const BUSY = 0.97;
const MIN_CHANGES = 30;
/** Lines below which a file has not room for many concerns. */
const MIN_LINES = 300;
/** Companions from modules that have nothing to do with each other. */
const MIN_REASONS = 4;
const MIN_TOGETHER = 4;
/** Share of its changes that these companions account for. */
const ACCOUNTED = 0.4;
const MOST = 2;

interface Reason {
  readonly module: string;
  readonly pairs: readonly CoChange[];
}

export function findDivergentChange(parts: FindingParts): Finding[] {
  const history = tellingHistory(parts);
  if (history === undefined) return [];
  const busy = busyFiles(parts, history);
  const partners = partnersOf(sourcePairs(parts, history), busy);
  if (partners.size === 0) return [];
  const moduleOf = moduleOfFile(parts);
  const imported = relatedIn(parts);
  // A feature that takes all of them at once is one reason.
  const together = new Set(history.coChanges.map(({ a, b }) => `${a}\n${b}`));
  const related = (a: string, b: string) =>
    imported(a, b) || together.has(`${a}\n${b}`) || together.has(`${b}\n${a}`);
  const found = [...partners].flatMap(([path, pairs]) => {
    // Who depends on it follows its changes: that is one reason, and not its own.
    const users = new Set(dependants(path, parts));
    const others = pairs.filter(({ a, b }) => !users.has(a === path ? b : a));
    const reasons = reasonsOf(path, others, { moduleOf, related });
    const churn = history.churn.get(path) ?? 0;
    const accounted = reasons.reduce(
      (sum, each) => sum + Math.max(...each.pairs.map(({ together }) => together)),
      0,
    );
    return reasons.length < MIN_REASONS || accounted < ACCOUNTED * churn ? [] : [{ path, churn, reasons }];
  });
  return found
    .sort((a, b) => b.reasons.length - a.reasons.length || b.churn - a.churn)
    .slice(0, MOST)
    .map(describe);
}

function dependants(path: string, { graph }: FindingParts): readonly string[] {
  return (graph.in[graph.indexOf.get(path) ?? -1] ?? []).map((edge) => graph.edges[edge]!.from);
}

function busyFiles({ files }: FindingParts, { churn }: HistoryFacts): ReadonlySet<string> {
  const own = files.filter((file) => !file.test);
  const limit = Math.max(
    MIN_CHANGES,
    quantile(
      own.map(({ path }) => churn.get(path) ?? 0),
      BUSY,
    ),
  );
  return new Set(
    own
      .filter(({ path, lines }) => lines >= MIN_LINES && (churn.get(path) ?? 0) >= limit)
      .map(({ path }) => path),
  );
}

function partnersOf(
  pairs: readonly CoChange[],
  busy: ReadonlySet<string>,
): ReadonlyMap<string, readonly CoChange[]> {
  const telling = pairs.filter(({ together }) => together >= MIN_TOGETHER);
  const ends = telling.flatMap((pair) =>
    [pair.a, pair.b].filter((path) => busy.has(path)).map((path) => ({ path, pair })),
  );
  return new Map(
    [...grouped(ends, ({ path }) => path)].map(([path, list]) => [path, list.map(({ pair }) => pair)]),
  );
}

interface Places {
  readonly moduleOf: ReadonlyMap<string, string>;
  related(a: string, b: string): boolean;
}

/** Other modules whose files change with it, one for all those that deal with each other. */
function reasonsOf(
  path: string,
  pairs: readonly CoChange[],
  { moduleOf, related }: Places,
): readonly Reason[] {
  const other = ({ a, b }: CoChange) => (a === path ? b : a);
  const away = pairs.filter((pair) => moduleOf.get(other(pair)) !== moduleOf.get(path));
  const reasons: { module: string; pairs: CoChange[] }[] = [];
  for (const [module, own] of grouped(away, (pair) => moduleOf.get(other(pair)) ?? '.')) {
    const same = reasons.find((each) => each.pairs.some((x) => own.some((y) => related(other(x), other(y)))));
    if (same === undefined) reasons.push({ module, pairs: [...own] });
    else same.pairs.push(...own);
  }
  return reasons;
}

function describe({
  path,
  churn,
  reasons,
}: {
  readonly path: string;
  readonly churn: number;
  readonly reasons: readonly Reason[];
}): Finding {
  return {
    id: findingId('divergent-change', path),
    kind: 'divergent-change',
    severity: 'info',
    confidence: 'guess',
    title: `${shortName(path)} changes for ${reasons.length} unrelated reasons`,
    explanation: `It changed in ${churn} commits, more than nearly all other files, together with files of ${reasons.length} modules that do not deal with each other (${reasons
      .map(({ module }) => module)
      .slice(0, MIN_REASONS)
      .join(', ')}). Part it along these, so that work on one does not touch the others.`,
    evidence: reasons.flatMap(({ pairs }) => {
      const best = pairs.toSorted((a, b) => b.together - a.together)[0]!;
      return [
        {
          path: best.a === path ? best.b : best.a,
          line: 1,
          text: `Changed in ${counted(best.together, 'commit')} with it.`,
        },
      ];
    }),
    subjects: [path],
  };
}
