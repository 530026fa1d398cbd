/** C#: files and grammar. */
import type { LanguageSupport } from '../ports/languageSupport.ts';

export const csharpSupport: LanguageSupport = {
  id: 'csharp',
  extensions: ['.cs'],
  grammar: 'csharp',
};
