/** What is parsed instead of a text that a grammar would misread: of the same length, so that offsets and lines stay. */
import type { LanguageId } from '../model/language.ts';
import { withoutBareBlock } from './bareBlock.ts';

/** `class EXPORT_API Widget : public Base {`: without the macro's definition it reads as a function. */
const EXPORTED =
  /\b((?:class|struct)\s+)([A-Z][A-Z0-9]*_[A-Z0-9_]*|[A-Z][A-Z0-9]{3,})(\([^()\n]{0,80}\))?(?=\s+[A-Za-z_][\w:]{0,80}(?:\s*<[^{};<>]{0,100}>)?\s*(?:final\s*)?(?::[^:]|\{))/g;
/** A template's head that a macro begins; on a line of its own. */
const TEMPLATE_HEAD =
  /^[ \t]*(?!template\b)[A-Za-z_]\w{0,60}[ \t]*<[ \t]*(?:typename|class)\b[^;{}()\n]{0,200}>[ \t]*$/gm;

/** What Clang is told of locks, after a declarator. */
const LOCKS =
  /\b(?:[A-Z]+_)?(?:(?:PT_)?GUARDED_BY|(?:EXCLUSIVE_|SHARED_)?LOCKS?_(?:REQUIRED|FUNCTION|RETURNED)|LOCKS_EXCLUDED|ACQUIRED_(?:BEFORE|AFTER)|UNLOCK_FUNCTION|NO_THREAD_SAFETY_ANALYSIS)\b(?:\([^()\n]{0,80}\))?(?=\s*[;={])/g;

export function readableSource(language: LanguageId, text: string): string {
  if (language !== 'cpp' && language !== 'c') return withoutBareBlock(text);
  return text
    .replace(
      EXPORTED,
      (_, head: string, macro: string, call = '') => head + ' '.repeat(macro.length + call.length),
    )
    .replace(LOCKS, (macro) => ' '.repeat(macro.length))
    .replace(TEMPLATE_HEAD, (line) => ' '.repeat(line.length));
}
