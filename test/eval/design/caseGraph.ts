/** The pattern graph of a folder of sources, without the engine round it. */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { finish } from '../../../src/base/steps.ts';
import { languageOf } from '../../../src/core/languages/languages.ts';
import type { FileFacts } from '../../../src/core/model/facts.ts';
import type { PatternGraph } from '../../../src/core/patterns/design/definition.ts';
import { patternGraph } from '../../../src/core/patterns/design/patternGraph.ts';
import { buildTypeGraph, type GraphSource } from '../../../src/core/patterns/design/typeGraph.ts';
import { isTestPath } from '../../../src/core/workspace/testPaths.ts';
import { defaultGrammarLocation } from '../../../src/infra/parse/grammarFiles.ts';
import { WasmParser } from '../../../src/infra/parse/wasmParser.ts';
import { scanFile } from '../../../src/infra/scan/scanFile.ts';

const parser = new WasmParser(defaultGrammarLocation());

export async function caseGraph(folder: string, most?: number): Promise<PatternGraph> {
  return graphOf(await caseSource(folder, most));
}

export function graphOf(source: GraphSource): PatternGraph {
  return finish(patternGraph(finish(buildTypeGraph(source))));
}

/** @param most files that are read at most, in path order. */
export async function caseSource(folder: string, most = 400): Promise<GraphSource> {
  const reader = { root: folder, maxFileBytes: 400_000 };
  const facts = new Map<string, FileFacts>();
  for (const path of sources(folder).slice(0, most)) {
    const language = languageOf(path)!;
    const name = relative(folder, path);
    const { facts: found } = await scanFile(parser, reader, { path: name, language: language.id }, 'shapes');
    if (found !== undefined) facts.set(name, found);
  }
  return { facts, imports: new Map(), isLeftOut: () => false };
}

function sources(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(
    ({ name }) => !/^(?:\.|node_modules$)/.test(name),
  );
  const paths = entries.flatMap((entry) =>
    entry.isDirectory() ? sources(join(folder, entry.name)) : [join(folder, entry.name)],
  );
  return paths.filter((path) => languageOf(path) !== undefined && !isTestPath(relative(folder, path))).sort();
}
