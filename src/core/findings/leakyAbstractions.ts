/** Infrastructure that one module keeps to itself, but for a file or two elsewhere that take it directly. */
import { grouped } from '../../base/grouped.ts';
import { choiceOfImport } from '../decisions/choiceOfImport.ts';
import { isProductCode } from '../decisions/externalImports.ts';
import type { Finding } from '../model/finding.ts';
import { findingId } from '../model/findingId.ts';
import type { ResolvedImport } from '../model/graph.ts';
import type { LanguageId } from '../model/language.ts';
import { isEntryName } from './entryPoints.ts';
import type { FindingParts } from './findingParts.ts';
import { moduleOfFile } from './moduleEdges.ts';
import { counted, isInside, moduleLabel, shortName } from './wording.ts';

/** Files of one module that deal with it, from which on hiding it is what the module is for. */
const MIN_INSIDE = 3;
/** Share of all files that deal with it. */
const KEPT = 0.7;
const MOST_OUTSIDE = 2;
const MOST = 3;
const MIN_MODULES = 4;

interface Use {
  readonly choice: string;
  readonly path: string;
  readonly line: number;
  readonly module: string;
}

export function findLeakyAbstractions(parts: FindingParts): Finding[] {
  if (parts.modules.length < MIN_MODULES) return [];
  const uses = usesOf(parts);
  return [...grouped(uses, ({ choice }) => choice)]
    .flatMap(([choice, own]) => leakOf(choice, own, parts))
    .slice(0, MOST);
}

function usesOf(parts: FindingParts): Use[] {
  const moduleOf = moduleOfFile(parts);
  const uses: Use[] = [];
  for (const [path, list] of parts.imports) {
    if (list.length === 0) continue;
    for (const { choice, line } of choicesIn(path, list, parts.facts.get(path)?.language))
      uses.push({ choice, line, path, module: moduleOf.get(path) ?? '.' });
  }
  return uses;
}

/** Lists are immutable, and after one edit all but one are the same. */
const choicesBefore = new WeakMap<
  readonly ResolvedImport[],
  readonly { readonly choice: string; readonly line: number }[]
>();

function choicesIn(path: string, list: readonly ResolvedImport[], language: LanguageId | undefined) {
  const known = choicesBefore.get(list);
  if (known !== undefined) return known;
  const found = new Map<string, number>();
  if (language !== undefined && isProductCode(path)) {
    for (const { target, line, test, kind } of list) {
      if (target.status !== 'external' || test === true || kind === 'type') continue;
      const choice = choiceOfImport(language, target.package);
      if (choice !== undefined && !found.has(choice)) found.set(choice, line);
    }
  }
  const choices = [...found].map(([choice, line]) => ({ choice, line }));
  choicesBefore.set(list, choices);
  return choices;
}

function leakOf(choice: string, uses: readonly Use[], parts: FindingParts): Finding[] {
  const byModule = [...grouped(uses, ({ module }) => module)].sort(([, a], [, b]) => b.length - a.length);
  const [home, inside] = byModule[0]!;
  // What starts the program wires it, and knows everything.
  const outside = uses.filter(
    ({ module, path }) => module !== home && !isInside(module, home) && !isEntryName(path),
  );
  if (inside.length < MIN_INSIDE || inside.length < KEPT * uses.length || home === '.') return [];
  if (outside.length === 0 || outside.length > MOST_OUTSIDE) return [];
  const users = outside.filter(({ path }) => usesModule(path, home, parts));
  return users.length === 0 ? [] : [describe(choice, { home, inside, outside: users })];
}

/** It knows the module that is to stand between: then the way around it is a choice, not another part's own business. */
function usesModule(path: string, home: string, { graph, modules }: FindingParts): boolean {
  const files = new Set(modules.find(({ name }) => name === home)?.files ?? []);
  return (graph.out[graph.indexOf.get(path) ?? -1] ?? []).some((edge) => files.has(graph.edges[edge]!.to));
}

interface Leak {
  readonly home: string;
  readonly inside: readonly Use[];
  readonly outside: readonly Use[];
}

function describe(choice: string, { home, inside, outside }: Leak): Finding {
  const names = outside.map(({ path }) => shortName(path)).join(' and ');
  return {
    id: findingId('leaky-abstraction', home, choice, ...outside.map(({ path }) => path)),
    kind: 'leaky-abstraction',
    severity: 'info',
    confidence: 'likely',
    title: `${names} ${outside.length === 1 ? 'deals' : 'deal'} with ${choice} past ${moduleLabel(home)}`,
    explanation: `${counted(inside.length, 'file')} of ${moduleLabel(home)} deal with ${choice}, and nearly nobody else does: that module hides it. ${outside.length === 1 ? 'This file uses' : 'These files use'} the module and ${choice} directly as well, so that it can no longer be exchanged in one place. Offer what is needed there in ${moduleLabel(home)}, in words of its own.`,
    evidence: [
      ...outside.map(({ path, line }) => ({ path, line, text: `${choice} is imported here.` })),
      ...inside
        .slice(0, MIN_INSIDE)
        .map(({ path, line }) => ({ path, line, text: `${moduleLabel(home)} deals with it here.` })),
    ],
    subjects: [...outside.map(({ path }) => path), home],
  };
}
