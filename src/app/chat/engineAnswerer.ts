/** Answers by a language model from what the model of the code and a search give it; without one, by the deterministic writer. */
import { CodedError } from '../../base/codedError.ts';
import { Citations } from '../../core/answers/answer.ts';
import type { AnswerGround } from '../../core/answers/ground.ts';
import { checkClaims } from '../../core/grounding/checkClaims.ts';
import { GroundedText, type GroundingSource } from '../../core/grounding/groundedText.ts';
import type { ChatMessage } from '../../core/model/chat.ts';
import type { Generated, Turn } from '../../core/model/generation.ts';
import type { PromptFiles } from '../../core/ports/promptFiles.ts';
import { fillTemplate, loadTemplate } from '../../core/prompt/expandTemplate.ts';
import { type FittedPrompt, fitPieces, type PromptPiece } from '../../core/prompt/fitPieces.ts';
import { neutralised } from '../../core/prompt/neutralise.ts';
import { estimateTokens } from '../../core/routing/estimateTokens.ts';
import { NOTHING_OFFERED, type Offering, offerTools } from '../../core/toolbox/offerTools.ts';
import type { Call } from '../../protocol/call.ts';
import type { KnowledgeApi } from '../../protocol/knowledgeApi.ts';
import type { EngineChoice, ModelsApi, TextEvent } from '../../protocol/modelsApi.ts';
import { aboutOf } from './aboutOf.ts';
import type { Answerer, Asked, Telling, WrittenAnswer } from './answering.ts';
import { engineSummary } from './engineSummary.ts';
import { gather, type Material } from './material.ts';
import type { GroundOf } from './modelAnswerer.ts';
import type { ToolDesk } from './tools/toolDesk.ts';
import { answerInRounds } from './tools/toolRounds.ts';

export interface EngineAnswererParts {
  readonly groundOf: GroundOf;
  /** Who answers where no engine can. */
  readonly writer: Answerer;
  readonly models: Pick<ModelsApi, 'choose' | 'generate'>;
  readonly knowledge: Pick<KnowledgeApi, 'search'>;
  readonly prompts: PromptFiles;
  readonly desk: Pick<ToolDesk, 'offered' | 'run'>;
}

/** Tokens of a context that nobody has told or measured, and of those the answer's share. */
const USUAL_CONTEXT = 4096;
const MOST_ANSWER = 1024;
/** What the marks of a chat template add to each turn. */
const TURN_TOKENS = 12;
const MOST_HISTORY = 8;
/** Shares of a context: what tools say of themselves, and what they say when called. */
const OFFER_SHARE = 1 / 8;
const RESULT_SHARE = 1 / 4;

/** These are carried out, not talked about. */
const WRITTEN = new Set(['suggest', 'plan', 'generate', 'adr', 'learned', 'tools', 'export']);

export function engineAnswerer(parts: EngineAnswererParts): Answerer {
  return {
    check: (roots) => parts.writer.check(roots),
    summarise: (wanted, signal) => engineSummary(wanted, { ...parts, signal }),
    async answer(asked, telling) {
      const choice = await choose(parts, asked, telling);
      if (choice === undefined || !(await answerBy(choice, { parts, asked, telling })))
        await parts.writer.answer(asked, telling);
    },
  };
}

async function choose(
  { models }: EngineAnswererParts,
  { command, engine, model }: Asked,
  telling: Telling,
): Promise<EngineChoice | undefined> {
  if (engine === 'none' || (command !== undefined && WRITTEN.has(command))) return undefined;
  const choice = await models.choose(
    { kind: 'chat', ...(engine && { engine }), ...(model && { model }) },
    { signal: telling.signal },
  );
  if (choice.kind === 'engine') return choice;
  if (engine !== undefined) toldWithout(telling, choice.because);
  return undefined;
}

function toldWithout(telling: Telling, because: string): void {
  telling.tell({
    type: 'notice',
    notice: { kind: 'engine', text: `Answered from the model of the code alone. ${because}` },
  });
}

interface Answering {
  readonly parts: EngineAnswererParts;
  readonly asked: Asked;
  readonly telling: Telling;
}

