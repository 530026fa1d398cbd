/** Swift: files, package manifests included, and grammar. */
import type { LanguageSupport } from '../ports/languageSupport.ts';

export const swiftSupport: LanguageSupport = {
  id: 'swift',
  extensions: ['.swift'],
  grammar: 'swift',
};
