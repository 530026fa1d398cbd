/** Answers by a language model from what the model of the code and a search give it; without one, by the deterministic writer. */
import { CodedError } from '../../base/codedError.ts';
import { Citations } from '../../core/answers/answer.ts';
import type { AnswerGround } from '../../core/answers/ground.ts';
import { GroundedText } from '../../core/grounding/groundedText.ts';
import type { ChatMessage } from '../../core/model/chat.ts';
import type { Turn } from '../../core/model/generation.ts';
import type { PromptFiles } from '../../core/ports/promptFiles.ts';
import { fillTemplate, loadTemplate } from '../../core/prompt/expandTemplate.ts';
import { type FittedPrompt, fitPieces, type PromptPiece } from '../../core/prompt/fitPieces.ts';
import { neutralised } from '../../core/prompt/neutralise.ts';
import { estimateTokens } from '../../core/routing/estimateTokens.ts';
import type { KnowledgeApi } from '../../protocol/knowledgeApi.ts';
import type { EngineChoice, ModelsApi } from '../../protocol/modelsApi.ts';
import type { Answerer, Asked, Telling } from './answering.ts';
import { gather, type Material } from './material.ts';
import type { GroundOf } from './modelAnswerer.ts';

export interface EngineAnswererParts {
  readonly groundOf: GroundOf;
  /** Who answers where no engine can. */
  readonly writer: Answerer;
  readonly models: Pick<ModelsApi, 'choose' | 'generate'>;
  readonly knowledge: Pick<KnowledgeApi, 'search'>;
  readonly prompts: PromptFiles;
}

/** Tokens of a context that nobody has told or measured, and of those the answer's share. */
const USUAL_CONTEXT = 4096;
const MOST_ANSWER = 1024;
/** What the marks of a chat template add to each turn. */
const TURN_TOKENS = 12;
const MOST_HISTORY = 8;

/** These are carried out, not talked about. */
const WRITTEN = new Set(['suggest', 'generate', 'adr', 'learned', 'export']);

export function engineAnswerer(parts: EngineAnswererParts): Answerer {
  return {
    check: (roots) => parts.writer.check(roots),
    async answer(asked, telling) {
      const choice = await choose(parts, asked, telling);
      if (choice === undefined || !(await answerBy(choice, { parts, asked, telling })))
        await parts.writer.answer(asked, telling);
    },
  };
}

async function choose(
  { models }: EngineAnswererParts,
  { command, engine }: Asked,
  telling: Telling,
): Promise<EngineChoice | undefined> {
  if (engine === 'none' || (command !== undefined && WRITTEN.has(command))) return undefined;
  const choice = await models.choose({ kind: 'chat', ...(engine && { engine }) }, { signal: telling.signal });
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
  const grounds = asked.roots.map((root) => parts.groundOf(root, telling.signal));
  const material = await gather(grounds, asked, { knowledge: parts.knowledge, signal: telling.signal });
  const prompt = await promptFor(choice, { parts, asked, material });
  telling.state(`${choice.engine} is writing`);
  const grounded = groundedIn(grounds, prompt, telling);
  const request = {
    prompt: { kind: 'chat' as const, turns: prompt.turns },
    maxTokens: prompt.answerTokens,
    temperature: 0.2,
    conversation: asked.conversation,
    ...(asked.engine && { engine: asked.engine }),
  };
  let because = choice.because;
  const outcome = await parts.models.generate(request, {
    signal: telling.signal,
    on: (event) => {
      if (event.kind === 'text') return grounded.push(event.piece);
      because = event.because;
      telling.by(event.engine);
    },
  });
  if (outcome.kind === 'none') {
    toldWithout(telling, outcome.because);
    return false;
  }
  telling.by(outcome.engine);
  grounded.end();
  tellAbout({ because, prompt, material, cut: outcome.generated.finish === 'length' }, telling);
  return true;
}

interface Told {
  readonly because: string;
  readonly prompt: ChatPrompt;
  readonly material: Material;
  readonly cut: boolean;
}

function tellAbout({ because, prompt, material, cut }: Told, telling: Telling): void {
  const leftOut = prompt.fitted.leftOut.map(({ name }) => name);
  const notice = (kind: 'engine' | 'left-out', text: string) =>
    telling.tell({ type: 'notice', notice: { kind, text } });
  if (leftOut.length > 0)
    notice(
      'left-out',
      `There was no room for ${leftOut.slice(0, 5).join(', ')}${leftOut.length > 5 ? ` and ${leftOut.length - 5} more` : ''}.`,
    );
  for (const text of material.notices) notice('left-out', text);
  if (cut) notice('left-out', 'The answer ends where its room ended; ask to go on.');
  notice('engine', because);
  telling.follow(material.followUps);
}

function groundedIn(
  grounds: readonly AnswerGround[],
  { fitted, material }: ChatPrompt,
  telling: Telling,
): GroundedText {
  const given = new Set<PromptPiece>(fitted.pieces.map(({ piece }) => piece));
  const sources = material.pieces.filter((piece) => given.has(piece)).flatMap((piece) => piece.sources);
  return new GroundedText({
    sources,
    citations: new Citations((citation) => telling.tell({ type: 'citation', citation })),
    hasLine(path, line) {
      const facts = grounds.map(({ model }) => model.facts.get(path)).find((each) => each !== undefined);
      if (facts !== undefined) return line >= 1 && line <= facts.lines;
      return grounds.some(({ paths }) => paths.includes(path)) ? undefined : false;
    },
    tell: (part) => telling.tell(part),
  });
}

interface ChatPrompt {
  readonly turns: readonly Turn[];
  readonly answerTokens: number;
  readonly fitted: FittedPrompt;
  readonly material: Material;
}

interface Prompting {
  readonly parts: EngineAnswererParts;
  readonly asked: Asked;
  readonly material: Material;
}

/** Rejects with `prompt-too-long` where not even the question has room, and with `invalid-template`. */
async function promptFor(
  { model }: EngineChoice,
  { parts, asked, material }: Prompting,
): Promise<ChatPrompt> {
  const read = (name: string) => parts.prompts.read(name, asked.roots);
  const system = await loadTemplate('answer', { read, values: ['language'] });
  const question = await loadTemplate('question', { read, values: ['sources', 'summary', 'question'] });
  const context = model.contextTokens ?? USUAL_CONTEXT;
  const answerTokens = Math.min(MOST_ANSWER, Math.floor(context / 4));
  const orders = fillTemplate(system, { language: 'the language of the question' });
  const asking = questionText(asked);
  const filled = (sources: string, summary: string) =>
    fillTemplate(question, { sources, summary, question: asking });
  const fixed = estimateTokens(orders) + estimateTokens(filled('', '')) + 2 * TURN_TOKENS;
  const budget = context - answerTokens - fixed;
  if (budget < 0)
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
  return { turns, answerTokens, fitted, material };
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
