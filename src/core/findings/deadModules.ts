/** Groups of files that import each other and that nothing else reaches: not from an entry point, not from a test. */
import { dirname } from '../../base/paths.ts';
import type { Finding } from '../model/finding.ts';
import { findingId } from '../model/findingId.ts';
import type { LanguageId } from '../model/language.ts';
import { isDeclaration } from '../workspace/declarationFiles.ts';
import { isEntryName, isFoundByPlace } from './entryPoints.ts';
import type { FindingParts } from './findingParts.ts';
import { isMentioned, namesInManifests } from './manifestMentions.ts';
import { hidesImports, packageOf } from './unseenImporters.ts';
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
  const { modules, graph, facts } = parts;
  if (!wellResolved(parts)) return [];
  const reached = reachedFiles(parts);
  const unreached = graph.nodes.filter((path) => !reached.has(path));
  if (unreached.length === 0 || unreached.length > TOO_MANY * graph.nodes.length) return [];
  const roots = new Set(parts.manifests.map(dirname));
  const unseen = new Set(parts.paths.filter(hidesImports).map((path) => packageOf(path, roots)));
  // Nothing of the package is reached: what starts it is not known, for all its parts.
  const alive = new Set(
    graph.nodes.filter((path) => reached.has(path)).map((path) => packageOf(path, roots)),
  );
  const found = modules.filter(({ files }) => {
    const own = files.filter((path) => !parts.isTest(path));
    return (
      own.length >= MIN_FILES &&
      own.every(
        (path) =>
          !reached.has(path) &&
          BY_IMPORT_ONLY.has(facts.get(path)?.language ?? 'c') &&
          !unseen.has(packageOf(path, roots)) &&
          alive.has(packageOf(path, roots)),
      )
    );
  });
  return found.slice(0, MOST).map(({ name, files }) =>
    describe(
      name,
      files.filter((path) => !parts.isTest(path)),
      parts,
    ),
  );
}

function wellResolved({ imports }: FindingParts): boolean {
  let [found, lost] = [0, 0];
  for (const list of imports.values()) {
    for (const { target } of list) {
      if (target.status === 'resolved') found++;
      else if (target.status === 'unresolved') lost++;
    }
  }
  return found > 0 && found / (found + lost) >= MIN_RESOLVED;
}

/** From whatever may be started, listed, mentioned or tested, over imports of every kind. */
function reachedFiles(parts: FindingParts): ReadonlySet<string> {
  const { graph, imports } = parts;
  const reached = new Set(graph.nodes.filter((path) => mayStart(path, parts)));
  for (const path of parts.paths) if (parts.isTest(path)) reached.add(path);
  for (const path of reached)
    for (const { target } of imports.get(path) ?? [])
      if (target.status === 'resolved') reached.add(target.path);
  return reached;
}

function mayStart(path: string, { manifests, manifestTexts, facts, isTest }: FindingParts): boolean {
  if (isTest(path) || isDeclaration(path) || isEntryFile(path) || isFoundByPlace(path)) return true;
  if (!BY_IMPORT_ONLY.has(facts.get(path)?.language ?? 'c')) return true;
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
