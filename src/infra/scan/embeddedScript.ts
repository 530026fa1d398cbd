/** Component files (Vue, Svelte, Astro): their scripts, with everything else blanked out, so that offsets and lines stay. */
import { embedsScripts } from '../../core/languages/languages.ts';
import type { RawImport } from '../../core/model/facts.ts';
import type { LanguageId } from '../../core/model/language.ts';
import { readableSwift } from './swiftText.ts';

/** What is parsed in a file's stead. */
export interface ScriptUnit {
  readonly language: LanguageId;
  /** As long as the file. */
  readonly text: string;
  /** Scripts that lie in files of their own: Vue's `<script src="…">`. */
  readonly linked: readonly RawImport[];
}

/** The file itself where it is no component. */
export function scriptUnit(language: LanguageId, text: string): ScriptUnit {
  if (language === 'swift') return { language, text: readableSwift(text), linked: [] };
  if (!embedsScripts(language)) return { language, text, linked: [] };
  const blocks = blocksOf(language, text);
  return {
    language: dialectOf(blocks),
    text: onlyBlocks(text, blocks),
    linked: language === 'vue' ? blocks.flatMap((block) => linkedScript(text, block)) : [],
  };
}

interface Block {
  readonly start: number;
  readonly end: number;
  readonly lang: string;
  readonly linked?: Attribute;
}

interface Attribute {
  readonly value: string;
  /** Offset of the value in the file. */
  readonly at: number;
}

/** Attribute values may hold what closes a tag: `generic="T extends Record<string, unknown>"`. */
const OPENING = /<script\b((?:[^>"']|"[^"]*"|'[^']*'){0,2000})>/iy;
const FRONTMATTER = /^\uFEFF?\s*---[ \t]*\r?\n/;

function blocksOf(language: LanguageId, text: string): readonly Block[] {
  const blocks: Block[] = [];
  let at = 0;
  if (language === 'astro') {
    const front = frontmatter(text);
    if (front !== undefined) blocks.push(front);
    at = front?.end ?? 0;
  }
  for (let next = nextTag(text, at); next >= 0; next = nextTag(text, at)) {
    const found = text[next + 1] === '!' ? afterComment(text, next) : scriptAt(text, next);
    if (typeof found === 'number') at = found;
    else {
      blocks.push(found);
      at = found.end;
    }
  }
  return blocks;
}

/** Astro's own script stands between two lines of dashes at the top. */
function frontmatter(text: string): Block | undefined {
  const start = FRONTMATTER.exec(text)?.[0].length;
  const end = start === undefined ? -1 : text.indexOf('\n---', start - 1);
  return start === undefined || end < 0 ? undefined : { start, end, lang: 'ts' };
}

function nextTag(text: string, from: number): number {
  const pattern = /<(?:!--|script\b)/gi;
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
}

function afterComment(text: string, at: number): number {
  const end = text.indexOf('-->', at + 4);
  return end < 0 ? text.length : end + 3;
}

/** The block, or where to go on when it holds no script that is read here. */
function scriptAt(text: string, at: number): Block | number {
  OPENING.lastIndex = at;
  const opening = OPENING.exec(text);
  if (opening === null) return at + 1;
  const start = OPENING.lastIndex;
  const attributes = { text: opening[1]!, at: at + '<script'.length };
  const end = attributes.text.endsWith('/') ? start : closingTag(text, start);
  const lang = attribute(attributes, 'lang')?.value ?? languageOfType(attribute(attributes, 'type')?.value);
  if (lang === undefined || !/^(?:js|ts|jsx|tsx|javascript|typescript)$/.test(lang)) return end;
  const linked = attribute(attributes, 'src');
  return { start, end, lang, ...(linked === undefined ? {} : { linked }) };
}

function closingTag(text: string, from: number): number {
  const pattern = /<\/script\b/gi;
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

function attribute({ text, at }: { text: string; at: number }, name: string): Attribute | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\s{0,9}=\\s{0,9}(?:"([^"]*)"|'([^']*)')`, 'i').exec(text);
  const value = match?.[1] ?? match?.[2];
  if (match === null || value === undefined) return undefined;
  return { value, at: at + match.index + match[0].length - value.length - 1 };
}

function languageOfType(type: string | undefined): string | undefined {
  if (type === undefined || type === 'module' || type === '') return 'js';
  return /\b(javascript|typescript)$/.exec(type)?.[1];
}

function linkedScript(text: string, { linked }: Block): RawImport[] {
  if (linked === undefined || linked.value === '') return [];
  const { value, at: start } = linked;
  const line = text.slice(0, start).split('\n').length;
  return [{ specifier: value, kind: 'static', line, start, end: start + value.length, names: ['*'] }];
}

/** One unit holds all blocks: a type in one makes all of it TypeScript. */
function dialectOf(blocks: readonly Block[]): LanguageId {
  const langs = new Set(blocks.map(({ lang }) => lang));
  if (langs.has('tsx') || (langs.has('jsx') && langs.has('ts'))) return 'tsx';
  if (langs.has('ts') || langs.has('typescript')) return 'typescript';
  return langs.has('jsx') ? 'jsx' : 'javascript';
}

function onlyBlocks(text: string, blocks: readonly Block[]): string {
  let kept = '';
  for (const { start, end } of blocks) kept += blank(text.slice(kept.length, start)) + text.slice(start, end);
  return kept + blank(text.slice(kept.length));
}

function blank(text: string): string {
  return text.replace(/[^\r\n]+/g, (line) => ' '.repeat(line.length));
}
