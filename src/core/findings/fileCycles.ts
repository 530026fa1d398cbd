/** Files that import each other in a circle. */
import { dirname } from '../../base/paths.ts';
import type { FileFacts } from '../model/facts.ts';
import type { Evidence, Finding } from '../model/finding.ts';
import { findingId } from '../model/findingId.ts';
import type { Cycle, DependencyEdge, DependencyGraph } from '../model/graph.ts';
import type { LanguageId } from '../model/language.ts';
import { isShowcase } from '../workspace/showcase.ts';
import { edgeBetween } from './edgeLookup.ts';
import type { FindingParts } from './findingParts.ts';
import { counted, shortName } from './wording.ts';

/** Languages whose unit is the package (folder, namespace, crate): files inside one may name each other freely. */
const PACKAGE_UNIT = new Set<LanguageId>(['java', 'kotlin', 'csharp', 'go', 'rust', 'php', 'ruby', 'swift']);
const RUNS_ON_LOAD = new Set<LanguageId>(['typescript', 'tsx', 'javascript', 'jsx', 'python']);
/** Evidence lines of a cycle: more than a person reads. */
const MAX_EVIDENCE = 12;

export function findFileCycles({ graph, cycles, facts }: FindingParts): Finding[] {
  return cycles.map((cycle) => {
    const inside = staysInPackage(cycle, facts) && !requiresItself(cycle, graph, facts);
    const { strength } = cycle;
    return {
      id: findingId('cycle', ...cycle.members),
      kind: 'cycle',
      severity: strength === 'run-time' && !inside && !cycle.members.every(isShowcase) ? 'warning' : 'info',
      confidence: 'proven',
      title: titleOf(cycle),
      explanation: `${harmOf(cycle, inside, runsOnLoad(cycle, graph, facts))} ${adviceOf(cycle)}`,
      evidence: evidenceOf(cycle, graph),
      subjects: [...new Set([...cycle.witness, ...cycle.members])],
    };
  });
}

/**
 * In Rust the unit is the crate, whose module tree and `use` paths meet in cycles by design; in Swift the target, beyond which its
 * compiler lets no circle be; in Ruby all that is loaded.
 */
function staysInPackage(cycle: Cycle, facts: ReadonlyMap<string, FileFacts>): boolean {
  const languages = new Set(cycle.members.map((path) => facts.get(path)?.language));
  for (const language of languages) if (language === undefined || !PACKAGE_UNIT.has(language)) return false;
  if (languages.has('rust') || languages.has('swift') || languages.has('ruby')) return true;
  const packageOf = (path: string) => facts.get(path)?.packages.join(' ') || dirname(path);
  return cycle.members.every((path) => packageOf(path) === packageOf(cycle.members[0]!));
}

/** A circle of Ruby's `require`, which is carried out in order; names alone are looked up when they are reached. */
function requiresItself(
  { witness }: Cycle,
  graph: DependencyGraph,
  facts: ReadonlyMap<string, FileFacts>,
): boolean {
  return witness.every((from, at) => {
    const edge = edgeBetween(graph, from, witness[(at + 1) % witness.length]!);
    return facts.get(from)?.language === 'ruby' && edge?.kind !== 'reference';
  });
}

function titleOf({ members, witness, strength }: Cycle): string {
  const how =
    strength === 'run-time' ? '' : strength === 'deferred' ? ' (deferred imports)' : ' (types only)';
  if (members.length === 2)
    return `${shortName(witness[0]!)} and ${shortName(witness[1]!)} import each other${how}`;
  if (members.length === witness.length && members.length <= 4) {
    return `${witness.map(shortName).join(', ')} import each other in a circle${how}`;
  }
  return `${members.length} files import each other in circles${how}, shortest through ${shortName(witness[0]!)}`;
}

/** True where importing a file runs it, so that the order of loading matters. */
function runsOnLoad(cycle: Cycle, graph: DependencyGraph, facts: ReadonlyMap<string, FileFacts>): boolean {
  const isRuby = cycle.members.some((path) => facts.get(path)?.language === 'ruby');
  if (isRuby) return requiresItself(cycle, graph, facts);
  return cycle.members.some((path) => RUNS_ON_LOAD.has(facts.get(path)?.language ?? 'c'));
}

function harmOf({ strength }: Cycle, inside: boolean, order: boolean): string {
  if (inside) {
    return 'All these files belong to one package, within which the language allows circles; they still have to be read and changed together.';
  }
  if (strength === 'run-time') {
    const loading = order ? ', and which one runs first decides whether a name is defined' : '';
    return `None of these files can be built, tested or moved without the others${loading}.`;
  }
  if (strength === 'deferred') {
    return 'The circle closes only when a deferred import runs, so loading works; the files still cannot be understood or moved apart.';
  }
  return 'The circle is erased before the program runs, so nothing breaks; the files still know each other both ways.';
}

function adviceOf({ cuts }: Cycle): string {
  const [first] = cuts;
  if (first === undefined) return '';
  const names = counted(first.cost, 'name');
  const rest = cuts.length === 1 ? '' : ` (${counted(cuts.length, 'import')} to cut in all)`;
  return `Cheapest cut: free ${first.from} from its import of ${first.to}, which takes ${names}${rest}: move what both need into a file of its own, or let ${shortName(first.from)} be given it instead of importing it.`;
}

function evidenceOf({ witness }: Cycle, graph: DependencyGraph): Evidence[] {
  return witness.slice(0, MAX_EVIDENCE).flatMap((from, at) => {
    const edge = edgeBetween(graph, from, witness[(at + 1) % witness.length]!);
    return edge === undefined ? [] : [{ path: from, line: edge.line, text: sentenceOf(edge) }];
  });
}

function sentenceOf({ from, to, kind }: DependencyEdge): string {
  const verb = {
    static: 'imports',
    're-export': 're-exports',
    reference: 'uses',
    declared: 'declares that it needs',
  };
  if (kind === 'type') return `${shortName(from)} imports types from ${to}.`;
  if (kind === 'deferred') return `${shortName(from)} imports ${to} when this code is reached.`;
  return `${shortName(from)} ${verb[kind]} ${to}.`;
}
