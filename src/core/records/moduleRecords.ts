/** Modules: where each lies, what its README says of it, what it is made of and what it stands on. */
import { readmeOf, saidOfReadme } from '../answers/docs.ts';
import type { ArchitectureModel } from '../model/architectureModel.ts';
import type { Module } from '../model/module.ts';
import type { KnownRecord } from '../model/record.ts';
import { mainSymbol } from '../places/mainSymbol.ts';

/** Names of the most used files' main declarations, and of modules, that are told. */
const MOST_NAMES = 24;
const MOST_DEPENDENCIES = 8;

/** @returns the path of a module's README, where it has one. */
export function readmeOfModule(module: Module, paths: readonly string[]): string | undefined {
  return readmeOf(paths, module.path === '.' ? '' : module.path);
}

/** @param readme its text; undefined where there is none. */
export function moduleRecord(
  model: ArchitectureModel,
  module: Module,
  readme: string | undefined,
): KnownRecord {
  const said = readme === undefined ? undefined : saidOfReadme(readme)?.text;
  const names = mainNames(model, module);
  const below = module.dependsOn.slice(0, MOST_DEPENDENCIES).map((each) => each.module);
  const holds = `${module.files.length.toLocaleString('en')} ${module.files.length === 1 ? 'file' : 'files'}`;
  return {
    id: module.name,
    what: 'module',
    title: module.name,
    text: [
      said,
      names.length === 0 ? `Holds ${holds}.` : `Holds ${holds}: ${names.join(', ')}.`,
      below.length === 0 ? undefined : `Stands on ${below.join(', ')}.`,
    ]
      .filter((line) => line !== undefined)
      .join('\n'),
    path: module.path,
    startLine: 0,
    endLine: 0,
    module: module.name,
    language: '',
    weight: 1,
  };
}

/** Of the files that most others stand on. */
function mainNames({ facts, files }: ArchitectureModel, module: Module): readonly string[] {
  const own = new Set(module.files);
  const names = files
    .filter(({ path, test }) => own.has(path) && !test)
    .sort((a, b) => b.centrality - a.centrality || (a.path < b.path ? -1 : 1))
    .slice(0, MOST_NAMES)
    .flatMap(({ path }) => mainSymbol(path, facts.get(path)?.symbols ?? [])?.name ?? []);
  return [...new Set(names)];
}
