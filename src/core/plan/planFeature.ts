/** From a sentence to plans: what is wanted, after which feature it is made, what it comes to, and whether anything speaks against it. */
import { throwIfAborted } from '../../base/codedError.ts';
import { dirname } from '../../base/paths.ts';
import type { FeaturePlan, PlanAlternative, UnderstoodWish } from '../model/featurePlan.ts';
import type { Attempted } from './attempted.ts';
import { extendFeature } from './extendFeature.ts';
import { type ChosenFamily, chooseFamilies } from './family/chooseFamilies.ts';
import { familiesOf } from './family/families.ts';
import { soloFamily } from './family/soloFamily.ts';
import { nearestBlueprint, type OfferedBlueprint } from './nearestBlueprint.ts';
import { newFeature } from './newFeature.ts';
import type { PlanGround } from './planGround.ts';
import { reusable } from './reusable.ts';
import { understand } from './understand.ts';
import { whatIsForbidden } from './whatIsForbidden.ts';

export interface FeatureAsked {
  readonly sentence: string;
  readonly blueprints: readonly OfferedBlueprint[];
}

export async function planFeature(
  ground: PlanGround,
  { sentence, blueprints }: FeatureAsked,
): Promise<FeaturePlan> {
  const { model } = ground;
  const families = familiesOf(model);
  const subjects = new Set(
    families
      .filter(({ members }) => members.some(({ relatives }) => relatives.length > 0))
      .map(({ subject }) => subject.join(' ')),
  );
  const wish = understand(sentence, { subjects });
  const none = (abstained: string): FeaturePlan => {
    const blueprint = nearestBlueprint(wish, blueprints, model);
    return {
      kind: 'feature',
      sentence,
      wish,
      alternatives: [],
      reuse: wish.subject === '' ? [] : reusable(model, wish),
      forbidden: [],
      abstained,
      ...(blueprint === undefined ? {} : { blueprint }),
    };
  };
  if (wish.subject === '')
    return none(
      'The sentence names nothing that a feature could be about. Say what is to be added or changed, as in “add coupons with a repository” or “let customers export invoices”.',
    );
  const reasons: string[] = [];
  const alternatives: PlanAlternative[] = [];
  for (const attempt of attemptsFor(ground, wish)) {
    throwIfAborted(ground.signal);
    const made = await attempt();
    if ('reason' in made) reasons.push(made.reason);
    else alternatives.push(made);
  }
  if (alternatives.length === 0) return none(reasons[0] ?? noFamily(wish));
  const best = alternatives.filter(({ edits }) => edits.length > 0);
  const shown = best.length > 0 ? best : alternatives.slice(0, 1);
  return {
    kind: 'feature',
    sentence,
    wish,
    alternatives: shown,
    reuse: reusable(model, wish, shown),
    forbidden: whatIsForbidden(
      model,
      shown.flatMap(({ files }) => files.map(({ path }) => dirname(path))),
    ),
  };
}

function attemptsFor(ground: PlanGround, wish: UnderstoodWish): readonly (() => Promise<Attempted>)[] {
  const families = familiesOf(ground.model);
  const others = families.filter(({ subject }) => subject.join(' ') !== wish.subject);
  if (wish.known && (wish.action !== 'add' || wish.parts.length === 0)) return extendFeature(ground, wish);
  const importsOf = (path: string) =>
    (ground.model.imports.get(path) ?? []).flatMap(({ target }) =>
      target.status === 'resolved' ? [target.path] : [],
    );
  const chosen: readonly ChosenFamily[] = chooseFamilies(others, wish, importsOf);
  const solo = chosen.length === 0 ? soloFamily(ground.model, wish.parts) : undefined;
  return (solo === undefined ? chosen : [solo]).map((each) => () => newFeature(ground, wish, each));
}

function noFamily({ parts, subject }: UnderstoodWish): string {
  const what =
    parts.length === 0 ? 'goes through the layers of this workspace' : `has ${parts.join(' and ')} here`;
  return `No feature ${what} in a way that ${subject} could be made after: nothing is invented.`;
}
