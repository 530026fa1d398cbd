/** JavaScript and TypeScript, with and without JSX, and the components that embed them: how their files are recognised. */
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

/** The grammar that a component's scripts are written in, unless they say otherwise. */
const embedded = 'typescript';

export const vueSupport: LanguageSupport = { id: 'vue', extensions: ['.vue'], grammar: embedded };

export const svelteSupport: LanguageSupport = { id: 'svelte', extensions: ['.svelte'], grammar: embedded };

export const astroSupport: LanguageSupport = { id: 'astro', extensions: ['.astro'], grammar: embedded };
