/** Plain sentences → what they ask for, each with the words that say so. Nothing is added that was not said. */
import type { Requirement } from '../model/alternative.ts';
import type { Need } from '../model/blueprint.ts';
import { ALL_SIGNALS } from './signals/allSignals.ts';
import { matchSignals, type SignalMatch } from './signals/matchSignals.ts';
import { NEED_TITLES } from './signals/signal.ts';
import { sizesIn } from './sizes.ts';
import { subjectIn } from './things.ts';

/** From here on parts have to grow apart; up to here one machine does it all. */
const MANY_USERS = 10_000;
const MANY_BUILDERS = 8;

/** Longer ones are cut: what a project is to be is said in a few sentences. */
export const MOST_CHARACTERS = 4000;

/** What was said first comes first within its topic, and what says it more strongly before that. */
export function readSentence(sentence: string): readonly Requirement[] {
  const text = sentence.normalize('NFC').slice(0, MOST_CHARACTERS).replace(/\s+/g, ' ');
  const matches = telling(matchSignals(text, ALL_SIGNALS));
  const sizes = sizesIn(text);
  const found = new Map<string, Requirement>();
  const put = (requirement: Requirement) => {
    const key = `${requirement.topic}:${requirement.id}`;
    if (!found.has(key)) found.set(key, requirement);
  };
  for (const { signal, denied, text: said, from, end } of inOrder(matches)) {
    const because = text.slice(from, end);
    const { topic, id, title } = signal;
    // Not wanting any database is a wish of its own.
    if (denied && topic === 'data' && id === 'database')
      put({ topic, id: 'none', title: 'nothing is kept', wanted: true, origin: 'said', because });
    else if (signal.isVague === true)
      put({ topic, id, title, wanted: true, origin: 'assumed', because: `“${said}” says no more` });
    else put({ topic, id, title, wanted: !denied, origin: 'said', because });
  }
  const need = (id: Need, because: string) =>
    put({ topic: 'need', id, title: NEED_TITLES[id], wanted: true, origin: 'said', because });
  if (sizes.team !== undefined) {
    const { people, text: because } = sizes.team;
    const title = people === 1 ? 'one person' : `${people} people`;
    put({ topic: 'team', id: String(people), title, wanted: true, origin: 'said', because });
    if (people >= MANY_BUILDERS) need('teams', because);
  }
  if (sizes.users !== undefined && sizes.users.count >= MANY_USERS) need('growth', sizes.users.text);
  const taken = [...sizes.spans, ...matches.filter(({ signal }) => signal.isThing !== true)];
  const { things, actions } = subjectIn(text, taken);
  for (const { name, because, guessed } of things) {
    const why = guessed ? `goes with “${because}”` : because;
    put({
      topic: 'thing',
      id: name,
      title: name,
      wanted: true,
      origin: guessed ? 'assumed' : 'said',
      because: why,
    });
  }
  for (const { name, because } of actions)
    put({ topic: 'action', id: name, title: name, wanted: true, origin: 'said', because });
  return [...found.values()];
}

/** Without words for a system that are weaker than others, and without what a structure that is ruled out would have meant. */
function telling(matches: readonly SignalMatch[]): readonly SignalMatch[] {
  const systems = matches.filter(({ signal, denied }) => signal.topic === 'system' && !denied);
  const isStrong = systems.some(({ signal }) => (signal.strength ?? 1) > 1);
  const isPlain =
    systems.some(({ signal }) => signal.isVague !== true) ||
    matches.some(({ signal, denied }) => signal.topic === 'framework' && !denied);
  const ruledOut = matches.filter(({ signal, denied }) => denied && signal.topic === 'structure');
  return matches.filter(({ signal, denied, start }) => {
    if (denied && signal.topic !== 'structure' && ruledOut.some((each) => each.start === start)) return false;
    if (signal.topic !== 'system') return true;
    if (signal.isVague === true) return !denied && !isPlain;
    return !isStrong || denied || (signal.strength ?? 1) > 1;
  });
}

/** Of one topic the strongest first. */
function inOrder(matches: readonly SignalMatch[]): readonly SignalMatch[] {
  return [...matches].sort(
    (a, b) => (b.signal.strength ?? 1) - (a.signal.strength ?? 1) || a.start - b.start,
  );
}
