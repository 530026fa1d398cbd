/** Go: files and grammar. */
import type { LanguageSupport } from '../ports/languageSupport.ts';

export const goSupport: LanguageSupport = { id: 'go', extensions: ['.go'], grammar: 'go' };
