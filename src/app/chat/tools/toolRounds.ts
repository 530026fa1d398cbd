/** An answer for which tools may be called: the model calls, each call is asked for and run, and what came of it goes back to the model. */
import type { GroundedText } from '../../../core/grounding/groundedText.ts';
import type { ModelCall, ToolRound } from '../../../core/model/generation.ts';
import type { OfferedTool, ToolOutcome } from '../../../core/model/toolServer.ts';
import { estimateTokens } from '../../../core/routing/estimateTokens.ts';
import { outcomeAsData } from '../../../core/toolbox/asData.ts';
import type { Offering } from '../../../core/toolbox/offerTools.ts';
import type { Call } from '../../../protocol/call.ts';
import type { ModelsApi, TextEvent, TextOutcome, TextRequest } from '../../../protocol/modelsApi.ts';
import type { Asked, Telling } from '../answering.ts';
import type { ToolDesk } from './toolDesk.ts';

/** Beyond it, the model answers with what it has. */
const MOST_ROUNDS = 5;
const MOST_CALLS = 10;

export interface RoundsParts {
  readonly models: Pick<ModelsApi, 'generate'>;
  readonly desk: Pick<ToolDesk, 'run'>;
  readonly asked: Asked;
  readonly telling: Telling;
  readonly grounded: GroundedText;
  readonly offering: Offering;
  /** Tokens that all results together may take. */
  readonly resultTokens: number;
  /** The number of the first source that is free. */
  readonly firstSource: number;
}

interface Reached {
  readonly rounds: readonly ToolRound[];
  readonly calls: number;
  readonly source: number;
  readonly tokensLeft: number;
}

export async function answerInRounds(
  request: TextRequest,
  call: Call<TextEvent>,
  parts: RoundsParts,
): Promise<TextOutcome> {
  const { models, telling, offering } = parts;
  let reached: Reached = {
    rounds: [],
    calls: 0,
    source: parts.firstSource,
    tokensLeft: parts.resultTokens,
  };
  let asking = request;
  for (;;) {
    const { rounds } = reached;
    const mayCall = rounds.length < MOST_ROUNDS && reached.calls < MOST_CALLS && reached.tokensLeft > 0;
    const tools = { offered: offering.offered, rounds, mayCall };
    const outcome = await models.generate({ ...asking, tools, cache: 'never' }, call);
    if (outcome.kind === 'none') return outcome;
    const calls = mayCall ? (outcome.generated.calls ?? []) : [];
    if (calls.length === 0) {
      if (!mayCall && rounds.length > 0) tellEnd(telling, rounds.length);
      return outcome;
    }
    if (outcome.generated.text !== '') parts.grounded.push('\n\n');
    await parts.grounded.settled();
    // Whoever has begun goes on: another engine would not know what was called.
    asking = { ...request, engine: outcome.engine, model: outcome.generated.model };
    reached = await called(calls, { text: outcome.generated.text, reached, parts });
    telling.state(`${outcome.engine} is writing`);
  }
}

interface Calling {
  readonly text: string;
  readonly reached: Reached;
  readonly parts: RoundsParts;
}

/** One after the other: each is asked for, and may rest on the one before. */
async function called(calls: readonly ModelCall[], { text, reached, parts }: Calling): Promise<Reached> {
  const results: string[] = [];
  let { source, tokensLeft } = reached;
  for (const [at, { name, arguments: given }] of calls.entries()) {
    const tool = parts.offering.byName.get(name);
    const over = reached.calls + at >= MOST_CALLS || tokensLeft <= 0;
    const outcome: ToolOutcome =
      tool === undefined
        ? { status: 'refused', reason: 'There is no such tool.' }
        : over
          ? { status: 'refused', reason: 'Enough was called for one answer.' }
          : await parts.desk.run({ tool, arguments: given }, parts.asked, parts.telling);
    const fitted = within(outcome, tokensLeft);
    if (tool !== undefined && fitted.status === 'answered') cite(tool, source, fitted.text, parts);
    const result = outcomeAsData({ id: source, tool: tool?.id ?? name }, fitted);
    tokensLeft -= estimateTokens(result);
    source += 1;
    results.push(result);
  }
  return {
    rounds: [...reached.rounds, { text, calls, results }],
    calls: reached.calls + calls.length,
    source,
    tokensLeft,
  };
}

function cite(tool: OfferedTool, id: number, text: string, { grounded }: RoundsParts): void {
  grounded.add({ id, said: tool.id, text });
}

/** Cut to what there is room for: halves until it fits. */
function within(outcome: ToolOutcome, tokens: number): ToolOutcome {
  if (outcome.status !== 'answered') return outcome;
  let { text } = outcome;
  while (text !== '' && estimateTokens(text) > tokens) text = text.slice(0, Math.floor(text.length / 2));
  return text.length === outcome.text.length ? outcome : { ...outcome, text, cut: true };
}

function tellEnd(telling: Telling, rounds: number): void {
  const text = `Tools were called in ${rounds} rounds, and no more were allowed for one answer; ask to go on.`;
  telling.tell({ type: 'notice', notice: { kind: 'left-out', text } });
}