/** @returns whether it answered; where nobody could, nothing was told yet. */
async function answerBy(choice: EngineChoice, { parts, asked, telling }: Answering): Promise<boolean> {
  telling.state('Looking for what bears on it');
  const { ownOrder } = asked;
  const grounds = asked.roots.map((root) => parts.groundOf(root, { signal: telling.signal, ownOrder }));
  const material = await gather(grounds, asked, { knowledge: parts.knowledge, signal: telling.signal });
  const offering = await offeringFor(choice, { parts, asked, telling });
  const prompt = await promptFor(choice, { parts, asked, material, offering });
  telling.state(`${choice.engine} is writing`);
  const grounded = groundedIn(grounds, prompt, telling);
  const request = {
    about: aboutOf(asked, grounds, sourcesIn(prompt)),
    prompt: { kind: 'chat' as const, turns: prompt.turns },
    maxTokens: prompt.answerTokens,
    temperature: 0.2,
    conversation: asked.conversation,
    ...(asked.engine && { engine: asked.engine }),
    ...(asked.model && { model: asked.model }),
  };
  let because = choice.because;
  const call: Call<TextEvent> = {
    signal: telling.signal,
    on: (event) => {
      if (event.kind === 'text') return grounded.push(event.piece);
      because = event.because;
      telling.by(event.engine, event.use);
    },
  };
  const { models, desk } = parts;
  const { resultTokens, offering: fitting } = prompt;
  const firstSource =
    1 + Math.max(0, ...material.pieces.flatMap(({ sources }) => sources.map(({ id }) => id)));
  const tools = { models, desk, asked, telling, grounded, offering: fitting, resultTokens, firstSource };
  const writing =
    fitting.offered.length > 0 ? answerInRounds(request, call, tools) : models.generate(request, call);
  // However it ends, what came before is told first.
  const outcome = await writing.finally(() => grounded.settled());
  if (outcome.kind === 'none') {
    toldWithout(telling, outcome.because);
    return false;
  }
  telling.by(outcome.engine, outcome.use);
  await grounded.end();
  const { generated } = outcome;
  telling.wrote(fitting.offered.length === 0 ? writtenBy(prompt.turns, generated) : { text: generated.text });
  tellAbout({ because, prompt, material, cut: generated.finish === 'length' }, telling);
  return true;
}

/** Turns that the engine had no room for are not what it answered. */
function writtenBy(turns: readonly Turn[], { text, leftOutTurns = 0 }: Generated): WrittenAnswer {
  const said = turns.filter(({ role }) => role !== 'system').slice(leftOutTurns);
  return { turns: [...turns.filter(({ role }) => role === 'system'), ...said], text };
}

async function offeringFor({ model }: EngineChoice, { parts, asked, telling }: Answering): Promise<Offering> {
  const tools = await parts.desk.offered(asked, telling);
  const room = Math.floor((model.contextTokens ?? USUAL_CONTEXT) * OFFER_SHARE);
  const offering = offerTools(tools, asked.question, room);
  const { length } = offering.leftOut;
  if (length > 0) {
    const text = `There was no room for ${length === 1 ? '1 tool' : `${length} tools`} of other servers; \`/tools\` lists and runs them.`;
    telling.tell({ type: 'notice', notice: { kind: 'left-out', text } });
  }
  return offering;
}

interface Told {
  readonly because: string;
  readonly prompt: ChatPrompt;
  readonly material: Material;
  readonly cut: boolean;
}

function tellAbout({ because, prompt, material, cut }: Told, telling: Telling): void {
  const leftOut = prompt.fitted.leftOut.map(({ name }) => name);
  const notice = (kind: 'engine' | 'left-out' | 'summary', text: string) =>
    telling.tell({ type: 'notice', notice: { kind, text } });
  if (leftOut.length > 0)
    notice(
      'left-out',
      `There was no room for ${leftOut.slice(0, 5).join(', ')}${leftOut.length > 5 ? ` and ${leftOut.length - 5} more` : ''}.`,
    );
  if (prompt.summarised > 0)
    notice('summary', `Of the first ${prompt.summarised} messages it was given a summary only.`);
  for (const text of material.notices) notice('left-out', text);
  if (cut) notice('left-out', 'The answer ends where its room ended; ask to go on.');
  notice('engine', because);
  telling.follow(material.followUps);
}

function sourcesIn({ fitted, material }: ChatPrompt): readonly GroundingSource[] {
  const given = new Set<PromptPiece>(fitted.pieces.map(({ piece }) => piece));
  return material.pieces.filter((piece) => given.has(piece)).flatMap((piece) => piece.sources);
}

function groundedIn(grounds: readonly AnswerGround[], prompt: ChatPrompt, telling: Telling): GroundedText {
  return new GroundedText({
    sources: sourcesIn(prompt),
    citations: new Citations((citation) => telling.tell({ type: 'citation', citation })),
    hasLine(path, line) {
      const facts = grounds.map(({ model }) => model.facts.get(path)).find((each) => each !== undefined);
      if (facts !== undefined) return line >= 1 && line <= facts.lines;
      return grounds.some(({ paths }) => paths.includes(path)) ? undefined : false;
    },
    judge: (sentence) => checkClaims(sentence, grounds),
    tell: (part) => telling.tell(part),
  });
}

interface ChatPrompt {
  readonly turns: readonly Turn[];
  readonly answerTokens: number;
  /** None where the question leaves no room for them. */
  readonly offering: Offering;
  /** What is kept free for what tools will say. */
  readonly resultTokens: number;
  readonly fitted: FittedPrompt;
  readonly material: Material;
  /** Messages from the beginning of which only a summary is in it. */
  readonly summarised: number;
}

