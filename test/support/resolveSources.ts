/** Source texts through the real parser and one resolver family: what a rule of a language comes to, from its own syntax on. */
import { extractFacts } from '../../src/core/extract/extractFacts.ts';
import { languageOf } from '../../src/core/languages/languages.ts';
import type { FileFacts } from '../../src/core/model/facts.ts';
import type { ResolvedImport } from '../../src/core/model/graph.ts';
import type { ResolverFamily } from '../../src/core/ports/languageSupport.ts';
import { createPathIndex } from '../../src/core/workspace/pathIndex.ts';
import { defaultGrammarLocation } from '../../src/infra/parse/grammarFiles.ts';
import { WasmParser } from '../../src/infra/parse/wasmParser.ts';

const parser = new WasmParser(defaultGrammarLocation());

export async function factsOfSource(path: string, text: string): Promise<FileFacts> {
  const { id, grammar } = languageOf(path)!;
  const extracted = await parser.parse(grammar, text, ({ matches, manifest }) =>
    extractFacts(matches('all'), manifest.visibility),
  );
  const size = { hash: text, sizeBytes: text.length, lines: text.split('\n').length };
  return { path, language: id, depth: 'full', ...size, ...extracted!, problems: [] };
}

/**
 * Where the imports and uses of every file lead, sorted and without repeats:
 * `from → to`, `from ↗ package` or `from ✗ specifier`.
 */
export async function resolveSources(
  family: ResolverFamily,
  files: Readonly<Record<string, string>>,
  problem: (path: string, message: string) => void = () => {},
): Promise<readonly string[]> {
  const facts = new Map<string, FileFacts>();
  for (const [path, text] of Object.entries(files)) {
    if (languageOf(path) !== undefined) facts.set(path, await factsOfSource(path, text));
  }
  const manifests = new Map(Object.entries(files).filter(([path]) => isManifest(family, path)));
  const paths = createPathIndex(Object.keys(files));
  const resolver = family.prepare({ root: '/w', paths, manifests, facts, problem });
  const lines = [...facts.values()].flatMap((file) =>
    resolver.resolve(file).map((each) => show(file.path, each)),
  );
  return [...new Set(lines)].sort();
}

function isManifest({ manifests }: ResolverFamily, path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return manifests.some((each) => (each.startsWith('*.') ? name.endsWith(each.slice(1)) : name === each));
}

function show(from: string, { target, specifier }: ResolvedImport): string {
  if (target.status === 'resolved') return `${from} → ${target.path}`;
  return target.status === 'external' ? `${from} ↗ ${target.package}` : `${from} ✗ ${specifier}`;
}
