/**
 * Files that nothing imports. Never proven: frameworks, tools and people start files in ways that no import shows, so
 * whatever a name, a place, a manifest or a pattern of siblings explains is left out, and the rest is worth a look.
 */
import { basename, dirname } from '../../base/paths.ts';
import type { Confidence, Finding } from '../model/finding.ts';
import { findingId } from '../model/findingId.ts';
import type { DependencyGraph, ResolvedImport } from '../model/graph.ts';
import type { LanguageId } from '../model/language.ts';
import { isDeclaration } from '../workspace/declarationFiles.ts';
import { isEntryName, isFoundByPlace, stemOf } from './entryPoints.ts';
import type { FindingParts } from './findingParts.ts';
import { outcomeOf } from './importOutcomes.ts';
import { isMentioned, namesInManifests } from './manifestMentions.ts';
import { hiddenImporters, packageOf } from './unseenImporters.ts';
import { counted } from './wording.ts';

/** Elsewhere files reach each other by class name, autoloading, linking or reflection. */
const BY_IMPORT_ONLY = new Set<LanguageId>(['typescript', 'tsx', 'javascript', 'jsx', 'python']);
/** So many unimported files in one folder are loaded by listing it. */
const LISTED_FOLDER = 3;
/** Share of a folder's other files that must be imported: where few are, files are run, listed or read as data. */
const WOVEN = 0.5;
/** Files that only this one imports, from which on it is more likely a program's start than forgotten. */
const CARRIED = 3;
/** Share of imports resolved below which an importer may have been missed. */
const WELL_RESOLVED = 0.97;
/** Share below which nothing can be said: the resolution rate is what to look at then. */
const HARDLY_RESOLVED = 0.8;

interface Importers {
  readonly byTest: ReadonlySet<string>;
  /** Last path segments, without extension, of specifiers that led nowhere. */
  readonly unresolved: ReadonlySet<string>;
  /** Resolved / (resolved + unresolved), in [0, 1]. */
  readonly rate: number;
}

export function findOrphans(parts: FindingParts): Finding[] {
  const unimported = parts.graph.nodes.filter(
    (path, node) =>
      hasNoImporter(parts.graph, node) && !carriesOthers(parts.graph, node) && canBeOrphan(parts, path),
  );
  if (unimported.length === 0) return [];
  const importers = importersOf(parts);
  if (importers.rate < HARDLY_RESOLVED) return [];
  const mentioned = namesInManifests(parts.manifestTexts);
  const roots = new Set(parts.manifests.map(dirname));
  const unseen = new Set(hiddenImporters(parts.paths).map((path) => packageOf(path, roots)));
  const isKnown = (path: string) => importers.unresolved.has(stemOf(path)) || isMentioned(path, mentioned);
  const woven = wovenFolders(parts);
  const candidates = unimported.filter(
    (path) =>
      !isKnown(path) &&
      !roots.has(dirname(path)) &&
      !unseen.has(packageOf(path, roots)) &&
      woven(dirname(path)) &&
      !isPublicAndTested(parts, path, importers),
  );
  const perFolder = new Map<string, number>();
  for (const path of candidates) perFolder.set(dirname(path), (perFolder.get(dirname(path)) ?? 0) + 1);
  return candidates
    .filter((path) => perFolder.get(dirname(path))! < LISTED_FOLDER)
    .map((path) => describe(parts, path, importers));
}

/** Asks whether a folder's source files import each other or are imported: what lies among such files and is not imported stands out. */
function wovenFolders({ graph, isTest, facts }: FindingParts): (folder: string) => boolean {
  const counts = new Map<string, { imported: number; not: number }>();
  for (const [node, path] of graph.nodes.entries()) {
    if (isTest(path) || !BY_IMPORT_ONLY.has(facts.get(path)?.language ?? 'c')) continue;
    const count = counts.get(dirname(path)) ?? { imported: 0, not: 0 };
    counts.set(dirname(path), count);
    if (hasNoImporter(graph, node)) count.not++;
    else count.imported++;
  }
  return (folder) => {
    const { imported, not } = counts.get(folder) ?? { imported: 0, not: 0 };
    return imported > 0 && imported >= WOVEN * (imported + not - 1);
  };
}

