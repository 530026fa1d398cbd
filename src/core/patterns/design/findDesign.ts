/** Design patterns of a workspace: where the definitions fit, weighed against each other, each with its roles and their places. */
import type { Steps } from '../../../base/steps.ts';
import type { Confidence, Evidence } from '../../model/finding.ts';
import { type DesignOccurrence, PARTICIPANT, type PatternRole } from '../../model/pattern.ts';
import type { PatternGraph, RoleBinding } from './definition.ts';
import { FURTHER_DEFINITIONS } from './definitions/beyond.ts';
import { featuresOf, PlaceIndex, type Places, type Scored, scored, scoredBy } from './features.ts';
import { nameHint } from './nameHints.ts';
import { MOST_TYPES, neighbourhood } from './neighbourhood.ts';
import { patternGraph } from './patternGraph.ts';
import type { Proven } from './proofs/proof.ts';
import { PROOFS } from './proofs/proofs.ts';
import { rank } from './ranker.ts';
import { type Tokens, tokensOf } from './tokens.ts';
import { buildTypeGraph, type GraphSource } from './typeGraph.ts';
import type { TypeNode } from './typeNodes.ts';
import { rankWorkspace } from './workspaceRanker.ts';
import { weightsFor } from './workspaceWeights.ts';

/** A definition must fit at least so well to be weighed at all. */
const LEAST_FIT = 0.5;
/** Places of one pattern that are weighed, best first: the rest of a large workspace repeats them. */
const MOST_PLACES = 60;
/** Fit and probability of what is called likely. */
const FITTING = 0.65;
const LIKELY = 0.5;
/** What no definition fits must be so probable to be told as a resemblance. */
const LEAST_PROBABLE = 0.02;
/** Score from which a pattern that no ranker knows is likely. */
const LIKELY_SCORE = 0.75;
/** In a small workspace, what the ranker weighs goes before what it does not know. */
const UNRANKED = 0.5;
/** Of a large workspace, less is not told. */
const LEAST_TOLD = 0.4;
/** What is proven stands before what is not. */
const PROVEN = 0.9;

export function* findDesign(source: GraphSource): Steps<readonly DesignOccurrence[]> {
  const graph = yield* patternGraph(yield* buildTypeGraph(source));
  const places = yield* scored(graph);
  const found = isSmall(graph)
    ? judgedAsOne(graph, places, tokensIn(source, graph))
    : yield* judgedApart(graph, places);
  const all = yield* withProofs(graph, [...found, ...(yield* judgedByScore(graph))]);
  return withoutRepeats(all.toSorted((a, b) => b.confidence - a.confidence));
}

/** A looser occurrence of the same pattern about the same type gives way to the proven one. */
function* withProofs(
  graph: PatternGraph,
  found: readonly DesignOccurrence[],
): Steps<readonly DesignOccurrence[]> {
  const all: DesignOccurrence[] = [];
  const replaced = new Set<DesignOccurrence>();
  for (const { pattern, prove } of PROOFS) {
    for (const each of prove(graph)) {
      yield;
      if (each === undefined) continue;
      const { occurrence, looser } = provenOccurrence(pattern, each, found, isSmall(graph));
      all.push(occurrence);
      for (const one of looser) replaced.add(one);
    }
  }
  return [...all, ...found.filter((each) => !replaced.has(each))];
}

function provenOccurrence(
  pattern: string,
  { core, roles }: Proven,
  found: readonly DesignOccurrence[],
  small: boolean,
): { readonly occurrence: DesignOccurrence; readonly looser: readonly DesignOccurrence[] } {
  const looser = found.filter(
    (each) =>
      each.pattern === pattern &&
      each.roles
        .slice(0, 2)
        .some(
          ({ path, line, symbol }) =>
            path === core.path && line === core.shape.line && symbol === core.shape.name,
        ),
  );
  const best = Math.max(0, ...looser.map(({ confidence }) => confidence));
  const occurrence = {
    pattern,
    // A small workspace is in the order of what it is most about.
    confidence: small && best > 0 ? best : Math.max(best, PROVEN),
    class: 'proven' as const,
    roles: roles.flatMap(roleOf),
    evidence: roles.flatMap(evidenceOf),
  };
  return { occurrence, looser };
}

