/** Kotlin: files, build scripts included, and grammar. */
import type { LanguageSupport } from '../ports/languageSupport.ts';

export const kotlinSupport: LanguageSupport = {
  id: 'kotlin',
  extensions: ['.kt', '.kts'],
  grammar: 'kotlin',
};
