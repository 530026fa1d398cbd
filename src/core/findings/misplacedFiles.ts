/**
 * Files whose only dealings are with one other module, while their neighbours deal with each other. In a folder sorted by kind
 * (interfaces, components, errors, helpers, headers) every file is used from elsewhere, and none of them is misplaced.
 */
import { basename, dirname, extname } from '../../base/paths.ts';
import { wordsOf } from '../edit/fileNaming.ts';
import type { Finding } from '../model/finding.ts';
import { findingId } from '../model/findingId.ts';
import type { DependencyEdge } from '../model/graph.ts';
import type { Module } from '../model/module.ts';
import { isDeclaration } from '../workspace/declarationFiles.ts';
import { isEntryName, isFoundByPlace, stemOf } from './entryPoints.ts';
import type { FindingParts } from './findingParts.ts';
import { moduleOfFile } from './moduleEdges.ts';
import { packageOf } from './unseenImporters.ts';
import { counted, isInside, moduleLabel } from './wording.ts';

/** Files it deals with, below which there is no pattern to see. */
const MIN_NEIGHBOURS = 3;
const SURE_NEIGHBOURS = 6;
/** A module of fewer files has no company that a file could be missing. */
const MIN_COMPANY = 3;
/** Share of the home's other files that must deal with each other for it to be a thing, and not a drawer of one kind. */
const COHESIVE = 0.6;
/** Share of the home's file names with a word in common that names their kind. */
const NAMED_ALIKE = 0.3;
const HEADER = /\.(?:h|hh|hpp|hxx)$/;
const MAX_EVIDENCE = 5;

interface Dealings {
  readonly outgoing: readonly DependencyEdge[];
  readonly incoming: readonly DependencyEdge[];
}

export function findMisplacedFiles(parts: FindingParts): Finding[] {
  const moduleOf = moduleOfFile(parts);
  const large = new Set(
    parts.modules.filter((each) => each.files.length >= MIN_COMPANY).map((each) => each.name),
  );
  const byName = new Map(parts.modules.map((module) => [module.name, module]));
  const roots = new Set(parts.manifests.map(dirname));
  const tied = tiedAtHome(parts, moduleOf);
  return parts.graph.nodes.flatMap((path, node) => {
    const home = moduleOf.get(path);
    if (home === undefined || !large.has(home)) return [];
    const only = onlyOtherModule(parts, node, moduleOf);
    if (only === undefined || only === home || isInside(home, only)) return [];
    if (!large.has(only) || !isMovable(parts, path)) return [];
    const [homeModule, onlyModule] = [byName.get(home)!, byName.get(only)!];
    if (packageOf(path, roots) !== packageOf(onlyModule.files[0]!, roots)) return [];
    const dealings = dealingsOf(parts, node);
    const place = { home: homeModule, only: onlyModule, tied, bothWays: isBothWays(dealings) };
    if (!isPattern(dealings) || isOfItsKind(parts, path, place)) return [];
    return [describe(path, homeModule, onlyModule, dealings)];
  });
}

/** Files with an import from or to another file of their module. */
function tiedAtHome({ graph }: FindingParts, moduleOf: ReadonlyMap<string, string>): ReadonlySet<string> {
  const tied = new Set<string>();
  for (const { from, to } of graph.edges) {
    if (moduleOf.get(from) === moduleOf.get(to)) tied.add(from).add(to);
  }
  return tied;
}

interface Place {
  readonly home: Module;
  readonly only: Module;
  readonly tied: ReadonlySet<string>;
  readonly bothWays: boolean;
}

/** What keeps it where it is although nobody there needs it: it gathers a folder, is meant to lie apart, or is one of a kind. */
function isOfItsKind({ graph, isTest, facts }: FindingParts, path: string, place: Place): boolean {
  const bare = path.slice(0, path.length - extname(path).length);
  // `name.rb` beside `name/` gathers that folder.
  if (graph.nodes.some((each) => each.startsWith(`${bare}/`))) return true;
  const symbols = (facts.get(path)?.symbols ?? []).filter(({ container }) => container === undefined);
  // An interface that lies apart from what implements and uses it is meant to.
  if (symbols.length > 0 && symbols.every(({ abstract }) => abstract === true)) return true;
  const others = place.home.files.filter((each) => each !== path && !isTest(each));
  if ([path, ...others].every((each) => HEADER.test(each))) return true;
  if (isNamedLike(path, others)) return true;
  if (place.bothWays && isNamedLike(path, place.only.files)) return false;
  return others.filter((each) => place.tied.has(each)).length < COHESIVE * others.length;
}

