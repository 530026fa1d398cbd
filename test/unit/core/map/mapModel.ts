import type { EdgeKind } from '../../../../src/core/model/graph.ts';
import type { MapDependency, MapModel } from '../../../../src/core/model/map.ts';

export interface Sketch {
  /** `a/x.ts b/y.ts`, and what stands behind it. */
  readonly edges: readonly (string | readonly [string, Partial<Omit<MapDependency, 'from' | 'to'>>])[];
  /** Further files. */
  readonly files?: readonly string[];
  readonly modules?: readonly string[];
  /** By name, outermost first, beginnings of the paths of the layers' files. */
  readonly layerings?: readonly Readonly<Record<string, readonly string[]>>[];
}

/** A model of files that are named by their edges. */
export function modelOf({ edges, files = [], modules = [], layerings = [] }: Sketch): MapModel {
  const all = edges.map((edge) => (typeof edge === 'string' ? ([edge, {}] as const) : edge));
  const paths = [...new Set([...files, ...all.flatMap(([ends]) => ends.split(' '))])].sort();
  const at = (path: string) => paths.indexOf(path);
  const dependencies = all.map(([ends, rest]): MapDependency => {
    const [from = '', to = ''] = ends.split(' ');
    return { from: at(from), to: at(to), kind: 'static' satisfies EdgeKind, line: 1, ...rest };
  });
  const inCycle = new Set(
    dependencies.filter(({ mark }) => mark === 'cycle').flatMap(({ from, to }) => [from, to]),
  );
  return {
    name: 'shop',
    revision: 1,
    files: paths.map((path, file) => ({ path, lines: 10, inCycle: inCycle.has(file), violations: 0 })),
    dependencies,
    modules,
    layerings: layerings.map((layering) =>
      Object.entries(layering).map(([layer, below]) => ({
        name: layer,
        files: paths.flatMap((path, file) => (below.some((each) => path.startsWith(each)) ? [file] : [])),
      })),
    ),
  };
}
