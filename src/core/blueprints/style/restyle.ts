/** A text as templates are written → the same in the style of the code beside it. */
import { extname } from '../../../base/paths.ts';
import type { BlueprintLanguage } from '../../model/blueprint.ts';
import { type CodeStyle, LANGUAGE_STYLES } from './codeStyle.ts';

/** What is no source of the language (a manifest, a document) only gets the ends of its lines. */
export function restyle(text: string, path: string, style: CodeStyle, language: BlueprintLanguage): string {
  const usual = LANGUAGE_STYLES[language];
  const shaped = shapedAs(text, path, style);
  const written = usual.endings.includes(extname(path)) ? source(shaped, style, language) : text;
  return style.newline === '\n' ? written : written.replace(/\n/g, style.newline);
}

function source(text: string, style: CodeStyle, language: BlueprintLanguage): string {
  const usual = LANGUAGE_STYLES[language];
  const isScript = language === 'typescript' || language === 'javascript';
  let written = text;
  if (isScript) written = withSpecifiers(written, style.specifier);
  if (isScript && !style.semicolons) written = withoutSemicolons(written);
  if ((isScript || language === 'python') && style.quote !== usual.quote)
    written = withQuotes(written, style.quote, language);
  if (style.unit !== usual.unit) written = withUnit(written, usual.unit, style.unit);
  return withHeader(written, style.header);
}

function shapedAs(text: string, path: string, style: CodeStyle): string {
  if (style.blockNamespaces) {
    const found = /^namespace ([\w.]+);\n+/m.exec(text);
    if (found === null) return text;
    const body = text.slice(found.index + found[0].length).trimEnd();
    const inner = body.replace(/^(?=[^\n])/gm, LANGUAGE_STYLES.csharp.unit);
    return `${text.slice(0, found.index)}namespace ${found[1]}\n{\n${inner}\n}\n`;
  }
  if (style.includeGuards && /^#pragma once$/m.test(text)) {
    const guard = `${path.replace(/^(?:src|include)\//, '').replace(/\W/g, '_')}_`.toUpperCase();
    return `${text.replace('#pragma once', `#ifndef ${guard}\n#define ${guard}`).trimEnd()}\n\n#endif  // ${guard}\n`;
  }
  return text;
}

function withHeader(text: string, header: string): string {
  if (header === '') return text;
  const opening = /^<\?php\s*/.exec(text)?.[0];
  return opening === undefined ? header + text : `<?php\n\n${header}${text.slice(opening.length)}`;
}

function withUnit(text: string, from: string, to: string): string {
  return text.replace(/^[ \t]+/gm, (indent) => {
    const levels = Math.floor(indent.length / from.length);
    return to.repeat(levels) + indent.slice(levels * from.length);
  });
}

/** Templates end relative imports with `.ts`, or `.js`. */
function withSpecifiers(text: string, ending: CodeStyle['specifier']): string {
  return text.replace(/(\bfrom\s+['"]\.\.?\/[^'"]*?)\.[tj]s(['"])/g, `$1${ending}$2`);
}

/** A piece of code: a comment, a string, or what is between those. */
const PIECES: Readonly<Record<'script' | 'python', RegExp>> = {
  script: /\/\/.*|\/\*[\s\S]*?\*\/|`(?:\\.|[^`\\])*`|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g,
  python: /#.*|"""[\s\S]*?"""|'''[\s\S]*?'''|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g,
};

/** Strings that hold no quote and no escape; the others are left as they are. */
function withQuotes(text: string, quote: "'" | '"', language: BlueprintLanguage): string {
  return text.replace(PIECES[language === 'python' ? 'python' : 'script'], (piece) =>
    /^(?:'[^'"\\]*'|"[^'"\\]*")$/.test(piece) ? quote + piece.slice(1, -1) + quote : piece,
  );
}

const END_OF_STATEMENT = new RegExp(`${PIECES.script.source}|;[ \\t]*\\n(?=[ \\t\\n]*(\\S?\\S?))`, 'g');

/** Left where the next line would be read as going on. */
function withoutSemicolons(text: string): string {
  return text.replace(END_OF_STATEMENT, (found: string, next = '') =>
    found.startsWith(';') && !/^(?:[[(`+*-]|\/(?![/*]))/.test(next) ? '\n' : found,
  );
}
