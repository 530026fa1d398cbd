/** Code in the Markdown of an answer. */
import { codeWords } from '../survival/codeWords.ts';

export interface CodeBlock {
  /** Without the lines that fence it. */
  readonly code: string;
  /** Where it begins in the answer, in UTF-16 code units. */
  readonly start: number;
}

const FEWEST = 20;

/** Fences of three or more, as CommonMark has them; an open one at the end is none. */
const FENCED = /^[ \t]*(`{3,}|~{3,})[^\n]*\n([\s\S]*?)^[ \t]*\1[ \t]*$/gm;

/** Whether there is a block that someone might take: shorter ones are examples of a name or a call. */
export function holdsCode(answer: string): boolean {
  return [...answer.matchAll(FENCED)].some(([, , code = '']) => code.trim().length >= FEWEST);
}

/** The block that says what stands in a file, whatever its layout there. */
export function blockIn(answer: string, text: string): CodeBlock | undefined {
  const wanted = codeWords(text).join(' ');
  for (const match of answer.matchAll(FENCED)) {
    const [whole, , code = ''] = match;
    if (codeWords(code).join(' ') === wanted) return { code, start: match.index + whole.indexOf('\n') + 1 };
  }
  return undefined;
}
