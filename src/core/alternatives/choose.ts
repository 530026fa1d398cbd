/** Structures held against what is wanted → the two or three that are offered. */
import type { Criterion, CriterionScore, Requirement } from '../model/alternative.ts';
import type { BlueprintManifest } from '../model/blueprint.ts';
import { fitOf, scoresOf } from './criteria.ts';

export interface Candidate {
  readonly manifest: Pick<BlueprintManifest, 'name' | 'suits'>;
  /** Projects of this person that are built so. */
  readonly asIn: readonly string[];
}

export interface Chosen<C extends Candidate> {
  readonly candidate: C;
  readonly scores: readonly CriterionScore[];
  readonly fit: number;
}

const MOST = 3;
/** A third one is worth looking at only where it is not far behind. */
const NEAR = 0.75;

/**
 * What is ruled out by name is out; what is wished for by name comes first; then by fit, then by name.
 * A structure that does not say what it suits is offered where it is wished for.
 */
export function choose<C extends Candidate>(
  candidates: readonly C[],
  criteria: readonly Criterion[],
  requirements: readonly Requirement[],
): readonly Chosen<C>[] {
  const wishes = new Map(
    requirements.filter(({ topic }) => topic === 'structure').map(({ id, wanted }) => [id, wanted]),
  );
  const [main] = criteria;
  const ranked = candidates
    .filter(({ manifest }) => wishes.get(manifest.name) !== false)
    .flatMap((candidate): Chosen<C>[] => {
      const { suits, name } = candidate.manifest;
      const isWished = wishes.get(name) === true;
      if (suits === undefined && !isWished) return [];
      const scores = scoresOf(suits ?? NOTHING, criteria, candidate.asIn.length > 0);
      const fits = scores.find(({ criterion }) => criterion === main?.id)?.score !== 0;
      return fits || isWished ? [{ candidate, scores, fit: fitOf(scores, criteria) }] : [];
    })
    .sort((a, b) => {
      const wished = (each: Chosen<C>) => Number(wishes.get(each.candidate.manifest.name) === true);
      const [one, other] = [a, b].map((each) => each.candidate.manifest.name) as [string, string];
      return wished(b) - wished(a) || b.fit - a.fit || (one < other ? -1 : 1);
    });
  const best = Math.max(0, ...ranked.map(({ fit }) => fit));
  return ranked.slice(0, MOST).filter(({ fit }, at) => at < 2 || fit >= NEAR * best);
}

const NOTHING = { systems: {}, needs: {}, layers: {}, patterns: [], risks: [], unless: [] };
