/** What a person has decided about single traits, and what colleagues have learned of them, on top of what the outcomes say. */
import { type Placed, TERMS, type Term } from './likeness.ts';
import type { Taste } from './taste.ts';
import { type TraitValue, traitValues } from './traitValues.ts';

export interface TraitDecision {
  /** It has no effect. */
  readonly disabled: boolean;
  /** Effect below which it is not to fall, whichever way it points; it does not age. */
  readonly pinned?: number;
  /** Added. */
  readonly nudge: number;
  /** What others have learned: mean effect, and the number of their offers. */
  readonly others?: { readonly effect: number; readonly offers: number };
}

export type TraitDecisions = (term: string, value: string) => TraitDecision | undefined;

/** Offers at which what others say counts half, of theirs and of one's own. */
const HALF = 10;
/** As another project's outcomes do. */
const OTHERS = 0.55;

/** By how much all decisions together move what is expected of an offer. */
export function decidedShift(offer: Placed, taste: Taste, decisions: TraitDecisions): number {
  let shift = 0;
  for (const { term, found } of traitsIn(offer)) {
    const decision = decisions(term.name, found.value);
    if (decision === undefined) continue;
    const { effect, own } = learnedOf(taste, term, offer, found);
    shift += found.share * (decidedEffect(decision, effect, own) - effect);
  }
  return shift;
}

/** What each trait of an offer adds to the expectation in the end. */
export function decidedReasons(
  offer: Placed,
  taste: Taste,
  decisions?: TraitDecisions,
): { readonly term: string; readonly value: string; readonly effect: number }[] {
  return traitsIn(offer).map(({ term, found }) => {
    const decision = decisions?.(term.name, found.value);
    const { effect, own } = learnedOf(taste, term, offer, found);
    const added = decision === undefined ? effect : decidedEffect(decision, effect, own);
    return { term: term.name, value: found.value, effect: found.share * added };
  });
}

function traitsIn({ traits }: Placed): { readonly term: Term; readonly found: TraitValue }[] {
  return TERMS.flatMap((term) => traitValues(term.name, traits).map((found) => ({ term, found })));
}

/** What a trait does in the end. @param own offers behind what was learned of it here. */
export function decidedEffect(decision: TraitDecision, learned: number, own: number): number {
  const { disabled, pinned, nudge, others } = decision;
  if (disabled) return 0;
  const said = pinned === undefined ? learned + priorOf(others, own) : held(pinned, learned);
  return said + nudge;
}

function held(pinned: number, learned: number): number {
  return pinned >= 0 ? Math.max(pinned, learned) : Math.min(pinned, learned);
}

function priorOf(others: TraitDecision['others'], own: number): number {
  if (others === undefined) return 0;
  const { effect, offers } = others;
  return OTHERS * effect * (offers / (offers + HALF)) * (HALF / (HALF + own));
}

function learnedOf(taste: Taste, term: Term, { project }: Placed, { traits }: TraitValue) {
  const alone = { project, traits };
  return { effect: taste.effectOf(term, alone), own: taste.behind(term, alone) };
}
