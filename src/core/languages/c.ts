/** C: files and grammar. A `.h` may belong to C++; its includes and plain declarations read the same. */
import type { LanguageSupport } from '../ports/languageSupport.ts';

export const cSupport: LanguageSupport = { id: 'c', extensions: ['.c', '.h'], grammar: 'c' };
