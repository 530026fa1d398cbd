/** One step: the gradients of the mean loss of some examples, in batches that fit. */
import { judge, sharesOf, sum, type TokenLogs } from '../../core/training/objectives.ts';
import type { ReadText, TokenExample } from '../../core/training/tokenExamples.ts';
import type { TrainSettings } from '../../core/training/trainSettings.ts';
import type { LlamaGraph } from './llamaGraph.ts';
import type { PrefixCache } from './prefixCache.ts';

export interface LearnedExample {
  readonly example: TokenExample;
  readonly texts: readonly ReadText[];
}

export interface StepTools {
  readonly graph: LlamaGraph;
  readonly cache: PrefixCache;
  readonly settings: TrainSettings;
  /** What the model found without the adapter of what is not just to become likely; filled when it is first asked for. */
  readonly references: Map<LearnedExample, TokenLogs>;
}

export interface StepLoss {
  /** What the step makes smaller: all that it learns from together. */
  readonly loss: number;
  /** Nats a token, by weight, of the texts that are to become likely; undefined where the step has none. */
  readonly likelihood: number | undefined;
}

/** The gradients are the graph’s. */
export async function learnStep(tools: StepTools, examples: readonly LearnedExample[]): Promise<StepLoss> {
  const { graph, cache, settings } = tools;
  const share = sharesOf(
    examples.map(({ example }) => example),
    examples.map(({ texts }) => texts[0]!.expected.rows.length),
  );
  graph.gradients.fill(0);
  let loss = 0;
  let likelihood = 0;
  // Those apart that have to be computed twice.
  const [likely, others] = [true, false].map((is) => examples.filter((each) => isLikelihood(each) === is));
  const batches = [likely!, others!].flatMap((some) => batchesOf(some, settings.batchTokens));
  for (const batch of batches) {
    const texts = batch.flatMap((each) => each.texts);
    const prefix = await cache.of(texts);
    // What a likelihood’s factors are does not depend on what the model finds now.
    const likelihoods = batch.every(isLikelihood);
    const found = likelihoods ? undefined : await graph.score(texts, prefix, { adapted: true });
    if (!likelihoods) await refer(tools, batch, prefix);
    const judgeAll = (logs: readonly ArrayLike<number>[]) =>
      perExample(batch, logs).map(([each, own]) =>
        judge(
          { example: each.example, logs: own, reference: tools.references.get(each) },
          share,
          settings.beta,
        ),
      );
    const blank = texts.map(({ expected }) => new Float64Array(expected.rows.length));
    const factors = judgeAll(found ?? blank).flatMap((each) => each.factors);
    const logs = await graph.learn(texts, prefix, factors);
    const own = sum(judgeAll(logs).map((each) => each.loss));
    loss += own;
    if (likelihoods) likelihood += own;
  }
  // Each kind counts in the loss by how many examples it has.
  return {
    loss,
    likelihood: likely!.length === 0 ? undefined : (likelihood * examples.length) / likely!.length,
  };
}

async function refer(
  { graph, references }: StepTools,
  batch: readonly LearnedExample[],
  prefix: Float32Array,
): Promise<void> {
  if (batch.every((each) => references.has(each))) return;
  const texts = batch.flatMap((each) => each.texts);
  const logs = await graph.score(texts, prefix, { adapted: false });
  for (const [each, own] of perExample(batch, logs)) references.set(each, own);
}

function isLikelihood({ example }: LearnedExample): boolean {
  return example.kind === 'likelihood';
}

function perExample<T>(
  batch: readonly LearnedExample[],
  logs: readonly T[],
): [LearnedExample, readonly T[]][] {
  let from = 0;
  return batch.map((each) => {
    from += each.texts.length;
    return [each, logs.slice(from - each.texts.length, from)];
  });
}

/** In order; an example alone may be longer. */
function batchesOf(examples: readonly LearnedExample[], mostTokens: number): LearnedExample[][] {
  const batches: LearnedExample[][] = [];
  let room = 0;
  for (const each of examples) {
    const tokens = each.texts.reduce((all, text) => all + text.tokens.length, 0);
    if (tokens > room) {
      batches.push([]);
      room = mostTokens;
    }
    batches.at(-1)!.push(each);
    room -= tokens;
  }
  return batches;
}
