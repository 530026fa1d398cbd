/** One night as it is kept on disk between its steps: a kill at any moment leaves what was done, and the next sleep does the rest. */
import * as v from 'valibot';
import { type LanguageNight, SLEEP_STAGES, type SleepReport } from '../../protocol/sleepApi.ts';

/** Raised when the shape changes: an older night is begun anew, not misread. */
export const NIGHT_VERSION = 1;

const count = v.number();
const chosen = v.object({ key: v.string(), weight: v.number(), replayed: v.boolean() });
const compared = v.object({ base: v.number(), adapter: v.number() });
const figures = v.object({
  accepted: compared,
  general: compared,
  wins: v.object({ ...compared.entries, pairs: count }),
  grammar: v.object({ tried: count, parsed: count }),
  verbatim: v.object({ ...compared.entries, unseen: v.exactOptional(v.number()) }),
});
const settings = v.partial(
  v.object({
    rank: count,
    alpha: count,
    topLayers: count,
    learningRate: count,
    epochs: count,
    seed: count,
  }),
);

const base = v.object({ name: v.string(), fingerprint: v.string() });

const languageNight = v.object({
  language: v.string(),
  examples: count,
  replayed: count,
  losses: v.array(v.number()),
  outcome: v.picklist(['published', 'discarded', 'too few', 'interrupted', 'failed']),
  version: v.exactOptional(v.number()),
  reasons: v.array(v.string()),
  figures: v.exactOptional(figures),
  seconds: v.number(),
  tokens: v.number(),
});

/** With what has to be known to take it back. */
const trainedLanguage = v.object({
  ...languageNight.entries,
  base: v.exactOptional(base),
  /** Those that it was trained on. */
  keys: v.array(v.string()),
});
export type TrainedLanguage = v.InferOutput<typeof trainedLanguage>;

/** A training that is under way. */
const training = v.object({
  language: v.string(),
  startedAt: v.string(),
  /** The last version of the line when it began: what is above is its own. */
  last: v.number(),
  losses: v.array(v.number()),
  seconds: v.number(),
  tokens: v.number(),
});
export type Training = v.InferOutput<typeof training>;

export const nightState = v.object({
  version: v.literal(NIGHT_VERSION),
  id: v.string(),
  startedAt: v.string(),
  model: v.exactOptional(v.string()),
  settings: v.exactOptional(settings),
  /** Undefined where no model could be trained when it began. */
  base: v.exactOptional(base),
  done: v.array(v.picklist(SLEEP_STAGES)),
  /** Of stages that failed, a sentence each. */
  problems: v.array(v.string()),
  feedback: v.object({ offers: count, examples: count, refused: v.exactOptional(v.array(v.string()), []) }),
  concepts: v.object({ merged: count, aged: count, retired: count, names: v.array(v.string()) }),
  store: v.object({ freedBytes: count }),
  plans: v.array(v.object({ language: v.string(), examples: v.array(chosen) })),
  languages: v.array(trainedLanguage),
  training: v.exactOptional(training),
  /** That no night before has told of. */
  givenUp: v.exactOptional(v.array(v.object({ language: v.string(), version: count, why: v.string() }))),
  /** Once it has ended. */
  endedAt: v.exactOptional(v.string()),
  ended: v.exactOptional(v.picklist(['done', 'interrupted', 'out of time', 'failed', 'nothing to do'])),
  why: v.exactOptional(v.string()),
  undone: v.exactOptional(v.boolean()),
});
export type Night = v.InferOutput<typeof nightState>;

export function newNight(id: string, startedAt: string): Night {
  return {
    version: NIGHT_VERSION,
    id,
    startedAt,
    done: [],
    problems: [],
    feedback: { offers: 0, examples: 0, refused: [] },
    concepts: { merged: 0, aged: 0, retired: 0, names: [] },
    store: { freedBytes: 0 },
    plans: [],
    languages: [],
  };
}

/** What a person is told of it. */
export function reportOf(night: Night): SleepReport {
  const { id, startedAt, feedback, concepts, store, ended = 'interrupted', why, givenUp, undone } = night;
  return {
    id,
    startedAt,
    endedAt: night.endedAt ?? startedAt,
    ended,
    ...(why === undefined ? {} : { why }),
    feedback,
    concepts,
    store,
    languages: [...night.languages.map(toldOf), ...underWay(night)],
    ...(givenUp === undefined ? {} : { givenUp }),
    ...(undone === undefined ? {} : { undone }),
  };
}

function toldOf({ base: _, keys: __, ...told }: TrainedLanguage): LanguageNight {
  return told;
}

function underWay({ training: now, plans }: Night): LanguageNight[] {
  const plan = plans.find(({ language }) => language === now?.language);
  if (now === undefined || plan === undefined) return [];
  const { language, losses, seconds, tokens } = now;
  const replayed = plan.examples.filter((each) => each.replayed).length;
  const reasons = ['It goes on from here with the next sleep.'];
  return [
    {
      language,
      examples: plan.examples.length,
      replayed,
      losses,
      outcome: 'interrupted',
      reasons,
      seconds,
      tokens,
    },
  ];
}
