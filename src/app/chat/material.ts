/** What an engine is given to answer from: what the model of the code says, chips, and the places that a search finds. */
import { messageOf } from '../../base/messageOf.ts';
import { Citations } from '../../core/answers/answer.ts';
import type { AnswerGround } from '../../core/answers/ground.ts';
import { writeAnswer } from '../../core/answers/writeAnswer.ts';
import type { GroundingSource } from '../../core/grounding/groundedText.ts';
import type { PromptPiece } from '../../core/prompt/fitPieces.ts';
import { wrapped } from '../../core/prompt/neutralise.ts';
import { cutAtDeclaration, headsOnly } from '../../core/prompt/shorterCode.ts';
import type { KnowledgeApi, SearchHit } from '../../protocol/knowledgeApi.ts';
import type { Asked } from './answering.ts';

export interface Material {
  readonly pieces: readonly (PromptPiece & { readonly sources: readonly GroundingSource[] })[];
  /** What is missing, a sentence each. */
  readonly notices: readonly string[];
  readonly followUps: readonly string[];
}

const HITS = 8;
const CUT_LINES = 24;
/** Lines of a file that is put beside the question. */
const CHIP_LINES = 400;

export async function gather(
  grounds: readonly AnswerGround[],
  asked: Asked,
  { knowledge, signal }: { readonly knowledge: Pick<KnowledgeApi, 'search'>; readonly signal: AbortSignal },
): Promise<Material> {
  const numbers = { next: 1 };
  const { pieces, followUps } = await facts(grounds, asked, numbers);
  const notices: string[] = [];
  for (const ground of grounds) {
    for (const chip of asked.chips ?? []) {
      if (chip.kind === 'module' || (chip.root !== undefined && chip.root !== ground.root)) continue;
      const end = chip.endLine ?? CHIP_LINES;
      const range = { path: chip.path, startLine: chip.startLine ?? 1, endLine: end };
      const piece = await codePiece(ground, range, { priority: 90, id: numbers.next, text: chip.text });
      if (piece !== undefined) pieces.push(piece);
      if (piece !== undefined) numbers.next += 1;
    }
    for (const [rank, hit] of (await hitsFor(ground, asked, { knowledge, signal, notices })).entries()) {
      const piece = await codePiece(ground, hit, { priority: 70 - rank, id: numbers.next });
      if (piece === undefined) continue;
      pieces.push(piece);
      numbers.next += 1;
    }
    for (const decision of await decisionsFor(ground, asked, { knowledge, signal })) {
      pieces.push(decisionPiece(ground, decision, numbers.next));
      numbers.next += 1;
    }
  }
  return { pieces, notices, followUps };
}

type Piece = Material['pieces'][number];

/** The deterministic answer: each place that it cites is a source with its number, and the text says what is there. */
async function facts(grounds: readonly AnswerGround[], asked: Asked, numbers: { next: number }) {
  const { question, command, chips = [] } = asked;
  const sources: GroundingSource[] = [];
  const lines: string[] = [];
  const citations = new Citations(({ id, ...place }) => sources.push({ id, place, text: '' }));
  const followUps = await writeAnswer(
    grounds,
    { question, chips, ...(command && { command }) },
    {
      citations,
      tell: (part) => part.type === 'text' && lines.push(part.text),
    },
  );
  numbers.next = sources.length + 1;
  const text = lines.join('');
  const told = sources.map((source) => ({ ...source, text }));
  const places = told.map(({ id, place }) => `[${id}] ${place.path}:${place.line}`).join('\n');
  const whole = wrapped({
    id: 0,
    path: 'model of the code',
    startLine: 1,
    endLine: 1,
    text: `${text}\n\nPlaces:\n${places}`,
  }).replace(/^<source [^>]*>/, '<source what="facts, each with the number of its source">');
  const piece: Piece = {
    name: 'what the model of the code says',
    priority: 80,
    forms: [whole],
    sources: told,
  };
  return { pieces: told.length === 0 ? [] : [piece], followUps };
}

interface Searching {
  readonly knowledge: Pick<KnowledgeApi, 'search'>;
  readonly signal: AbortSignal;
  readonly notices: string[];
}

async function hitsFor(
  { root }: AnswerGround,
  { question, chips }: Asked,
  { knowledge, signal, notices }: Searching,
): Promise<readonly SearchHit[]> {
  const near = chips?.find(({ kind }) => kind !== 'module')?.path;
  if (question.trim() === '') return [];
  try {
    const query = question.slice(0, 2000);
    const found = await knowledge.search(
      { root, query, limit: HITS, perFile: 2, ...(near && { near }) },
      { signal },
    );
    return found.results;
  } catch (error) {
    if (signal.aborted) throw error;
    notices.push(
      `The search over the code failed (${messageOf(error)}); the answer rests on the model of the code.`,
    );
    return [];
  }
}

const DECISIONS = 2;
/** Of a score: below it a decision has some of the question's words and is about something else. */
const LEAST_SCORE = 1.2;

/** What was decided about it; where that cannot be searched, the code's places have said so already. */
async function decisionsFor(
  { root }: AnswerGround,
  { question }: Asked,
  { knowledge, signal }: Omit<Searching, 'notices'>,
): Promise<readonly SearchHit[]> {
  if (question.trim() === '') return [];
  try {
    const query = question.slice(0, 2000);
    const kinds = ['decision'];
    const { results } = await knowledge.search({ root, query, kinds, limit: DECISIONS }, { signal });
    return results.filter(({ path, score }) => path !== '' && score >= LEAST_SCORE);
  } catch (error) {
    if (signal.aborted) throw error;
    return [];
  }
}

function decisionPiece({ root }: AnswerGround, hit: SearchHit, id: number): Piece {
  const { path, startLine, endLine, symbol = '', kind, says = [] } = hit;
  const text = [`${kind}: ${symbol}`, ...says].join('\n');
  return {
    name: `${path}:${startLine}`,
    priority: 60,
    forms: [wrapped({ id, path, startLine, endLine, text })],
    sources: [{ id, place: { root, path, line: startLine, endLine }, text }],
  };
}

interface Range {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
}

async function codePiece(
  { root, model, read }: AnswerGround,
  { path, startLine, endLine }: Range,
  {
    id,
    priority,
    text,
  }: { readonly id: number; readonly priority: number; readonly text?: string | undefined },
): Promise<Piece | undefined> {
  const whole = text ?? (await read(path));
  if (whole === undefined) return undefined;
  const lines = text === undefined ? whole.split('\n').slice(startLine - 1, endLine) : whole.split('\n');
  const last = startLine + lines.length - 1;
  const symbols = (model.facts.get(path)?.symbols ?? []).filter(
    (each) => each.startLine >= startLine && each.startLine <= last,
  );
  const code = { lines, startLine, symbols };
  const forms = [lines.join('\n'), cutAtDeclaration(code, CUT_LINES), headsOnly(code)].filter(
    (form) => form !== undefined,
  );
  const place = { root, path, line: startLine, endLine: last };
  return {
    name: `${path}:${startLine}`,
    priority,
    forms: forms
      .map((form) => wrapped({ id, path, startLine, endLine: last, text: form }))
      .sort((a, b) => b.length - a.length),
    sources: [{ id, place, text: lines.join('\n') }],
  };
}
