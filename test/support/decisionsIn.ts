/** The decisions of files given as text: facts and imports through the real parser, without a resolver. */
import { findDecisions, type WorkspaceDecisions } from '../../src/core/decisions/findDecisions.ts';
import { languageOf } from '../../src/core/languages/languages.ts';
import type { SourceFile } from '../../src/core/model/architectureModel.ts';
import type { FileFacts } from '../../src/core/model/facts.ts';
import type { ResolvedImport } from '../../src/core/model/graph.ts';
import { isTestPath } from '../../src/core/workspace/testPaths.ts';
import { factsOfSource } from './resolveSources.ts';

export async function decisionsIn(workspace: Readonly<Record<string, string>>): Promise<WorkspaceDecisions> {
  const facts = new Map<string, FileFacts>();
  for (const [path, text] of Object.entries(workspace))
    if (languageOf(path) !== undefined) facts.set(path, await factsOfSource(path, text));
  const files = [...facts.values()].map(
    ({ path, language, lines, sizeBytes }): SourceFile => ({
      ...{ path, language, lines, sizeBytes, module: '.', test: isTestPath(path) },
      ...{ centrality: 1, incoming: 0, outgoing: 0 },
    }),
  );
  const imports = new Map([...facts].map(([path, each]) => [path, each.imports.map(external)]));
  const texts = new Map(Object.entries(workspace));
  return findDecisions({ paths: [...texts.keys()], texts, files, facts, imports });
}

/** Every import is one of a package of that name. */
function external({ specifier, kind, line, names }: FileFacts['imports'][number]): ResolvedImport {
  return { specifier, kind, line, names, target: { status: 'external', package: specifier } };
}
