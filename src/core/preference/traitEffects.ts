/** What is learned, trait by trait: how each moves what is expected of an offer, everywhere and in each project. */
import { grouped } from '../../base/grouped.ts';
import { TERMS, type Term } from './likeness.ts';
import type { Outcome, Taste } from './taste.ts';
import { type TraitValue, traitValues } from './traitValues.ts';

export interface TraitEffect {
  readonly term: string;
  readonly value: string;
  /** On the expectation in a project of which nothing is known yet. */
  readonly effect: number;
  /** Outcomes behind it. */
  readonly offers: number;
  /** Of each, oldest first. */
  readonly rewards: readonly number[];
  /** The strongest first. */
  readonly projects: readonly {
    readonly project: string;
    readonly effect: number;
    readonly offers: number;
  }[];
}

/** No path is so; what all projects have in common counts alone. */
const NO_PROJECT = '\0';

/** @param outcomes that the taste was built from, oldest first. @returns the weightiest first. */
export function traitEffects(outcomes: readonly Outcome[], taste: Taste): TraitEffect[] {
  return TERMS.flatMap((term) => effectsOf(term, outcomes, taste)).sort(
    (a, b) => Math.abs(b.effect) - Math.abs(a.effect),
  );
}

interface Held {
  readonly found: TraitValue;
  readonly outcome: Outcome;
}

function effectsOf(term: Term, outcomes: readonly Outcome[], taste: Taste): TraitEffect[] {
  const held = outcomes.flatMap((outcome) =>
    traitValues(term.name, outcome.traits).map((found): Held => ({ found, outcome })),
  );
  return [...grouped(held, ({ found }) => found.value)].map(([value, own]) => {
    const { traits } = own[0]!.found;
    const projects = [...grouped(own, ({ outcome }) => outcome.project)]
      .map(([project, its]) => ({
        project,
        effect: taste.effectOf(term, { project, traits }),
        offers: its.length,
      }))
      .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
    return {
      term: term.name,
      value,
      effect: taste.effectOf(term, { project: NO_PROJECT, traits }),
      offers: own.length,
      rewards: own.map(({ outcome }) => outcome.reward),
      projects,
    };
  });
}
