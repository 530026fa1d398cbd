/** Where a file stands: module, layer, who depends on it, and the patterns that its symbols play a part in. */
import type { ArchitectureModel, SourceFile } from '../model/architectureModel.ts';
import type { FileFacts, SymbolFact } from '../model/facts.ts';
import type { WorkspaceLayers } from '../model/layer.ts';
import type { FilePlace, PlacedSymbol, PlayedRole } from '../model/place.ts';
import { folderOfIndex } from './folderOfIndex.ts';
import { layerAt } from './layerAt.ts';
import { isType, mainSymbol } from './mainSymbol.ts';
import type { RolesByPath } from './rolesByPath.ts';

export interface PlaceSources {
  readonly model: ArchitectureModel;
  readonly roles: RolesByPath;
  layers(): WorkspaceLayers;
}

/** Dependents that are named with their place. */
const MOST_PLACES = 200;

/** @returns undefined for a path that is no source file of the workspace. */
export function placeOf(sources: PlaceSources, path: string): FilePlace | undefined {
  const { model, roles } = sources;
  const file = model.files.find((each) => each.path === path);
  const facts = model.facts.get(path);
  if (file === undefined || facts === undefined) return undefined;
  const layer = layerAt(file, model, sources.layers);
  const main = mainSymbol(path, facts.symbols);
  const folder = folderOfIndex(path);
  return {
    path,
    module: file.module,
    ...(layer === undefined ? {} : { layer }),
    test: file.test,
    dependents: dependentsOf(model, file),
    dependsOn: edgesOf(model, path, 'out').length,
    symbols: placedSymbols(facts, main, roles),
    ...(main === undefined ? {} : { main: main.name }),
    indexes: indexesIn(model, facts),
    ...(folder === undefined ? {} : { folder: { path: folder, symbols: playersIn(folder, sources) } }),
  };
}

function edgesOf({ graph }: ArchitectureModel, path: string, side: 'in' | 'out') {
  const at = graph.indexOf.get(path);
  return at === undefined ? [] : graph[side][at]!.map((edge) => graph.edges[edge]!);
}

function dependentsOf(model: ArchitectureModel, { path }: SourceFile): FilePlace['dependents'] {
  const edges = edgesOf(model, path, 'in');
  const importers = new Set(edges.map(({ from }) => from));
  const byModule = new Map<string, number>();
  for (const { path: from, module } of model.files)
    if (importers.has(from)) byModule.set(module, (byModule.get(module) ?? 0) + 1);
  const modules = [...byModule].map(([name, files]) => ({ name, files }));
  const places = edges
    .slice(0, MOST_PLACES)
    .map(({ from, line, names }) => ({ path: from, line, text: names.join(', ') }));
  return { count: edges.length, modules: modules.toSorted((a, b) => b.files - a.files), places };
}

function placedSymbols(
  { path, symbols }: FileFacts,
  main: SymbolFact | undefined,
  roles: RolesByPath,
): PlacedSymbol[] {
  const played = roles.get(path);
  return symbols
    .filter(
      (each) => each === main || isType(each) || (each.container === undefined && played?.has(each.name)),
    )
    .map(({ name, startLine }) => ({ name, line: startLine, roles: played?.get(name) ?? [] }));
}

function indexesIn(model: ArchitectureModel, { path, imports }: FileFacts): FilePlace['indexes'] {
  return (model.imports.get(path) ?? []).flatMap(({ rawIndex, target }) => {
    const raw = rawIndex === undefined ? undefined : imports[rawIndex];
    if (raw === undefined || target.status !== 'resolved' || folderOfIndex(target.path) === undefined)
      return [];
    return [{ specifier: raw.specifier, start: raw.start, end: raw.end, path: target.path }];
  });
}

function playersIn(folder: string, { roles }: PlaceSources): PlacedSymbol[] {
  return [...roles]
    .filter(([path]) => path.startsWith(`${folder}/`))
    .flatMap(([path, played]) => [...played].map(([name, own]) => player(path, name, own)));
}

function player(path: string, name: string, roles: readonly PlayedRole[]): PlacedSymbol {
  const own = roles[0]?.cast.find(
    (each) => each.path === path && (each.symbol === name || each.symbol.startsWith(`${name}.`)),
  );
  return { name, line: own?.line ?? 1, roles };
}
