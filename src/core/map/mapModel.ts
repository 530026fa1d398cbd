/** What a map needs of the architecture model. */
import type { ArchitectureModel } from '../model/architectureModel.ts';
import type { MapDependency, MapFile, MapMark, MapModel } from '../model/map.ts';

const known = new WeakMap<ArchitectureModel, MapModel>();

/** Made once a model. Test files without edges are no part of the map. */
export function mapModelOf(model: ArchitectureModel): MapModel {
  const made = known.get(model) ?? make(model);
  known.set(model, made);
  return made;
}

function make(model: ArchitectureModel): MapModel {
  const cycleOf = runTimeCycles(model);
  const files = model.files
    .filter(({ test, incoming, outgoing }) => !test || incoming > 0 || outgoing > 0)
    .map(({ path, lines }): MapFile => ({ path, lines, inCycle: cycleOf.has(path), violations: 0 }));
  const indexOf = new Map(files.map(({ path }, at) => [path, at]));
  const dependencies = model.graph.edges.flatMap(({ from, to, kind, line }): MapDependency[] => {
    const [a, b] = [indexOf.get(from), indexOf.get(to)];
    if (a === undefined || b === undefined) return [];
    const cycle = cycleOf.get(from);
    const mark: MapMark | undefined = cycle !== undefined && cycle === cycleOf.get(to) ? 'cycle' : undefined;
    return [{ from: a, to: b, kind, line, ...(mark === undefined ? {} : { mark }) }];
  });
  return {
    name: model.root.split(/[\\/]/).findLast((part) => part !== '') ?? model.root,
    revision: model.revision,
    files,
    dependencies,
    modules: model.modules.map(({ path }) => path),
    layers: [],
  };
}

/** By file, the cycle that it is in. */
function runTimeCycles({ cycles }: ArchitectureModel): ReadonlyMap<string, number> {
  return new Map(
    cycles.flatMap(({ strength, members }, at) =>
      strength === 'run-time' ? members.map((path) => [path, at] as const) : [],
    ),
  );
}
