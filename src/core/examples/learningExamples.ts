/**
 * Examples out of what became of offers: a text that lasted, weighted by its reward, and beside it what it was preferred to.
 *
 * | what became of it | accepted | rejected |
 * | --- | --- | --- |
 * | stayed as it was | what was suggested | – |
 * | edited | what stands there | what was suggested |
 * | deleted, undone | – | – |
 * | stayed, after the like was deleted, undone or regenerated | what was suggested | that |
 */
import { grouped } from '../../base/grouped.ts';
import type { Episode } from '../model/feedback.ts';
import { type LearningExample, textOfTurns } from '../model/textExample.ts';
import { rejects } from '../reward/rejects.ts';
import { rewardOf } from '../reward/rewardOf.ts';
import { codeWords } from '../survival/codeWords.ts';
import { answerWith, type ExampleText } from './exampleText.ts';

export interface OfferedText extends Episode {
  readonly text: ExampleText;
}

/** Looks that differ by less saw the same. */
const SAME = 0.02;

/**
 * One an offer, the same said twice once, in the order of time and then of id.
 * @param fromReward in [0, 1]: only those with more.
 */
export function learningExamples(offers: readonly OfferedText[], fromReward: number): LearningExample[] {
  const asked = grouped(offers, (each) => `${each.offer.project}\n${JSON.stringify(each.text.turns)}`);
  const examples = [...asked.values()].flatMap((alike) => {
    const refused = alike.filter(({ actions }) => rejects(actions) !== undefined);
    return alike.flatMap((each) => exampleOf(each, refused, fromReward));
  });
  return unique(examples).toSorted((a, b) => a.atMs - b.atMs || compareText(a.id, b.id));
}

function exampleOf(
  offered: OfferedText,
  refused: readonly OfferedText[],
  fromReward: number,
): LearningExample[] {
  const { offer, actions, text } = offered;
  const { value } = rewardOf(offered);
  if (value <= fromReward || rejects(actions) !== undefined) return [];
  const code = keptOf(offered);
  if (code === undefined) return [];
  const accepted = answerWith(text, code);
  const suggested = answerWith(text, text.suggested);
  const others = [suggested, text.instead, ...refused.toReversed().map(answerOf)];
  const rejected = others.find((each) => each !== undefined && !sameWords(each, accepted));
  return [
    {
      id: offer.id,
      project: offer.project,
      language: text.language,
      prompt: textOfTurns(text.turns),
      turns: text.turns,
      accepted,
      ...(rejected !== undefined && { rejected }),
      weight: value,
      atMs: lastChangeMs(offered),
      surprise: Math.min(1, Math.abs(value - offer.expected)),
    },
  ];
}

/** Undefined where what stands there now is not known. */
function keptOf({ actions, text: { kept, suggested } }: OfferedText): string | undefined {
  const left = actions
    .map(({ action }) => action)
    .findLast((action) => action.type === 'survived' || action.type === 'edited');
  const share = left?.kept ?? 1;
  if (kept !== undefined && Math.abs(kept.share - share) < SAME) return kept.text ?? suggested;
  return share > 1 - SAME ? suggested : undefined;
}

function answerOf({ text }: OfferedText): string {
  return answerWith(text, text.suggested);
}

/** When the reward became what it is. */
function lastChangeMs({ offer, actions }: Episode): number {
  const rewards = actions.map((_, at) => rewardOf({ offer, actions: actions.slice(0, at + 1) }).value);
  const last = rewards.findLastIndex((value, at) => value !== (rewards[at - 1] ?? 0.5));
  return actions[Math.max(0, last)]?.atMs ?? 0;
}

/** Of those that say the same the one that is worth most, and the latest of these. */
function unique(examples: readonly LearningExample[]): LearningExample[] {
  const same = grouped(examples, ({ project, prompt, accepted }) =>
    JSON.stringify([project, prompt, codeWords(accepted)]),
  );
  return [...same.values()].map(
    (alike) =>
      alike.toSorted((a, b) => b.weight - a.weight || b.atMs - a.atMs || compareText(a.id, b.id))[0]!,
  );
}

function sameWords(one: string, other: string): boolean {
  return codeWords(one).join(' ') === codeWords(other).join(' ');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
