/** Developers with tastes that no policy is told. */
import type { OfferTraits } from '../../../src/core/model/feedback.ts';
import type { Random } from './world.ts';

export interface Developer {
  /** In [0, 1]: how likely it is that the offer would stay for good, had it been taken. */
  wouldKeep(traits: OfferTraits, step: number): number;
  /** In [0, 1]. */
  wouldAccept(traits: OfferTraits, step: number): number;
  /** Share of what is not accepted that is dismissed; the rest is left lying. */
  readonly dismisses: number;
}

type Maker = (random: Random) => Developer;

/** A weight for every value of every trait and for some pairs, most of them nothing, and a general openness. */
function hiddenTaste(random: Random, { strength = 2.2, openness = -0.4 } = {}) {
  const weights = new Map<string, number>();
  const weightOf = (name: string, often: number) => {
    let weight = weights.get(name);
    if (weight === undefined) {
      weight = random() < often ? strength * (random() < 0.5 ? -1 : 1) * (0.5 + random()) : 0;
      weights.set(name, weight);
    }
    return weight;
  };
  return (traits: OfferTraits) => {
    let sum = openness + weightOf(`kind ${traits.kind}`, 0.75) + weightOf(`pattern ${traits.pattern}`, 0.35);
    sum += weightOf(`language ${traits.language}`, 0.25) + weightOf(`confidence ${traits.confidence}`, 0.3);
    for (const place of traits.place) {
      sum += weightOf(`place ${place}`, 0.35) + weightOf(`${traits.kind} in ${place}`, 0.15);
    }
    return sum;
  };
}

const chance = (logit: number) => 1 / (1 + Math.exp(-logit));

function keeper(taste: (traits: OfferTraits, step: number) => number, dismisses = 0.6): Developer {
  const wouldKeep = (traits: OfferTraits, step: number) => chance(taste(traits, step));
  return { wouldKeep, wouldAccept: wouldKeep, dismisses };
}

export const DEVELOPERS: Readonly<Record<string, Maker>> = {
  steady: (random) => keeper(hiddenTaste(random)),
  'with mild tastes': (random) => keeper(hiddenTaste(random, { strength: 1.3 })),
  picky: (random) => keeper(hiddenTaste(random, { openness: -1.6 })),
  drifting(random) {
    const [before, after] = [hiddenTaste(random), hiddenTaste(random)];
    return keeper((traits, step) => {
      const turned = Math.min(1, Math.max(0, (step - 30) / 40));
      return (1 - turned) * before(traits) + turned * after(traits);
    });
  },
  noisy(random) {
    const taste = hiddenTaste(random);
    const wouldKeep = (traits: OfferTraits) => 0.15 + 0.7 * chance(taste(traits));
    return { wouldKeep, wouldAccept: wouldKeep, dismisses: 0.5 };
  },
  contrarian(random) {
    const taste = hiddenTaste(random, { strength: 1.2 });
    return keeper(
      (traits) => taste(traits) + 4 * (0.65 - traits.score) + (traits.confidence === 'proven' ? -1 : 0.5),
    );
  },
  'accepting all, deleting later'(random) {
    const { wouldKeep } = keeper(hiddenTaste(random));
    return { wouldKeep, wouldAccept: () => 0.95, dismisses: 0.6 };
  },
  silent: (random) => keeper(hiddenTaste(random), 0.1),
};

/** One person in two projects: tastes that are theirs, and others that belong to the project. */
export function twoMinds(random: Random): Readonly<Record<'first' | 'second', Developer>> {
  const common = hiddenTaste(random, { strength: 1.4 });
  const own = () => {
    const taste = hiddenTaste(random, { strength: 1.8, openness: 0 });
    return keeper((traits) => common(traits) + taste(traits));
  };
  return { first: own(), second: own() };
}
