/** Edges of the graph, as answers ask for them. */
import type { ArchitectureModel, SourceFile } from '../model/architectureModel.ts';
import type { DependencyEdge } from '../model/graph.ts';
import type { Subject } from './subjects/subject.ts';
import { code } from './words.ts';

export function edgesFrom({ graph }: ArchitectureModel, path: string): readonly DependencyEdge[] {
  const at = graph.indexOf.get(path);
  return at === undefined ? [] : graph.out[at]!.map((each) => graph.edges[each]!);
}

export function edgesTo({ graph }: ArchitectureModel, path: string): readonly DependencyEdge[] {
  const at = graph.indexOf.get(path);
  return at === undefined ? [] : graph.in[at]!.map((each) => graph.edges[each]!);
}

/** Edges that cross into a set of files from outside, or out of it. */
export function crossing(
  model: ArchitectureModel,
  inside: ReadonlySet<string>,
  way: 'in' | 'out',
): DependencyEdge[] {
  return [...inside].flatMap((path) =>
    (way === 'in' ? edgesTo : edgesFrom)(model, path).filter(
      (edge) => !edge.test && !inside.has(way === 'in' ? edge.from : edge.to),
    ),
  );
}

export function moduleOf(model: ArchitectureModel, path: string): string {
  return filesByPath(model).get(path)?.module ?? '.';
}

const byPath = new WeakMap<ArchitectureModel, ReadonlyMap<string, SourceFile>>();

export function filesByPath(model: ArchitectureModel): ReadonlyMap<string, SourceFile> {
  const known = byPath.get(model) ?? new Map(model.files.map((file) => [file.path, file]));
  byPath.set(model, known);
  return known;
}

/** Files that are meant by a subject; none for a package. */
export function filesOf(model: ArchitectureModel, subject: Subject): readonly string[] {
  switch (subject.kind) {
    case 'file':
    case 'symbol':
      return [subject.file.path];
    case 'module':
      return subject.module.files;
    case 'folder':
      return model.files.filter(({ path }) => path.startsWith(`${subject.name}/`)).map(({ path }) => path);
    case 'package':
      return [];
  }
}

/** `the module src/db`, as it stands in a sentence. */
export function nameOf(subject: Subject): string {
  switch (subject.kind) {
    case 'file':
      return subject.lines === undefined
        ? code(subject.file.path)
        : `${code(subject.file.path)} (lines ${subject.lines.join('–')})`;
    case 'module':
      return subject.module.name === '.' ? 'the root module' : `the module ${code(subject.module.name)}`;
    case 'folder':
      return `the folder ${code(subject.name)}`;
    case 'symbol':
      return code(subject.name);
    case 'package':
      return `the package ${code(subject.name)}`;
  }
}

export function moduleName(name: string): string {
  return name === '.' ? 'the root' : code(name);
}
