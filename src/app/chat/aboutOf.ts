/** Which languages a question is about, for the adapter that answers it. */
import type { AnswerGround } from '../../core/answers/ground.ts';
import type { GroundingSource } from '../../core/grounding/groundedText.ts';
import { languageOf } from '../../core/languages/languages.ts';
import type { Shares } from '../../core/model/adapter.ts';
import type { TextRequest } from '../../protocol/modelsApi.ts';
import type { Asked } from './answering.ts';

/** What the person put beside the question, else the files that the prompt quotes; and the whole of the workspaces. */
export function aboutOf(
  { chips = [], adapter }: Pick<Asked, 'chips' | 'adapter'>,
  grounds: readonly AnswerGround[],
  sources: readonly GroundingSource[],
): NonNullable<TextRequest['about']> {
  const beside = sharesOf(chips.map(({ path }) => path));
  const quoted = () => sharesOf(sources.map(({ place }) => place.path));
  return {
    request: Object.keys(beside).length > 0 ? beside : quoted(),
    project: sharesOf(grounds.flatMap(({ model }) => model.files.map(({ path }) => path))),
    ...(adapter === undefined ? {} : { wanted: adapter }),
  };
}

function sharesOf(paths: readonly string[]): Shares {
  const counts: Record<string, number> = {};
  for (const path of paths) {
    const id = languageOf(path)?.id;
    if (id !== undefined) counts[id] = (counts[id] ?? 0) + 1;
  }
  return counts;
}
