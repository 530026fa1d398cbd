/** The child process of an embedding model: texts in, vectors out, one request at a time. */
import { messageOf } from '../base/messageOf.ts';
import type { EmbedReply, EmbedRequest, EmbedSpec, RunModel } from '../infra/embed/embedMessages.ts';

const model = load(JSON.parse(process.argv[2] ?? '{}') as EmbedSpec);
// Told with the first request.
model.catch(() => {});
let last: Promise<void> = Promise.resolve();

process.on('message', (request: EmbedRequest) => {
  last = last.then(async () => {
    process.send?.(await answer(request));
  });
});
process.on('disconnect', () => process.exit(0));

async function answer({ id, texts, kind }: EmbedRequest): Promise<EmbedReply> {
  try {
    return { id, vectors: await (await model)(texts, kind) };
  } catch (error) {
    return { id, error: messageOf(error) };
  }
}

/** Imported late, so that a library that does not load is an answer and no crash. */
async function load(spec: EmbedSpec): Promise<RunModel> {
  if (spec.kind === 'static') return (await import('../infra/embed/runStatic.ts')).runStatic(spec.folder);
  if (spec.kind === 'feelings')
    return (await import('../infra/sentiment/runFeelings.ts')).runFeelings(spec.file);
  if (spec.kind === 'labels') return (await import('../infra/sentiment/runLabels.ts')).runLabels(spec);
  return (await import('../infra/embed/runTransformer.ts')).runTransformer(spec);
}
