/** What a long conversation was about, by the engine that answered in it. */
import type { ChatMessage } from '../../core/model/chat.ts';
import type { PromptFiles } from '../../core/ports/promptFiles.ts';
import { fillTemplate, loadTemplate } from '../../core/prompt/expandTemplate.ts';
import { fitPieces } from '../../core/prompt/fitPieces.ts';
import { neutralised } from '../../core/prompt/neutralise.ts';
import { estimateTokens } from '../../core/routing/estimateTokens.ts';
import type { ModelsApi } from '../../protocol/modelsApi.ts';

export interface ToSummarise {
  readonly roots: readonly string[];
  /** Id of the engine that is asked, and of no other. */
  readonly engine: string;
  /** What an earlier summary said. */
  readonly before: string | undefined;
  readonly messages: readonly ChatMessage[];
}

/** Tokens of what is shortened, and of the summary. */
const MOST_READ = 2400;
const MOST_WRITTEN = 320;
/** Characters of one message that matter; of a summary. */
const OF_MESSAGE = 700;
const MOST = 4000;

/** @returns undefined where the engine has nothing to say: a plain summary takes its place. */
export async function engineSummary(
  { roots, engine, before, messages }: ToSummarise,
  {
    models,
    prompts,
    signal,
  }: {
    readonly models: Pick<ModelsApi, 'generate'>;
    readonly prompts: PromptFiles;
    readonly signal: AbortSignal;
  },
): Promise<string | undefined> {
  const read = (name: string) => prompts.read(name, roots);
  const template = await loadTemplate('summary', { read, values: ['before', 'messages'] });
  const content = fillTemplate(template, {
    before: before === undefined ? '' : `So far:\n${neutralised(before)}`,
    messages: shortOf(messages),
  });
  const outcome = await models.generate(
    {
      prompt: { kind: 'chat', turns: [{ role: 'user', content }] },
      maxTokens: MOST_WRITTEN,
      temperature: 0.2,
      engine,
    },
    { signal },
  );
  if (outcome.kind === 'none') return undefined;
  const text = neutralised(outcome.generated.text).trim();
  return text === '' ? undefined : text.slice(0, MOST);
}

/** The last ones matter most where not all have room. */
function shortOf(messages: readonly ChatMessage[]): string {
  const pieces = messages.map(({ role, text, command }, at) => {
    const said = [command && `/${command}`, text.replace(/ ?\[\d+\]/g, '').slice(0, OF_MESSAGE)];
    const line = `${role === 'user' ? 'Asked' : 'Answered'}: ${neutralised(said.filter(Boolean).join(' '))}`;
    return { name: `message ${at}`, priority: at, forms: [line] };
  });
  return fitPieces(pieces, MOST_READ, estimateTokens)
    .pieces.map(({ text }) => text)
    .join('\n');
}
