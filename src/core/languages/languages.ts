/** The table of languages: what a file's name says about its language. */
import { basename, extname } from '../../base/paths.ts';
import type { LanguageId } from '../model/language.ts';
import type { LanguageSupport } from '../ports/languageSupport.ts';
import { cSupport } from './c.ts';
import { cppSupport } from './cpp.ts';
import { csharpSupport } from './csharp.ts';
import { goSupport } from './go.ts';
import { javaSupport } from './java.ts';
import {
  astroSupport,
  javascriptSupport,
  jsxSupport,
  svelteSupport,
  tsxSupport,
  typescriptSupport,
  vueSupport,
} from './javascript.ts';
import { kotlinSupport } from './kotlin.ts';
import { phpSupport } from './php.ts';
import { pythonSupport } from './python.ts';
import { rubySupport } from './ruby.ts';
import { rustSupport } from './rust.ts';
import { swiftSupport } from './swift.ts';

export const LANGUAGES: readonly LanguageSupport[] = [
  typescriptSupport,
  tsxSupport,
  javascriptSupport,
  jsxSupport,
  vueSupport,
  svelteSupport,
  astroSupport,
  pythonSupport,
  javaSupport,
  kotlinSupport,
  swiftSupport,
  goSupport,
  rustSupport,
  csharpSupport,
  cSupport,
  cppSupport,
  phpSupport,
  rubySupport,
];

const EMBEDDING = new Set([vueSupport, svelteSupport, astroSupport].map(({ id }) => id));

const byExtension = new Map(
  LANGUAGES.flatMap((language) => language.extensions.map((ext) => [ext, language])),
);
const byName = new Map(
  LANGUAGES.flatMap((language) => (language.fileNames ?? []).map((name) => [name, language])),
);
const byId = new Map(LANGUAGES.map((language) => [language.id, language]));

/** Undefined for files that are no source file of a known language. */
export function languageOf(path: string): LanguageSupport | undefined {
  return byExtension.get(extname(path)) ?? byName.get(basename(path));
}

/** True for components, which embed their scripts in something else. */
export function embedsScripts(id: LanguageId): boolean {
  return EMBEDDING.has(id);
}

export function languageById(id: LanguageId): LanguageSupport {
  return byId.get(id)!;
}
