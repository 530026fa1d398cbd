/** Rust: files and grammar. */
import type { LanguageSupport } from '../ports/languageSupport.ts';

export const rustSupport: LanguageSupport = { id: 'rust', extensions: ['.rs'], grammar: 'rust' };
