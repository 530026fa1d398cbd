/** Sentence and answers → what is wanted; what is left open is assumed, and said to be. */
import type { Answers, Requirement, RequirementTopic, Understanding } from '../model/alternative.ts';
import { BLUEPRINT_LANGUAGES, type BlueprintLanguage, type SystemKind } from '../model/blueprint.ts';
import { answered, questionsFor } from './interview.ts';
import { readSentence } from './readSentence.ts';
import { signalOf } from './signals/allSignals.ts';
import { SYSTEM_TITLES } from './signals/signal.ts';

export interface UnderstandInput {
  readonly sentence: string;
  readonly answers: Answers;
  /** Languages of learned projects, the most used first. */
  readonly habitual: readonly {
    readonly language: BlueprintLanguage;
    readonly projects: readonly string[];
  }[];
  /** Languages that structures are there for. */
  readonly languages: ReadonlySet<BlueprintLanguage>;
}

export interface Understood extends Understanding {
  /** Undefined where neither says what is to be built. */
  readonly system: SystemKind | undefined;
  readonly language: BlueprintLanguage | undefined;
  /** What it is about, at least one where the system is known. */
  readonly things: readonly string[];
  /** Verbs of what it does. */
  readonly actions: readonly string[];
}

/** Where no words say it: what such systems are most often written in. */
const USUAL: Readonly<Record<SystemKind, readonly BlueprintLanguage[]>> = {
  api: ['typescript', 'python'],
  'web-app': ['typescript', 'python'],
  frontend: ['typescript'],
  cli: ['python', 'typescript'],
  library: ['typescript', 'python'],
  'plugin-host': ['typescript', 'python'],
  worker: ['python', 'typescript'],
  pipeline: ['python', 'typescript'],
  realtime: ['typescript', 'python'],
  desktop: ['typescript', 'python'],
  mobile: ['kotlin', 'typescript'],
  game: ['typescript', 'python'],
};

const USUAL_THING: Readonly<Partial<Record<SystemKind, string>>> = {
  worker: 'job',
  pipeline: 'record',
  realtime: 'message',
  desktop: 'document',
  cli: 'entry',
  'plugin-host': 'document',
};

export function understand({ sentence, answers, habitual, languages }: UnderstandInput): Understood {
  const given = answered(answers);
  const said = readSentence(sentence);
  // An answer goes before what was read into a sentence.
  const replaced = new Set<RequirementTopic>(
    given.map(({ topic }) => topic).filter((topic) => topic !== 'need' && topic !== 'communication'),
  );
  const known = [...given, ...said.filter((each) => !replaced.has(each.topic))];
  const implied = impliedBy(known);
  const all = [...known, ...implied];
  const notes: string[] = [];
  const wanted = (topic: RequirementTopic) => all.filter((each) => each.topic === topic && each.wanted);
  const foreign = wanted('language').filter(({ id }) => !isKnown(id));
  for (const { title } of foreign)
    notes.push(`There is no structure for ${title} yet; the alternatives are in another language.`);
  let [system] = wanted('system').map(({ id }) => id as SystemKind);
  if (system === undefined && all.some(({ topic }) => TELLING.has(topic))) {
    system = 'api';
    all.push({
      topic: 'system',
      id: system,
      title: SYSTEM_TITLES[system],
      wanted: true,
      origin: 'assumed',
      because: 'nothing says what kind of system it is',
    });
  }
  let language = wanted('language')
    .map(({ id }) => id)
    .find(isKnown);
  if (system !== undefined && language === undefined) {
    const ruledOut = new Set(
      all.filter(({ topic, wanted }) => topic === 'language' && !wanted).map(({ id }) => id),
    );
    const may = (each: BlueprintLanguage) => languages.has(each) && !ruledOut.has(each);
    const own = habitual.find((each) => may(each.language));
    language = own?.language ?? [...USUAL[system], ...BLUEPRINT_LANGUAGES].find(may);
    if (language !== undefined) all.push(languageOf(language, own?.projects, system));
  }
  const things = wanted('thing').map(({ id }) => id);
  if (system !== undefined && things.length === 0) {
    const usual = USUAL_THING[system] ?? 'item';
    things.push(usual);
    const because = 'nothing says what it is about';
    all.push({ topic: 'thing', id: usual, title: usual, wanted: true, origin: 'assumed', because });
  }
  if (system === undefined) notes.push(nothingSaid(sentence, known));
  const actions = wanted('action').map(({ id }) => id);
  return { requirements: all, questions: questionsFor(known), notes, system, language, things, actions };
}

/** One of these says enough to begin with. */
const TELLING: ReadonlySet<RequirementTopic> = new Set([
  'framework',
  'structure',
  'communication',
  'data',
  'language',
]);

function isKnown(id: string): id is BlueprintLanguage {
  return (BLUEPRINT_LANGUAGES as readonly string[]).includes(id);
}

function nothingSaid(sentence: string, known: readonly Requirement[]): string {
  if (sentence.trim() === '' && known.length === 0) return 'Nothing was said of the project yet.';
  const things = known.filter(({ topic }) => topic === 'thing').map(({ title }) => `“${title}”`);
  const about = things.length === 0 ? '' : ` It may be about ${things.join(', ')}.`;
  return `The words do not say what is to be built: an API, a web application, a command line tool, a library …?${about}`;
}

function languageOf(
  id: BlueprintLanguage,
  projects: readonly string[] | undefined,
  system: SystemKind,
): Requirement {
  const base = { topic: 'language', id, title: signalOf('language', id)?.title ?? id, wanted: true } as const;
  if (projects !== undefined)
    return { ...base, origin: 'learned', because: `as in ${projects.slice(0, 3).join(', ')}` };
  return {
    ...base,
    origin: 'assumed',
    because: `no language is named, and ${SYSTEM_TITLES[system]} is often written in it`,
  };
}

/** What the words bring with them, where nothing else is said of it. */
function impliedBy(known: readonly Requirement[]): readonly Requirement[] {
  const found: Requirement[] = [];
  const has = (topic: string, id?: string) =>
    [...known, ...found].some((each) => each.topic === topic && (id === undefined || each.id === id));
  for (const { topic, id, wanted, title, origin } of known) {
    if (!wanted) continue;
    for (const implied of signalOf(topic, id)?.implies ?? []) {
      const [of, what] = implied.split(':') as [RequirementTopic, string];
      // Needs add up; of the other topics one is enough.
      if (of === 'need' ? has(of, what) : has(of)) continue;
      const signal = signalOf(of, what);
      if (signal === undefined) continue;
      const isOwn = of === 'language' || of === 'system';
      found.push({
        topic: of,
        id: what,
        title: signal.title,
        wanted: true,
        origin: isOwn ? origin : 'assumed',
        because: `follows from ${title}`,
      });
    }
  }
  return found;
}