/** Its name shares a word with many of the files', or with the folder that it and they lie in. */
function isNamedLike(path: string, others: readonly string[]): boolean {
  const folder = dirname(others[0] ?? '');
  const ofFolder = wordsOf(basename(folder)).flatMap((word) => [word, word.replace(/s$/, '')]);
  const names = others.map((each) => wordsOf(stemOf(each)));
  const alike = (word: string) => names.filter((words) => words.includes(word)).length;
  return wordsOf(stemOf(path)).some(
    (word) => ofFolder.includes(word) || alike(word) >= NAMED_ALIKE * others.length,
  );
}

/** Files of one Go package use each other without an import, so that the graph does not show who needs whom. */
function isMovable({ isTest, facts }: FindingParts, path: string): boolean {
  if (facts.get(path)?.language === 'go') return false;
  return !isTest(path) && !isDeclaration(path) && !isEntryName(path) && !isFoundByPlace(path);
}

/** The one module that all edges of the file lead to and come from; its own counts as one. */
function onlyOtherModule(
  { graph }: FindingParts,
  node: number,
  moduleOf: ReadonlyMap<string, string>,
): string | undefined {
  let only: string | undefined;
  for (const edge of graph.out[node]!) {
    const module = moduleOf.get(graph.edges[edge]!.to);
    if (only !== undefined && module !== only) return undefined;
    only = module;
  }
  for (const edge of graph.in[node]!) {
    const module = moduleOf.get(graph.edges[edge]!.from);
    if (only !== undefined && module !== only) return undefined;
    only = module;
  }
  return only;
}

function dealingsOf({ graph }: FindingParts, node: number): Dealings {
  return {
    outgoing: graph.out[node]!.map((edge) => graph.edges[edge]!),
    incoming: graph.in[node]!.map((edge) => graph.edges[edge]!),
  };
}

/** A file that only imports is a user of that module, not a part of it: somebody there must need the file. */
function isPattern({ outgoing, incoming }: Dealings): boolean {
  return incoming.length > 0 && neighbours(outgoing, incoming) >= MIN_NEIGHBOURS;
}

function isBothWays({ outgoing, incoming }: Dealings): boolean {
  return outgoing.length > 0 && incoming.length > 0;
}

function neighbours(outgoing: Dealings['outgoing'], incoming: Dealings['incoming']): number {
  return new Set([...outgoing.map((edge) => edge.to), ...incoming.map((edge) => edge.from)]).size;
}

function describe(path: string, home: Module, only: Module, dealings: Dealings): Finding {
  const { outgoing, incoming } = dealings;
  const count = neighbours(outgoing, incoming);
  return {
    id: findingId('misplaced-file', path, only.name),
    kind: 'misplaced-file',
    severity: 'info',
    confidence: isBothWays(dealings) && count >= SURE_NEIGHBOURS ? 'likely' : 'guess',
    title: `${basename(path)} belongs to ${moduleLabel(only.name)} rather than ${moduleLabel(home.name)}`,
    explanation: `Nothing in ${moduleLabel(home.name)} imports it or is imported by it; all ${counted(count, 'file')} it deals with are in ${moduleLabel(only.name)}. Move it there, so that what changes together lies together.`,
    evidence: [
      ...incoming.slice(0, MAX_EVIDENCE).map((edge) => ({
        path: edge.from,
        line: edge.line,
        text: `${moduleLabel(only.name)} uses it here.`,
      })),
      ...outgoing
        .slice(0, MAX_EVIDENCE)
        .map((edge) => ({ path, line: edge.line, text: `It uses ${edge.to} of ${moduleLabel(only.name)}.` })),
    ],
    subjects: [path, only.name, home.name],
  };
}