/** The patterns beyond those of the ranker: how well they fit is all there is to say. */
function* judgedByScore(graph: PatternGraph): Steps<DesignOccurrence[]> {
  const factor = isSmall(graph) ? UNRANKED : 1;
  return (yield* scoredBy(FURTHER_DEFINITIONS, graph)).flatMap((list) =>
    list
      .filter(fits)
      .slice(0, MOST_PLACES)
      .map((place) => ({
        ...occurrence(place, place.score, place.score * factor),
        class: place.score >= LIKELY_SCORE ? 'likely' : 'guess',
      })),
  );
}

function fits({ score }: Scored): boolean {
  return score >= LEAST_FIT;
}

/** A workspace that is one neighbourhood is judged as a whole. */
function isSmall({ types }: PatternGraph): boolean {
  return types.length <= MOST_TYPES;
}

function tokensIn({ facts, isLeftOut }: GraphSource, graph: PatternGraph): Tokens {
  const read = [...facts].filter(([path]) => !isLeftOut(path)).map(([, each]) => each);
  return tokensOf(graph, read);
}

function judgedAsOne(graph: PatternGraph, places: Places, tokens: Tokens): DesignOccurrence[] {
  if (graph.types.length + graph.functions.length === 0) return [];
  const features = featuresOf(graph, places);
  const structural = rank(features);
  const ranks = rankWorkspace(features, tokens, weightsFor(graph));
  if (saysNothing(ranks)) return [];
  const fitting = places.flatMap((list) =>
    list.slice(0, MOST_PLACES).map((place) => {
      const { pattern } = place.definition;
      const probability = hinted(ranks.get(pattern) ?? 0, place);
      // Words order what is told. What class it is of, structure alone must bear out.
      const borneOut = Math.min(probability, hinted(structural.get(pattern) ?? 0, place));
      return occurrence(place, borneOut, probability);
    }),
  );
  const named = new Set(fitting.map(({ pattern }) => pattern));
  const resembling = [...ranks].filter(
    ([name, odds]) => name !== 'None' && odds >= LEAST_PROBABLE && !named.has(name),
  );
  return [...fitting, ...resembling.flatMap(([name, odds]) => resemblance(graph, name, odds))];
}

/** That there is no pattern is more probable than any one of them. */
function saysNothing(ranks: ReadonlyMap<string, number>): boolean {
  const none = ranks.get('None') ?? 0;
  return [...ranks].every(([name, odds]) => name === 'None' || odds < none);
}

/** No definition fits, but the whole has the proportions of the pattern: a guess. */
function resemblance(graph: PatternGraph, pattern: string, probability: number): DesignOccurrence[] {
  const roles = central(graph).flatMap(roleOf);
  if (roles.length === 0) return [];
  const evidence = roles.map(({ path, line, symbol }) => ({
    path,
    line,
    text: `${symbol} has the proportions of it.`,
  }));
  return [{ pattern, confidence: rounded(probability), class: 'guess', roles, evidence }];
}

/** The types with most links; where there are none, the functions that call most. */
function central({ types, functions }: PatternGraph): RoleBinding[] {
  const role = PARTICIPANT;
  if (types.length > 0)
    return types
      .toSorted((a, b) => links(b) - links(a))
      .slice(0, 3)
      .map((type) => ({ role, type }));
  return functions
    .filter(({ shape }) => shape.name !== '')
    .toSorted((a, b) => b.shape.calls.length - a.shape.calls.length)
    .slice(0, 3)
    .map((method) => ({ role, method }));
}

function links({ parents, children, fields }: TypeNode): number {
  const held = [...fields.values()].reduce((sum, { targets }) => sum + targets.length, 0);
  return parents.length + children.length + held;
}

