/** What a project begins with, as decisions: drafts for a person to confirm, so they say who chose and why. */

import type { RecordDraft } from '../decisions/write/recordText.ts';
import type {
  AlternativeDecision,
  Criterion,
  CriterionScore,
  Requirement,
  RequirementTopic,
} from '../model/alternative.ts';

export interface DecisionGround {
  readonly title: string;
  readonly summary: string;
  /** Titles of the others that were offered. */
  readonly others: readonly string[];
  readonly requirements: readonly Requirement[];
  readonly criteria: readonly Criterion[];
  readonly scores: readonly CriterionScore[];
  readonly asIn: readonly string[];
  readonly risks: readonly string[];
  readonly hasRules: boolean;
}

export function decisionsOf(ground: DecisionGround): readonly AlternativeDecision[] {
  const { requirements } = ground;
  const chosen = (topic: RequirementTopic) =>
    requirements.filter((each) => each.topic === topic && each.wanted && each.id !== 'database');
  const told = (topic: RequirementTopic) => chosen(topic).filter(({ origin }) => origin !== 'assumed');
  return [
    structure(ground),
    ...chosen('language')
      .slice(0, 1)
      .map((each) => named(`Write it in ${each.title}`, each, 'The project needs a language.')),
    ...told('framework').map((each) =>
      named(`Build on ${each.title}`, each, 'The project needs a framework, or to do without one.'),
    ),
    ...told('data').map((each) =>
      each.id === 'none'
        ? named(
            'Keep no data',
            each,
            'Whether the program remembers anything decides how it is run and tested.',
          )
        : named(`Keep data in ${each.title}`, each, 'What the program knows has to outlive it, or not.'),
    ),
    ...told('communication').map((each) =>
      named(
        `Communicate by ${each.title}`,
        each,
        'Others, and parts of the program among each other, need a way to speak.',
      ),
    ),
  ];
}

function structure({
  title,
  summary,
  others,
  criteria,
  scores,
  asIn,
  risks,
}: DecisionGround): AlternativeDecision {
  const titleOf = (id: string) => criteria.find((each) => each.id === id)?.title ?? id;
  const made = scores.filter(({ score }) => score === 3).map(({ criterion }) => titleOf(criterion));
  const weak = scores.filter(({ score }) => score === 0).map(({ criterion }) => titleOf(criterion));
  const wanted = criteria.map((each) => `${each.title} (${each.because})`).join('; ');
  const own =
    asIn.length === 0
      ? ''
      : ` It is how ${asIn.slice(0, 3).join(', ')} ${asIn.length === 1 ? 'is' : 'are'} built.`;
  return {
    title: `Build it as ${title}`,
    context: `Wanted: ${wanted}.`,
    options: [title, ...others],
    chosen: title,
    because: `${lowered(summary)}${own}`,
    good: made.length === 0 ? [] : [`it is made for: ${made.join('; ')}`],
    bad: [...(weak.length === 0 ? [] : [`it does little for: ${weak.join('; ')}`]), ...risks.map(lowered)],
  };
}

function named(
  title: string,
  { title: choice, origin, because, id }: Requirement,
  context: string,
): AlternativeDecision {
  const why = {
    said: `it was asked for: “${because}”`,
    answered: 'it was chosen when the project was begun',
    learned: because,
    assumed: `${because}; nobody has asked for it yet`,
  }[origin];
  return {
    title,
    context,
    options: [id === 'none' ? 'Nothing is kept' : choice],
    chosen: id === 'none' ? 'Nothing is kept' : choice,
    because: why,
    good: [],
    bad: [],
  };
}

function lowered(text: string): string {
  const plain = text.replace(/\.$/, '');
  // Abbreviations keep their letters.
  return /^\p{Lu}[\p{Ll} ]/u.test(plain) ? plain.charAt(0).toLowerCase() + plain.slice(1) : plain;
}

/** @param rules whether rules keep what the structure says. */
export function draftOf(
  { title, context, options, chosen, because, good, bad }: AlternativeDecision,
  rules: boolean,
): RecordDraft {
  return {
    ...{ title, context, options, chosen, because: because.endsWith('.') ? because : `${because}.` },
    ...(good.length === 0 ? {} : { good: good.map((each) => `${each}.`) }),
    ...(bad.length === 0 ? {} : { bad: bad.map((each) => `${each}.`) }),
    ...(rules
      ? { confirmation: '`groundplan check` holds the code against the rules in `groundplan.yaml`.' }
      : {}),
  };
}
