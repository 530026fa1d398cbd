/** What may be asked where the words do not say it: short, in this order, each to be skipped. */
import { CodedError } from '../../base/codedError.ts';
import type { Answers, Question, Requirement, RequirementTopic } from '../model/alternative.ts';
import { BLUEPRINT_LANGUAGES, NEEDS, SYSTEM_KINDS } from '../model/blueprint.ts';
import { signalOf } from './signals/allSignals.ts';
import { LANGUAGE_SIGNALS } from './signals/languages.ts';
import { COMMUNICATION_SIGNALS, DATA_SIGNALS } from './signals/outside.ts';
import { NEED_TITLES, type Signal, SYSTEM_TITLES } from './signals/signal.ts';

const choicesOf = (signals: readonly Signal[]) => signals.map(({ id, title }) => ({ id, title }));

const TEAMS = [
  { id: '1', title: 'one person' },
  { id: '4', title: 'a few people' },
  { id: '12', title: 'several teams' },
];

const ORDER = ['system', 'thing', 'language', 'framework', 'data', 'communication', 'team', 'need'] as const;
type Asked = (typeof ORDER)[number];

function questionOf(topic: Asked, language: string | undefined): Question {
  switch (topic) {
    case 'system':
      return ask(
        topic,
        'What is it to be?',
        SYSTEM_KINDS.map((id) => ({ id, title: SYSTEM_TITLES[id] })),
      );
    case 'thing':
      return {
        ...ask(topic, 'What is it about? Name one to three things it deals with.', []),
        many: true,
        free: true,
      };
    case 'language': {
      const known = LANGUAGE_SIGNALS.filter(
        (each) => each.topic === 'language' && (BLUEPRINT_LANGUAGES as readonly string[]).includes(each.id),
      );
      return ask(topic, 'In which language?', choicesOf(known));
    }
    case 'framework': {
      const fitting = LANGUAGE_SIGNALS.filter(
        ({ topic: of, implies = [] }) =>
          of === 'framework' && (language === undefined || implies.includes(`language:${language}`)),
      );
      return ask(topic, 'On which framework?', choicesOf(fitting));
    }
    case 'data':
      return ask(topic, 'Where is data kept?', choicesOf(DATA_SIGNALS));
    case 'communication':
      return { ...ask(topic, 'How do others speak with it?', choicesOf(COMMUNICATION_SIGNALS)), many: true };
    case 'team':
      return ask(topic, 'Who builds it?', TEAMS);
    case 'need':
      return {
        ...ask(
          topic,
          'What matters most?',
          NEEDS.map((id) => ({ id, title: NEED_TITLES[id] })),
        ),
        many: true,
      };
  }
}

function ask(topic: RequirementTopic, text: string, choices: Question['choices']): Question {
  return { topic, text, choices, many: false, free: false };
}

/** @param known what was said or answered. */
export function questionsFor(known: readonly Requirement[]): readonly Question[] {
  const language = known.find((each) => each.topic === 'language' && each.wanted)?.id;
  return ORDER.filter(
    (topic) => !known.some((each) => each.topic === topic && (each.wanted || topic === 'data')),
  )
    .map((topic) => questionOf(topic, language))
    .filter(({ choices, free }) => free || choices.length > 0);
}

const MOST_TEAM = 100_000;

/** Answers as requirements. Throws `invalid-option` for what no question asks or offers. */
export function answered(answers: Answers): readonly Requirement[] {
  return Object.entries(answers).flatMap(([topic, given]) => {
    if (!(ORDER as readonly string[]).includes(topic))
      throw new CodedError('invalid-option', `“${topic}” is not asked; there is ${ORDER.join(', ')}.`);
    const all = (Array.isArray(given) ? given : [given]) as readonly unknown[];
    return all.map((each) => answerTo(topic as Asked, each));
  });
}

function answerTo(topic: Asked, given: unknown): Requirement {
  const text = typeof given === 'number' ? String(given) : given;
  if (typeof text !== 'string' || text.trim() === '' || text.length > 80)
    throw new CodedError('invalid-option', `The answer on “${topic}” is no text of up to 80 characters.`);
  const said = { topic, wanted: true, origin: 'answered', because: 'answered' } as const;
  const id = text.trim();
  if (topic === 'thing') {
    if (!/^\p{L}[\p{L}\p{N} _-]*$/u.test(id))
      throw new CodedError(
        'invalid-option',
        `“${id}” is no name: letters, digits, spaces and -, beginning with a letter.`,
      );
    return { ...said, id: id.toLowerCase(), title: id.toLowerCase() };
  }
  if (topic === 'team') {
    const people = Number(id);
    if (!Number.isInteger(people) || people < 1 || people > MOST_TEAM)
      throw new CodedError('invalid-option', `“${id}” is no number of people.`);
    return { ...said, id: String(people), title: people === 1 ? 'one person' : `${people} people` };
  }
  const signal = signalOf(topic, id.toLowerCase());
  if (signal === undefined) {
    const { choices } = questionOf(topic, undefined);
    throw new CodedError(
      'invalid-option',
      `“${id}” is no answer on ${topic}; there is ${choices.map((each) => each.id).join(', ')}.`,
    );
  }
  return { ...said, id: signal.id, title: signal.title };
}
