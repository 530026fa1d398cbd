/** PHP: files and grammar. */
import type { LanguageSupport } from '../ports/languageSupport.ts';

export const phpSupport: LanguageSupport = { id: 'php', extensions: ['.php', '.phtml'], grammar: 'php' };