/** Each place by what is round it. */
function* judgedApart(graph: PatternGraph, places: Places): Steps<DesignOccurrence[]> {
  const index = new PlaceIndex(places);
  const known = new Map<string, ReadonlyMap<string, number>>();
  const numbers = new Map(graph.types.map((type, index) => [type, index]));
  const judge = ({ definition, candidate }: Scored) => {
    const types = neighbourhood(graph, candidate);
    const key = [...types].map((type) => numbers.get(type)).join(' ');
    const ranks = known.get(key) ?? rank(index.featuresOf(types));
    known.set(key, ranks);
    // How well a place fits at all is the definition's matter; which of the patterns it is, the ranker's.
    const some = 1 - (ranks.get('None') ?? 0);
    return some === 0 ? 0 : (ranks.get(definition.pattern) ?? 0) / some;
  };
  const found: DesignOccurrence[] = [];
  for (const place of places.flatMap((list) => list.filter(fits).slice(0, MOST_PLACES))) {
    yield;
    const probability = hinted(judge(place), place);
    const told = occurrence(place, probability, (place.score + probability) / 2);
    if (told.confidence < LEAST_TOLD) continue;
    found.push(holdsApart(place, graph) ? told : { ...told, class: 'guess' as const });
  }
  return found;
}

/** Among many types much resembles a pattern: only what shows all that a definition needs is more than a guess. */
function holdsApart({ definition, candidate }: Scored, graph: PatternGraph): boolean {
  const { needs, weights } = definition;
  const held = Object.entries(candidate.conditions);
  return (
    needs?.every((name) => candidate.conditions[name] === 1) === true &&
    held.every(([name, value]) => value === 0 || weights[name]! > 0) &&
    definition.isLikely?.(candidate, graph) !== false
  );
}

/** Odds, not probabilities, are multiplied: what is certain stays so. */
function hinted(probability: number, { definition, candidate }: Scored): number {
  const odds = probability * nameHint(definition.pattern, candidate.roles);
  return odds / (1 - probability + odds);
}

function occurrence(place: Scored, probability: number, confidence: number): DesignOccurrence {
  const { definition, candidate } = place;
  return {
    pattern: definition.pattern,
    confidence: rounded(confidence),
    class: classOf(place, probability),
    roles: candidate.roles.flatMap(roleOf),
    evidence: candidate.roles.flatMap(evidenceOf),
  };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** It fits, and nothing else fits the place better. Proven is what a proof stands for, however it is weighed. */
function classOf({ score }: Scored, probability: number): Confidence {
  return score >= FITTING && probability >= LIKELY ? 'likely' : 'guess';
}

/** The code outside of all functions has no name to be called by. */
function roleOf({ role, type, method }: RoleBinding): PatternRole[] {
  if (method?.shape.name === '') return [];
  if (method !== undefined) {
    const symbol =
      method.owner === undefined ? method.shape.name : `${method.owner.shape.name}.${method.shape.name}`;
    return [{ role, path: method.path, symbol, line: method.shape.line }];
  }
  return type === undefined
    ? []
    : [{ role, path: type.path, symbol: type.shape.name, line: type.shape.line }];
}

function evidenceOf({ role, type, method, says }: RoleBinding): Evidence[] {
  if (says === undefined) return [];
  const [place] = roleOf({
    role,
    ...(type === undefined ? {} : { type }),
    ...(method === undefined ? {} : { method }),
  });
  return place === undefined
    ? []
    : [{ path: place.path, line: place.line, text: `${place.symbol} ${says}.` }];
}

/** One occurrence for the same pattern and the same first role. */
function withoutRepeats(found: readonly DesignOccurrence[]): DesignOccurrence[] {
  const seen = new Set<string>();
  return found.filter(({ pattern, roles }) => {
    const [first] = roles;
    const key = `${pattern} ${first?.path} ${first?.symbol}`;
    if (first === undefined || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
