/** Java: files and grammar. */
import type { LanguageSupport } from '../ports/languageSupport.ts';

export const javaSupport: LanguageSupport = { id: 'java', extensions: ['.java'], grammar: 'java' };
