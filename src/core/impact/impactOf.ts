/** Who is affected when files change: dependents by distance, tests that reach them, and what has changed with them before. */
import { grouped } from '../../base/grouped.ts';
import { rememberedByObject } from '../../base/remembered.ts';
import type { ArchitectureModel } from '../model/architectureModel.ts';
import type { Evidence } from '../model/finding.ts';
import type { EdgeKind } from '../model/graph.ts';
import type { CoChange } from '../model/history.ts';

export interface Dependent {
  readonly path: string;
  readonly module: string;
  readonly test: boolean;
  /** Number of imports from it to what changes. */
  readonly distance: number;
  /** Its import that leads there, on the first line where one does. */
  readonly through: Evidence;
  /** `type` and `deferred` break later, or only when compiled. */
  readonly kind: EdgeKind;
  /** Names that it takes by this import. */
  readonly names: readonly string[];
  readonly centrality: number;
}

export interface Impact {
  /** Nearest first, then those on which most rests. Without test code. */
  readonly dependents: readonly Dependent[];
  /** Nearest first. */
  readonly tests: readonly Dependent[];
  /** With files outside of the change that are there still, strongest first. `linked`: an import leads from one to the other. */
  readonly coChanges: readonly (CoChange & {
    readonly inside: string;
    readonly outside: string;
    readonly linked: boolean;
  })[];
}

/** @param symbol only who takes this name at first hand, and who depends on them. */
export function impactOf(model: ArchitectureModel, changed: readonly string[], symbol?: string): Impact {
  const inside = new Set(changed);
  const found = spread(usersIn(model.imports), inside, symbol);
  const files = new Map(model.files.map((file) => [file.path, file]));
  const all = [...found].flatMap(([path, step]): Dependent[] => {
    const file = files.get(path);
    return file === undefined
      ? []
      : [{ ...step, path, module: file.module, test: file.test, centrality: file.centrality }];
  });
  const ordered = all.sort(
    (a, b) => a.distance - b.distance || b.centrality - a.centrality || (a.path < b.path ? -1 : 1),
  );
  return {
    dependents: ordered.filter(({ test }) => !test),
    tests: ordered.filter(({ test }) => test),
    coChanges: coChangesOf(model, inside, found),
  };
}

/** Below it, files that change often meet by chance. */
const MIN_STRENGTH = 0.1;

interface Use extends Pick<Dependent, 'through' | 'kind' | 'names'> {
  readonly from: string;
}

/** Test code too: it is no architecture, but it breaks. */
const usersIn = rememberedByObject(
  (imports: ArchitectureModel['imports']): ReadonlyMap<string, readonly Use[]> => {
    const uses = [...imports].flatMap(([from, own]) =>
      own.flatMap(({ target, line, kind, names, idle, specifier }) =>
        target.status !== 'resolved' || idle === true || target.path === from
          ? []
          : [{ to: target.path, from, kind, names, through: { path: from, line, text: specifier } }],
      ),
    );
    return grouped(uses, ({ to }) => to);
  },
);

type Step = Pick<Dependent, 'distance' | 'through' | 'kind' | 'names'>;

function spread(
  users: ReadonlyMap<string, readonly Use[]>,
  inside: ReadonlySet<string>,
  symbol: string | undefined,
): ReadonlyMap<string, Step> {
  const found = new Map<string, Step>();
  let ring: Iterable<string> = inside;
  for (let distance = 1; ; distance++) {
    const next = new Set<string>();
    for (const path of ring) {
      for (const { from, ...use } of users.get(path) ?? []) {
        if (inside.has(from) || (distance === 1 && !takes(use.names, symbol))) continue;
        if (found.has(from)) continue;
        found.set(from, { distance, ...use });
        next.add(from);
      }
    }
    if (next.size === 0) return found;
    ring = next;
  }
}

/** Whoever takes everything, or says no names, may take it. */
function takes(names: readonly string[], symbol: string | undefined): boolean {
  return symbol === undefined || names.length === 0 || names.includes(symbol) || names.includes('*');
}

function coChangesOf(
  { history, imports, facts }: ArchitectureModel,
  inside: ReadonlySet<string>,
  found: ReadonlyMap<string, Step>,
): Impact['coChanges'] {
  const uses = new Set(
    [...inside].flatMap((path) =>
      (imports.get(path) ?? []).flatMap(({ target }) => (target.status === 'resolved' ? [target.path] : [])),
    ),
  );
  return (history?.coChanges ?? []).flatMap((pair) => {
    if (inside.has(pair.a) === inside.has(pair.b) || pair.strength < MIN_STRENGTH) return [];
    const [own, other] = inside.has(pair.a) ? [pair.a, pair.b] : [pair.b, pair.a];
    if (!facts.has(other)) return [];
    const linked = uses.has(other) || found.get(other)?.distance === 1;
    return [{ ...pair, inside: own, outside: other, linked }];
  });
}
