/** What a map needs of the architecture model. */
import type { ArchitectureModel } from '../model/architectureModel.ts';
import type { WorkspaceLayers } from '../model/layer.ts';
import type { MapDependency, MapFile, MapLayer, MapMark, MapModel } from '../model/map.ts';
import type { Violation } from '../model/rule.ts';
import { declaredLayers } from './declaredLayers.ts';

const known = new WeakMap<ArchitectureModel, MapModel>();

/**
 * Made once a model. Test files without edges are no part of the map.
 * @param inferred is asked once a model.
 */
export function mapModelOf(model: ArchitectureModel, inferred: () => WorkspaceLayers): MapModel {
  const made = known.get(model) ?? make(model, inferred());
  known.set(model, made);
  return made;
}

function make(model: ArchitectureModel, inferred: WorkspaceLayers): MapModel {
  const cycleOf = runTimeCycles(model);
  const violations = model.ruling?.violations ?? [];
  const broken = countedBy(violations, ({ from }) => from);
  const files = model.files
    .filter(({ test, incoming, outgoing, path }) => !test || incoming > 0 || outgoing > 0 || broken.has(path))
    .map(
      ({ path, lines }): MapFile => ({
        path,
        lines,
        inCycle: cycleOf.has(path),
        violations: broken.get(path) ?? 0,
      }),
    );
  const indexOf = new Map(files.map(({ path }, at) => [path, at]));
  return {
    name: model.root.split(/[\\/]/).findLast((part) => part !== '') ?? model.root,
    revision: model.revision,
    files,
    dependencies: dependenciesOf(model, { indexOf, cycleOf, violations }),
    modules: model.modules.map(({ path }) => path),
    layerings: layeringsOf(model, inferred, indexOf),
  };
}

function countedBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

interface Marks {
  readonly indexOf: ReadonlyMap<string, number>;
  readonly cycleOf: ReadonlyMap<string, number>;
  readonly violations: readonly Violation[];
}

function dependenciesOf(
  { graph }: ArchitectureModel,
  { indexOf, cycleOf, violations }: Marks,
): MapDependency[] {
  const wrong = new Map(violations.map((each) => [`${each.from}\n${each.to}`, each]));
  return graph.edges.flatMap(({ from, to, kind, line }): MapDependency[] => {
    const [a, b] = [indexOf.get(from), indexOf.get(to)];
    if (a === undefined || b === undefined) return [];
    const violation = wrong.get(`${from}\n${to}`);
    if (violation !== undefined)
      return [{ from: a, to: b, kind, line: violation.line, mark: 'violation', note: violation.message }];
    const cycle = cycleOf.get(from);
    const mark: MapMark | undefined = cycle !== undefined && cycle === cycleOf.get(to) ? 'cycle' : undefined;
    return [{ from: a, to: b, kind, line, ...(mark === undefined ? {} : { mark }) }];
  });
}

/** By file, the cycle that it is in. */
function runTimeCycles({ cycles }: ArchitectureModel): ReadonlyMap<string, number> {
  return new Map(
    cycles.flatMap(({ strength, members }, at) =>
      strength === 'run-time' ? members.map((path) => [path, at] as const) : [],
    ),
  );
}

/** What a person has declared goes before what the dependencies show, and what orders a part before what orders the whole. */
function layeringsOf(
  model: ArchitectureModel,
  { main, inner }: WorkspaceLayers,
  indexOf: ReadonlyMap<string, number>,
): readonly (readonly MapLayer[])[] {
  const orders = [
    ...declaredLayers(model),
    ...[...inner, ...(main === undefined ? [] : [main])].map(({ layers }) => layers),
  ];
  return orders.map((layers) =>
    layers.map(({ name, files }) => ({
      name,
      files: files.flatMap((path) => indexOf.get(path) ?? []),
    })),
  );
}