/** A Python module that only tests import is what its package offers to others. */
function isPublicAndTested({ facts }: FindingParts, path: string, { byTest }: Importers): boolean {
  return facts.get(path)?.language === 'python' && byTest.has(path);
}

function hasNoImporter(graph: DependencyGraph, node: number): boolean {
  return graph.in[node]!.every((edge) => graph.edges[edge]!.test);
}

function carriesOthers(graph: DependencyGraph, node: number): boolean {
  const carried = graph.out[node]!.filter((edge) => {
    const target = graph.indexOf.get(graph.edges[edge]!.to) ?? -1;
    return (graph.in[target] ?? []).every((into) => graph.edges[into]!.from === graph.nodes[node]);
  });
  return carried.length >= CARRIED;
}

function canBeOrphan({ facts, isTest }: FindingParts, path: string): boolean {
  const known = facts.get(path);
  if (known === undefined || known.depth === 'imports' || !BY_IMPORT_ONLY.has(known.language)) return false;
  if (isTest(path) || isDeclaration(path) || isEntryName(path) || isFoundByPlace(path)) return false;
  // A file that offers nothing is run for what it does.
  return dirname(path) !== '' && known.symbols.some((symbol) => symbol.exported && symbol.name !== 'main');
}

function importersOf({ imports, files }: FindingParts): Importers {
  const tests = new Set(files.filter((file) => file.test).map((file) => file.path));
  const byTest = new Set<string>();
  const unresolved = new Set<string>();
  let [found, missed] = [0, 0];
  for (const [from, list] of imports) {
    const outcome = outcomeOf(list);
    found += outcome.found;
    missed += outcome.lost.length;
    for (const name of outcome.lost) unresolved.add(name);
    if (tests.has(from)) addTargets(byTest, list);
    else addTargets(byTest, outcome.inTest);
  }
  return { byTest, unresolved, rate: found + missed === 0 ? 0 : found / (found + missed) };
}

function addTargets(targets: Set<string>, list: readonly ResolvedImport[]): void {
  for (const { target } of list) if (target.status === 'resolved') targets.add(target.path);
}

function describe({ facts, manifestTexts }: FindingParts, path: string, importers: Importers): Finding {
  const tested = importers.byTest.has(path);
  const exported = facts.get(path)!.symbols.filter((symbol) => symbol.exported);
  const who = tested ? 'Only tests import it' : 'No file of this workspace imports it';
  return {
    id: findingId('orphan', path),
    kind: 'orphan',
    severity: 'info',
    confidence: confidenceOf(path, importers, { facts, tested, manifestTexts }),
    title: `${basename(path)} seems unused: ${tested ? 'only tests import it' : 'nothing imports it'}`,
    explanation: `${who}, and neither its name, its folder nor a manifest says that something else starts it. Check that nothing loads it by name; then delete it${tested ? ' together with its tests' : ''}, or import it where it was meant to be used.`,
    evidence: [
      {
        path,
        line: exported[0]!.startLine,
        text: `${counted(exported.length, 'exported name')}, taken by no other source file.`,
      },
    ],
    subjects: [path],
  };
}

/** `likely` needs manifests to have been asked for entry points, a language whose imports are all visible, nearly all of them resolved, and no test that keeps the file alive. */
function confidenceOf(
  path: string,
  importers: Importers,
  {
    facts,
    tested,
    manifestTexts,
  }: Pick<FindingParts, 'facts' | 'manifestTexts'> & { readonly tested: boolean },
): Confidence {
  if (manifestTexts === undefined) return 'guess';
  const sure = facts.get(path)!.language !== 'python' && importers.rate >= WELL_RESOLVED && !tested;
  return sure ? 'likely' : 'guess';
}
