/** JavaScript and TypeScript, with and without JSX: how their files are recognised. */
import type { LanguageSupport } from '../ports/languageSupport.ts';

export const typescriptSupport: LanguageSupport = {
  id: 'typescript',
  extensions: ['.ts', '.mts', '.cts'],
  grammar: 'typescript',
};

export const tsxSupport: LanguageSupport = { id: 'tsx', extensions: ['.tsx'], grammar: 'tsx' };

export const javascriptSupport: LanguageSupport = {
  id: 'javascript',
  extensions: ['.js', '.mjs', '.cjs'],
  fileNames: ['Jakefile'],
  grammar: 'javascript',
};

export const jsxSupport: LanguageSupport = { id: 'jsx', extensions: ['.jsx'], grammar: 'javascript' };
