/** The imports behind an arrow of the map. */
import type { EdgeKind } from '../model/graph.ts';
import type { MapDependency, MapEvidence, MapModel } from '../model/map.ts';
import { isAtOrBelow } from './focus.ts';

export interface ArrowEnds {
  /** Paths of files or folders. */
  readonly from: string;
  readonly to: string;
  readonly kinds?: readonly EdgeKind[];
}

const MOST = 50;

export function edgeEvidence({ files, dependencies }: MapModel, { from, to, kinds }: ArrowEnds): MapEvidence {
  const found = dependencies.filter(
    (each) =>
      isAtOrBelow(files[each.from]!.path, from) &&
      isAtOrBelow(files[each.to]!.path, to) &&
      (kinds === undefined || kinds.includes(each.kind)),
  );
  const imports = found
    .sort((a, b) => badness(b) - badness(a))
    .slice(0, MOST)
    .map(({ from: at, to: target, ...rest }) => ({
      path: files[at]!.path,
      to: files[target]!.path,
      ...rest,
    }));
  return { total: found.length, imports };
}

function badness({ mark }: MapDependency): number {
  return mark === undefined ? 0 : mark === 'cycle' ? 1 : 2;
}
