/** Where the files of a workspace stand, as a search weighs it, and which of them a filter lets in. */

import { CodedError } from '../../base/codedError.ts';
import { rememberedByObject } from '../../base/remembered.ts';
import type { Chunk } from '../../core/chunks/chunk.ts';
import { kindOfText } from '../../core/chunks/chunksOf.ts';
import type { ArchitectureModel, SourceFile } from '../../core/model/architectureModel.ts';
import type { DependencyGraph } from '../../core/model/graph.ts';
import { glob, MAX_PATTERN_LENGTH } from '../../core/rules/patterns.ts';
import type { RankingParameters } from '../../core/search/parameters.ts';
import type { FileStanding } from '../../core/search/rank.ts';
import { isShowcase } from '../../core/workspace/showcase.ts';
import { isTestPath } from '../../core/workspace/testPaths.ts';
import type { SearchFilter, SearchRequest } from '../../protocol/knowledgeApi.ts';

const filesOf = rememberedByObject(
  ({ files }: ArchitectureModel) => new Map(files.map((file) => [file.path, file])),
);

const neighboursOf = rememberedByObject(({ nodes, edges, out, in: into }: DependencyGraph) => {
  const around = (list: readonly number[], end: 'from' | 'to') => list.map((edge) => edges[edge]![end]);
  return new Map(nodes.map((path, at) => [path, [...around(out[at]!, 'to'), ...around(into[at]!, 'from')]]));
});

const NOBODY: readonly string[] = [];

export interface Standings {
  standing(path: string): FileStanding | undefined;
  accepts(path: string, chunk: Chunk): boolean;
  sourceAt(path: string): SourceFile | undefined;
}

/** @throws `invalid-option` for a glob that cannot be read. */
export function standingsFor(
  model: ArchitectureModel,
  request: SearchRequest,
  parameters: RankingParameters,
): Standings {
  const files = filesOf(model);
  const neighbours = neighboursOf(model.graph);
  const lets = fileFilter(request, files);
  const near = nearnessTo(request.near, neighbours);
  const tests = wantsTests(request);
  return {
    sourceAt: (path) => files.get(path),
    accepts: chunkFilter(request, files),
    standing(path) {
      if (!lets(path)) return undefined;
      const file = files.get(path);
      return {
        damping:
          (tests ? 1 : testDamping(path, file, parameters)) * textDamping(path, file, request, parameters),
        centrality: file?.centrality ?? 0,
        neighbours: neighbours.get(path) ?? NOBODY,
        nearness: near(path),
      };
    },
  };
}

/** Asked for by their name, or by a filter that lets in nothing else. */
function wantsTests({ query, kinds }: SearchRequest): boolean {
  return kinds?.includes('test') === true || /\b(?:tests?|testing|specs?|fixtures?|mocks?)\b/i.test(query);
}

function testDamping(path: string, file: SourceFile | undefined, { test }: RankingParameters): number {
  return (file?.test ?? isTestPath(path)) || isShowcase(path) ? test : 1;
}

/** `CHANGES.rst`, `HISTORY.md`, `release-notes.txt`. */
const CHANGELOG = /(?:^|\/)(?:change(?:s|log)?|history|news|release[-_]?notes?)(?:[-_.][^/]*)?$/i;

function textDamping(
  path: string,
  file: SourceFile | undefined,
  { kinds }: SearchRequest,
  { document, changelog }: RankingParameters,
): number {
  if (file !== undefined || kinds !== undefined || kindOfText(path) === undefined) return 1;
  return CHANGELOG.test(path) ? document * changelog : document;
}

/** True where some files are kept out. */
export function filtersFiles({ languages, modules, paths }: SearchFilter): boolean {
  return languages !== undefined || modules !== undefined || paths !== undefined;
}

function fileFilter(
  { languages, modules, paths }: SearchFilter,
  files: ReadonlyMap<string, SourceFile>,
): (path: string) => boolean {
  const lets = pathFilter(paths);
  return (path) => {
    const file = files.get(path);
    if (languages !== undefined && !languages.includes(file?.language ?? '')) return false;
    if (modules !== undefined && !modules.includes(file?.module ?? '')) return false;
    return lets(path);
  };
}

/** @throws `invalid-option` for a glob that cannot be read. */
export function pathFilter(paths: SearchFilter['paths']): (path: string) => boolean {
  const globs = paths?.map(readGlob);
  return (path) => globs === undefined || globs.some((each) => each.mayFit(path) && each.test(path));
}

function readGlob(source: string) {
  try {
    if (source.length <= MAX_PATTERN_LENGTH) return glob(source);
  } catch {
    // Told below, as for one that is too long.
  }
  throw new CodedError(
    'invalid-option',
    `“${source.slice(0, 80)}” is no glob of paths. Write one like src/**/*.ts.`,
  );
}

function chunkFilter(
  { kinds }: SearchFilter,
  files: ReadonlyMap<string, SourceFile>,
): (path: string, chunk: Chunk) => boolean {
  if (kinds === undefined) return () => true;
  return (path, { kind }) =>
    kinds.includes(kind) ||
    (kinds.includes('code') && files.has(path)) ||
    (kinds.includes('test') && (files.get(path)?.test ?? isTestPath(path)));
}

/** The open file itself, its neighbours, and theirs. */
function nearnessTo(
  near: string | undefined,
  neighbours: ReadonlyMap<string, readonly string[]>,
): (path: string) => number {
  if (near === undefined) return () => 0;
  const next = new Set(neighbours.get(near));
  const further = new Set([...next].flatMap((path) => neighbours.get(path) ?? []));
  return (path) => {
    if (path === near || next.has(path)) return 1;
    return further.has(path) ? 0.4 : 0;
  };
}
