/** What alternatives are measured by, and how a structure answers it. */
import type { Criterion, CriterionScore, Requirement } from '../model/alternative.ts';
import type { BlueprintSuits, Need, Suitability, SystemKind } from '../model/blueprint.ts';
import { NEED_TITLES, SYSTEM_TITLES } from './signals/signal.ts';

/** Nothing was said of what matters: what matters to nearly all. */
const USUAL: readonly Need[] = ['simplicity', 'tests'];

export function criteriaOf(requirements: readonly Requirement[], system: SystemKind): readonly Criterion[] {
  const systems = requirements.filter(({ topic, wanted }) => topic === 'system' && wanted);
  const criteria: Criterion[] = systems
    .filter(({ id }, at) => at < 2 || id === system)
    .map(({ id, because, origin }) => ({
      id: `system:${id}`,
      title: SYSTEM_TITLES[id as SystemKind],
      weight: id === system ? 2 : 1,
      because: reason(origin, because),
    }));
  const needs = requirements.filter(({ topic, wanted }) => topic === 'need' && wanted);
  for (const { id, because, origin } of needs)
    criteria.push(needCriterion(id as Need, origin === 'assumed' ? 1 : 2, reason(origin, because)));
  const [team] = requirements.filter(({ topic }) => topic === 'team');
  const alone = team !== undefined && Number(team.id) <= 2;
  const named = new Set(needs.map(({ id }) => id));
  if (alone && !named.has('simplicity'))
    criteria.push(needCriterion('simplicity', 2, reason(team.origin, team.because)));
  if (team !== undefined && Number(team.id) >= 8 && !named.has('teams'))
    criteria.push(needCriterion('teams', 2, reason(team.origin, team.because)));
  const isSaid = criteria.some(({ id, weight }) => id.startsWith('need:') && weight > 1);
  for (const need of isSaid ? [] : USUAL)
    if (!named.has(need)) criteria.push(needCriterion(need, 1, 'nothing says what matters most'));
  return criteria;
}

function needCriterion(need: Need, weight: Criterion['weight'], because: string): Criterion {
  return { id: `need:${need}`, title: NEED_TITLES[need], weight, because };
}

function reason(origin: Requirement['origin'], because: string): string {
  return origin === 'said' && !because.startsWith('follows') ? `“${because}”` : because;
}

/** Of learned projects: those that are built so count as much as what was said. */
export const LEARNED = 'learned';

export function scoresOf(
  suits: BlueprintSuits,
  criteria: readonly Criterion[],
  isHabitual: boolean,
): readonly CriterionScore[] {
  return criteria.map(({ id }) => ({
    criterion: id,
    score: id === LEARNED ? (isHabitual ? 3 : 0) : scoreOf(suits, id),
  }));
}

function scoreOf({ systems, needs }: BlueprintSuits, id: string): Suitability {
  const [topic, name] = id.split(':') as ['system' | 'need', string];
  return (topic === 'system' ? systems[name as SystemKind] : needs[name as Need]) ?? 0;
}

/** Share of all that could be had, in [0, 1]. */
export function fitOf(scores: readonly CriterionScore[], criteria: readonly Criterion[]): number {
  const weightOf = new Map(criteria.map(({ id, weight }) => [id, weight]));
  let had = 0;
  let most = 0;
  for (const { criterion, score } of scores) {
    had += score * weightOf.get(criterion)!;
    most += 3 * weightOf.get(criterion)!;
  }
  return most === 0 ? 0 : Math.round((had / most) * 100) / 100;
}
