/** The gate: an adapter is published only where it is measurably better, and nothing else has become worse. */
import type { AdapterFigures } from '../model/adapter.ts';

/** What an adapter may cost, and what it has to bring. */
export interface Tolerances {
  /** Nats a token by which accepted text has to become likelier. */
  readonly gain: number;
  /** Wins that need not rise any further, as a share of the pairs; where there are no pairs, they do not count. */
  readonly enoughWins: number;
  /** Nats a token by which general code may become less likely. */
  readonly general: number;
  /** Words of what it was trained on that it may say by heart beyond what the base says, and what it says of texts that it never saw. */
  readonly verbatim: number;
  /** Nats a token by which accepted text may be stranger to the base than code in general: what is further off is no code at all. */
  readonly strange: number;
}

export const TOLERANCES: Tolerances = {
  gain: 0.02,
  enoughWins: 0.95,
  general: 0.05,
  verbatim: 30,
  strange: 3,
};

export interface Verdict {
  readonly passed: boolean;
  /** What speaks against it, a sentence each, with the figures. */
  readonly reasons: readonly string[];
}

export function judgeAdapter(figures: AdapterFigures, tolerances: Tolerances = TOLERANCES): Verdict {
  const reasons = CHECKS.flatMap((check) => check(figures, tolerances) ?? []);
  return { passed: reasons.length === 0, reasons };
}

type Check = (figures: AdapterFigures, tolerances: Tolerances) => string | undefined;

const CHECKS: readonly Check[] = [
  (figures) =>
    finite(figures) ? undefined : 'Some of its figures are no numbers: its weights have gone astray.',
  ({ accepted }, { gain }) =>
    accepted.base - accepted.adapter >= gain
      ? undefined
      : `Accepted text that it was not trained on is not likelier with it: ${nats(accepted)}, where ${gain} less was asked.`,
  ({ wins }, { enoughWins }) =>
    wins.pairs === 0 || wins.adapter > wins.base || wins.adapter >= enoughWins
      ? undefined
      : `It does not prefer what was accepted any more often: ${percent(wins.adapter)} of ${wins.pairs} pairs are right, ${percent(wins.base)} before.`,
  ({ general }, { general: most }) =>
    general.adapter - general.base <= most
      ? undefined
      : `General code has become less likely: ${nats(general)}, where ${most} more is allowed.`,
  ({ grammar }) =>
    grammar.parsed === grammar.tried
      ? undefined
      : `Only ${grammar.parsed} of ${grammar.tried} answers under a grammar could be parsed.`,
  ({ verbatim: { base, adapter, unseen = 0 } }, { verbatim: most }) =>
    adapter - Math.max(base, unseen) <= most
      ? undefined
      : `It says ${adapter} words of a training example by heart, ${Math.max(base, unseen)} of one that was not trained on; ${most} more are allowed.`,
  ({ accepted, general }, { strange }) =>
    accepted.base - general.base <= strange
      ? undefined
      : `What was accepted is hardly code: ${accepted.base.toFixed(3)} nats a token before, ${general.base.toFixed(3)} for code in general, and ${strange} more are allowed.`,
];

function finite({ accepted, general, wins, verbatim }: AdapterFigures): boolean {
  return [accepted, general, wins, verbatim].every(({ base, adapter }) => Number.isFinite(base + adapter));
}

function nats({ base, adapter }: { readonly base: number; readonly adapter: number }): string {
  return `${adapter.toFixed(3)} nats a token, ${base.toFixed(3)} before`;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
