/**
 * Whether a text reads as its language. Measured on statements, declarations and runs of lines cut out of public repositories
 * (`npm run eval:fragments`), prose, and words of random letters; where a grammar takes anything, the words themselves tell.
 */
import { languageOf } from '../../languages/languages.ts';
import type { SyntaxFaults } from '../../ports/syntaxFaults.ts';
import { bareCode, solid } from './bareCode.ts';
import { type Frame, framesOf } from './frames.ts';
import { letterSurprise, MOST_SURPRISE } from './letterSurprise.ts';
import { proseShare } from './proseShare.ts';

/** Of its signs, those that may belong to no form of the language: code that is cut off has some. */
export const MOST_FAULTS = 0.3;
/** Of its signs outside of comments and quotes, those that may stand in sentences. */
export const MOST_PROSE = 0.5;
/** With less nothing can be told. */
const LEAST = 20;

export interface CodeText {
  /** Of its file, whose name says the language. */
  readonly path: string;
  readonly code: string;
}

/**
 * Undefined where that cannot be told: another language than those that are read here, or too little.
 * @param around what stands in the file before and after it, asked for only where it does not read by itself.
 */
export async function readsAsCode(
  { path, code: written }: CodeText,
  faults: SyntaxFaults,
  around: () => Promise<Frame | undefined> = async () => undefined,
): Promise<boolean | undefined> {
  const language = languageOf(path);
  if (language === undefined) return undefined;
  const code = bareCode(written, language.id);
  if (solid(code) < LEAST) return undefined;
  if (proseShare(code) > MOST_PROSE || (letterSurprise(code) ?? 0) > MOST_SURPRISE) return false;
  let told = false;
  for (const frame of framesOf(language.id, code)) {
    const share = await faultShare({ path, code }, frame, faults);
    if (share !== undefined && share <= MOST_FAULTS) return true;
    told ||= share !== undefined;
  }
  const place = await around();
  const share = place && (await faultShare({ path, code }, place, faults));
  if (share !== undefined) return share <= MOST_FAULTS;
  return told ? false : undefined;
}

/** Of its signs but for space, in [0, 1]. */
async function faultShare(
  { path, code }: CodeText,
  { before, after }: Frame,
  faults: SyntaxFaults,
): Promise<number | undefined> {
  const found = await faults.read(path, before + code + after);
  if (found === undefined) return undefined;
  const inside = found.map(({ start, end }) =>
    code.slice(Math.max(0, start - before.length), Math.max(0, end - before.length)),
  );
  return inside.reduce((sum, text) => sum + solid(text), 0) / Math.max(1, solid(code));
}
