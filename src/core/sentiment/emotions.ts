/**
 * Frustration, satisfaction and how sure a writer is, from the polarity and from what the lexicon finds. No labels of these may be learned
 * from, so these are rules: small, written by hand, and careful to say nothing.
 */
import type { Emotions, NamedFeeling } from '../model/sentiment.ts';
import type { FeelingName } from './lexicon.ts';
import { negatedTokens } from './negatedTokens.ts';
import { feltIn } from './readLexicon.ts';
import type { Token } from './tokens.ts';

export interface PolarityScores {
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
}

/** From here on an emotion is named. */
const NAMED = 0.5;
/** Below it a writer is in doubt. */
const DOUBTFUL = 0.25;
/** Of a text that does not tell. */
const UNTOLD = 0.4;

type Weights = Readonly<Partial<Record<FeelingName | `not ${FeelingName}`, number>>>;

const FRUSTRATION: Weights = {
  anger: 1.5,
  annoyance: 1.2,
  contempt: 0.6,
  rebuke: 1.2,
  disapproval: 1.9,
  trouble: 0.2,
  'not liking': 0.6,
  'not agreement': 0.8,
  sadness: -0.8,
  apology: -1.2,
  regret: -0.5,
  fear: -0.6,
  confusion: -0.6,
  doubt: -0.2,
  risk: -0.3,
  thanks: -0.8,
  approval: -0.8,
  gladFace: -0.6,
  sadFace: -0.3,
  doubtFace: 0.3,
};
const SATISFACTION: Weights = {
  love: 0.8,
  delight: 0.8,
  liking: 0.6,
  praise: 0.8,
  approval: 1.1,
  eagerness: 0.6,
  relief: 0.6,
  laugh: 0.8,
  hope: 0.4,
  gladFace: 0.8,
  laughFace: 1,
  winkFace: 0.4,
  thanks: 0.3,
  annoyance: -0.8,
  anger: -0.8,
  sadness: -0.6,
  disapproval: -0.6,
};
const SURE: Weights = {
  sure: 0.7,
  approval: 1.7,
  insight: 1.2,
  eagerness: 1.2,
  hope: 0.4,
  doubt: -0.8,
  confusion: -0.8,
  fear: -0.6,
  trouble: -0.3,
  disapproval: -0.4,
};
const DOUBT: Weights = {
  doubt: 1.3,
  confusion: 2.2,
  fear: 2.2,
  risk: 1.2,
  trouble: 0.4,
  doubtFace: 0.6,
  surprise: 0.4,
  'not sure': 1.3,
  approval: -0.6,
  apology: -0.3,
  thanks: -0.4,
};

export function emotionsOf(tokens: readonly Token[], scores: PolarityScores): Emotions {
  const felt = feltNames(tokens);
  const { negative, positive } = scores;
  const frustration = logistic(-2.2 + 3.6 * negative - 1.5 * positive + sum(felt, FRUSTRATION));
  const satisfaction = logistic(-1.8 + 3.4 * positive - 2 * negative + sum(felt, SATISFACTION));
  const sure = logistic(-2.1 + 0.8 * positive - negative + sum(felt, SURE));
  const doubt = logistic(-1.7 + 0.6 * negative - 0.6 * positive + sum(felt, DOUBT));
  return { frustration, satisfaction, confidence: confidenceOf(sure, doubt) };
}

export function namedFeelings({ frustration, satisfaction, confidence }: Emotions): readonly NamedFeeling[] {
  return [
    ...(frustration >= NAMED ? (['frustration'] as const) : []),
    ...(satisfaction >= NAMED ? (['satisfaction'] as const) : []),
    ...(confidence >= NAMED ? (['confidence'] as const) : []),
    ...(confidence < DOUBTFUL ? (['low-confidence'] as const) : []),
  ];
}

/** Sure from ½ on, in doubt towards 0, and `UNTOLD` where neither is likely. */
function confidenceOf(sure: number, doubt: number): number {
  if (sure >= doubt) return sure >= 0.5 ? sure : UNTOLD + (0.5 - UNTOLD) * (sure / 0.5) * 0.99;
  return doubt >= 0.5 ? DOUBTFUL * 2 * (1 - doubt) * 0.99 : UNTOLD - (UNTOLD - DOUBTFUL) * (doubt / 0.5);
}

function feltNames(tokens: readonly Token[]): ReadonlySet<string> {
  const negated = negatedTokens(tokens);
  return new Set(feltIn(tokens).map(({ feeling, at }) => `${negated[at] ? 'not ' : ''}${feeling}`));
}

function sum(felt: ReadonlySet<string>, weights: Weights): number {
  return Object.entries(weights).reduce((total, [name, weight]) => total + (felt.has(name) ? weight : 0), 0);
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