interface Prompting {
  readonly parts: EngineAnswererParts;
  readonly asked: Asked;
  readonly material: Material;
  readonly offering: Offering;
}

/** Rejects with `prompt-too-long` where not even the question has room, and with `invalid-template`. */
async function promptFor(
  { model }: EngineChoice,
  { parts, asked, material, offering: wished }: Prompting,
): Promise<ChatPrompt> {
  const calls = wished.offered.length > 0;
  const read = (name: string) => parts.prompts.read(name, asked.roots);
  const system = await loadTemplate('answer', { read, values: ['language'] });
  const question = await loadTemplate('question', { read, values: ['sources', 'summary', 'question'] });
  const context = model.contextTokens ?? USUAL_CONTEXT;
  const answerTokens = Math.min(MOST_ANSWER, Math.floor(context / 4));
  const about = calls ? fillTemplate(await loadTemplate('tools', { read, values: [] }), {}) : '';
  const orders = [fillTemplate(system, { language: 'the language of the question' }), about]
    .filter(Boolean)
    .join('\n');
  const asking = questionText(asked);
  const filled = (sources: string, summary: string) =>
    fillTemplate(question, { sources, summary, question: asking });
  const fixed = estimateTokens(orders) + estimateTokens(filled('', '')) + 2 * TURN_TOKENS;
  const room = context - answerTokens - fixed;
  const offering = wished.tokens < room / 3 ? wished : NOTHING_OFFERED;
  const resultTokens = calls ? Math.floor(Math.min(context * RESULT_SHARE, room / 3)) : 0;
  const budget = room - offering.tokens - resultTokens;
  if (room < 0)
    throw new CodedError(
      'prompt-too-long',
      `The question alone takes about ${fixed.toLocaleString('en')} tokens, and ${model.name} holds ${context.toLocaleString('en')}. Ask a shorter one, or choose a model with a larger context.`,
    );
  const summary =
    asked.summary === undefined
      ? []
      : [
          plainPiece(
            'the summary of earlier messages',
            55,
            `Earlier in short:\n${neutralised(asked.summary)}`,
          ),
        ];
  const history = historyPieces(asked.history);
  const fitted = fitPieces(
    [...material.pieces, ...summary, ...history.map(({ piece }) => piece)],
    budget,
    estimateTokens,
  );
  const textOf = new Map(fitted.pieces.map(({ piece, text }) => [piece, text]));
  const sources = material.pieces.flatMap((piece) => textOf.get(piece) ?? []).join('\n\n');
  const turns: Turn[] = [
    { role: 'system', content: orders },
    ...history.flatMap(({ piece, turns: pair }) => (textOf.has(piece) ? pair : [])),
    { role: 'user', content: filled(sources, summary.flatMap((piece) => textOf.get(piece) ?? []).join('')) },
  ];
  const summarised = summary.some((piece) => textOf.has(piece)) ? (asked.summarised ?? 0) : 0;
  return { turns, answerTokens, offering, resultTokens, fitted, material, summarised };
}

function questionText({ question, command, chips = [] }: Asked): string {
  const about = chips.map(
    ({ path, startLine, endLine }) =>
      `${path}${startLine === undefined ? '' : `:${startLine}-${endLine ?? startLine}`}`,
  );
  const asked =
    question === '' && command === 'explain' ? 'Explain what is put beside this question.' : question;
  return [
    command === 'why' ? 'Why does this dependency exist, and may it?' : '',
    neutralised(asked),
    about.length > 0 ? `About ${neutralised(about.join(', '))}.` : '',
  ]
    .filter(Boolean)
    .join('\n');
}

function plainPiece(name: string, priority: number, text: string): PromptPiece {
  return { name, priority, forms: [text] };
}

/** A question with its answer comes in or stays out as a whole; the last ones first. */
function historyPieces(
  history: readonly ChatMessage[],
): { readonly piece: PromptPiece; readonly turns: readonly Turn[] }[] {
  const pairs: { readonly piece: PromptPiece; readonly turns: readonly Turn[] }[] = [];
  for (let at = 0; at + 1 < history.length; at++) {
    const [asked, answered] = [history[at]!, history[at + 1]!];
    if (asked.role !== 'user' || answered.role !== 'assistant' || answered.text === '') continue;
    const turns = [
      { role: 'user' as const, content: neutralised(asked.text) || `/${asked.command ?? ''}` },
      { role: 'assistant' as const, content: neutralised(answered.text.replace(/ ?\[\d+\]/g, '')) },
    ];
    const text = turns.map(({ content }) => content).join('\n');
    pairs.push({
      piece: plainPiece(`the question “${asked.text.slice(0, 40)}”`, 60 - (history.length - at) / 100, text),
      turns,
    });
  }
  return pairs.slice(-MOST_HISTORY);
}
