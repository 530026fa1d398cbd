/** Groups of files that import each other and that nothing else reaches: not from an entry point, not from a test. */
import { dirname } from '../../base/paths.ts';
import { rememberedByObject } from '../../base/remembered.ts';
import type { Finding } from '../model/finding.ts';
import { findingId } from '../model/findingId.ts';
import type { ResolvedImport } from '../model/graph.ts';
import type { LanguageId } from '../model/language.ts';
import type { Module } from '../model/module.ts';
import { isDeclaration } from '../workspace/declarationFiles.ts';
import { isEntryName, isFoundByPlace } from './entryPoints.ts';
import type { FindingParts } from './findingParts.ts';
import { outcomeOf } from './importOutcomes.ts';
import { isMentioned, namesInManifests } from './manifestMentions.ts';
import { hiddenImporters, packageOf } from './unseenImporters.ts';
import { counted } from './wording.ts';

/** Elsewhere files are reached by name, autoloading or linking; a Python package is there for whoever installs it. */
const BY_IMPORT_ONLY = new Set<LanguageId>(['typescript', 'tsx', 'javascript', 'jsx']);
const MIN_FILES = 2;
/** Share of all files that are not reached, above which it is the entry points that are not known. */
const TOO_MANY = 0.2;
const MIN_RESOLVED = 0.97;
const MOST = 3;
const MAX_EVIDENCE = 5;

export function findDeadModules(parts: FindingParts): Finding[] {
  const { modules, graph } = parts;
  if (!wellResolved(parts)) return [];
  const reached = reachedFiles(parts);
  // Nearly all modules are reached by their first file: what it takes to say more is asked of the rest.
  const unreached = modules.filter((module) => productOf(module, parts).every((path) => !reached.has(path)));
  const large = unreached.filter((module) => productOf(module, parts).length >= MIN_FILES);
  if (large.length === 0) return [];
  const missed = graph.nodes.filter((path) => !reached.has(path));
  if (missed.length > TOO_MANY * graph.nodes.length) return [];
  const roots = new Set(parts.manifests.map(dirname));
  const unseen = new Set(hiddenImporters(parts.paths).map((path) => packageOf(path, roots)));
  // Nothing of the package is reached: what starts it is not known, for all its parts.
  const alive = new Set(
    graph.nodes.filter((path) => reached.has(path)).map((path) => packageOf(path, roots)),
  );
  const isDead = (path: string) => {
    const home = packageOf(path, roots);
    return isByImportOnly(path, parts) && !unseen.has(home) && alive.has(home);
  };
  return large
    .filter((module) => productOf(module, parts).every(isDead))
    .slice(0, MOST)
    .map((module) => describe(module.name, productOf(module, parts), parts));
}

function productOf({ files }: Module, { isTest }: FindingParts): readonly string[] {
  return files.filter((path) => !isTest(path));
}

function isByImportOnly(path: string, { facts }: Pick<FindingParts, 'facts'>): boolean {
  return BY_IMPORT_ONLY.has(facts.get(path)?.language ?? 'c');
}

function wellResolved({ imports }: FindingParts): boolean {
  let [found, lost] = [0, 0];
  for (const list of imports.values()) {
    const outcome = outcomeOf(list);
    found += outcome.found;
    lost += outcome.lost.length;
  }
  return found > 0 && found / (found + lost) >= MIN_RESOLVED;
}

/** From whatever may be started, listed, mentioned or tested, over imports of every kind. */
function reachedFiles(parts: FindingParts): ReadonlySet<string> {
  const { imports } = parts;
  const reached = new Set(startersOf(parts));
  for (const path of parts.paths) if (parts.isTest(path)) reached.add(path);
  for (const path of reached) {
    const list = imports.get(path);
    if (list !== undefined) for (const target of targetsOf(list)) reached.add(target);
  }
  return reached;
}

/** Lists are immutable, and after one edit all but one are the same. */
const targetsOf = rememberedByObject((list: readonly ResolvedImport[]) => [
  ...new Set(list.flatMap(({ target }) => (target.status === 'resolved' ? [target.path] : []))),
]);

interface Starters {
  readonly manifests: FindingParts['manifests'];
  readonly texts: FindingParts['manifestTexts'];
  readonly files: readonly string[];
}

/** By the list of files: lists and manifests stay the same while sources are edited. */
const startersBefore = new WeakMap<readonly string[], Starters>();

function startersOf(parts: FindingParts): readonly string[] {
  const { graph, manifests, manifestTexts: texts } = parts;
  const before = startersBefore.get(graph.nodes);
  if (before?.manifests === manifests && before.texts === texts) return before.files;
  const files = graph.nodes.filter((path) => mayStart(path, parts));
  startersBefore.set(graph.nodes, { manifests, texts, files });
  return files;
}

function mayStart(path: string, parts: FindingParts): boolean {
  const { manifests, manifestTexts, isTest } = parts;
  if (isTest(path) || isDeclaration(path) || isEntryFile(path) || isFoundByPlace(path)) return true;
  if (!isByImportOnly(path, parts)) return true;
  if (dirname(path) === '' || manifests.some((manifest) => dirname(manifest) === dirname(path))) return true;
  return isMentioned(path, namesInManifests(manifestTexts));
}

/** An `index` gathers its folder; it starts something only where nothing but its name says so in the root of a package. */
function isEntryFile(path: string): boolean {
  return isEntryName(path) && !/(?:^|\/)index\.\w+$/.test(path)
    ? true
    : /^(?:[^/]+\/){0,2}index\.\w+$|(?:^|\/)src\/index\.\w+$/.test(path);
}

function describe(name: string, files: readonly string[], { facts }: FindingParts): Finding {
  const lines = files.reduce((sum, path) => sum + (facts.get(path)?.lines ?? 0), 0);
  return {
    id: findingId('dead-module', name),
    kind: 'dead-module',
    severity: 'info',
    confidence: 'likely',
    title: `${name} seems dead: nothing outside reaches its ${counted(files.length, 'file')}`,
    explanation: `No entry point, test or manifest leads to any of them; ${counted(lines, 'line')} are kept up to date for nobody. Check that nothing loads them by name; then delete the folder, or import it where it was meant to be used.`,
    evidence: files
      .slice(0, MAX_EVIDENCE)
      .map((path) => ({ path, line: 1, text: 'Imported, if at all, only from this module.' })),
    subjects: [name, ...files],
  };
}
