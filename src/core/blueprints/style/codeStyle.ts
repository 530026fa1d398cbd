/** How code is written beside the place of what is generated: read from its neighbours, usual for the language where they do not say. */
import { basename, dirname } from '../../../base/paths.ts';
import { type Habit, habitOfName } from '../../edit/fileNaming.ts';
import type { BlueprintLanguage } from '../../model/blueprint.ts';

export interface Peer {
  readonly path: string;
  readonly text: string;
}

export interface CodeStyle {
  /** One level of indentation. */
  readonly unit: string;
  /** Of plain strings, where the language leaves a choice. */
  readonly quote: "'" | '"';
  /** At the ends of statements, where the language leaves a choice. */
  readonly semicolons: boolean;
  /** With which relative imports end; scripts only. */
  readonly specifier: '.ts' | '.js' | '';
  readonly fileHabit: Habit;
  /** With which files begin: a comment and the empty line behind it. */
  readonly header: string;
  readonly newline: '\n' | '\r\n';
  /** C#: braces round what is in a namespace. */
  readonly blockNamespaces: boolean;
  /** C++: `#ifndef` instead of `#pragma once`. */
  readonly includeGuards: boolean;
  /** What of this was seen and is not merely usual, in words. */
  readonly seen: readonly string[];
}

export interface LanguageStyle {
  /** As templates are written. */
  readonly unit: string;
  readonly quote: "'" | '"';
  readonly fileHabit: Habit;
  readonly endings: readonly string[];
  /** Formatters of the language leave no choice. */
  readonly settled?: true;
}

const four = '    ';
export const LANGUAGE_STYLES: Readonly<Record<BlueprintLanguage, LanguageStyle>> = {
  typescript: { unit: '  ', quote: "'", fileHabit: 'kebab', endings: ['.ts', '.tsx', '.mts'] },
  javascript: { unit: '  ', quote: "'", fileHabit: 'kebab', endings: ['.js', '.jsx', '.mjs'] },
  python: { unit: four, quote: '"', fileHabit: 'snake', endings: ['.py'] },
  java: { unit: four, quote: '"', fileHabit: 'pascal', endings: ['.java'] },
  csharp: { unit: four, quote: '"', fileHabit: 'pascal', endings: ['.cs'] },
  go: { unit: '\t', quote: '"', fileHabit: 'snake', endings: ['.go'], settled: true },
  rust: { unit: four, quote: '"', fileHabit: 'snake', endings: ['.rs'], settled: true },
  kotlin: { unit: four, quote: '"', fileHabit: 'pascal', endings: ['.kt'] },
  php: { unit: four, quote: "'", fileHabit: 'pascal', endings: ['.php'] },
  cpp: { unit: '  ', quote: '"', fileHabit: 'snake', endings: ['.hpp', '.cpp', '.h', '.cc', '.cxx'] },
};

/** A type has the name of its file there. */
const FILES_ARE_TYPES: ReadonlySet<BlueprintLanguage> = new Set(['java', 'csharp', 'kotlin', 'php']);

/** @param peers nearest first. */
export function readStyle(language: BlueprintLanguage, peers: readonly Peer[]): CodeStyle {
  const usual = LANGUAGE_STYLES[language];
  const seen: string[] = [];
  const settle = <T>(found: T | undefined, otherwise: T, words: (value: T) => string): T => {
    if (found !== undefined) seen.push(words(found));
    return found ?? otherwise;
  };
  const isScript = language === 'typescript' || language === 'javascript';
  const choosesQuote = isScript || language === 'python';
  const texts = peers.map(({ text }) => text);
  return {
    unit: settle(usual.settled ? undefined : unitOf(texts), usual.unit, unitWords),
    quote: settle(choosesQuote ? quoteOf(texts) : undefined, usual.quote, (each) =>
      each === "'" ? 'single quotes' : 'double quotes',
    ),
    semicolons: settle(isScript ? semicolonsOf(texts) : undefined, true, (each) =>
      each ? 'semicolons' : 'no semicolons',
    ),
    specifier: settle(isScript ? specifierOf(texts) : undefined, '.js', (each) =>
      each === '' ? 'imports without an ending' : `imports that end with ${each}`,
    ),
    fileHabit: settle(
      FILES_ARE_TYPES.has(language) ? undefined : habitOf(peers),
      usual.fileHabit,
      (each) => `files named in ${each} case`,
    ),
    header: settle(headerOf(texts), '', () => 'the header of the files beside it'),
    blockNamespaces: settle(
      language === 'csharp' ? mostly(texts, /^namespace [\w.]+\s*\{/m, /^namespace [\w.]+;/m) : undefined,
      false,
      (each) => (each ? 'namespaces with braces' : 'a namespace a file'),
    ),
    includeGuards: settle(
      language === 'cpp' ? mostly(texts, /^#ifndef (\w+)\r?\n#define \1\b/m, /^#pragma once\b/m) : undefined,
      false,
      (each) => (each ? 'include guards' : 'pragma once'),
    ),
    newline: settle(newlineOf(texts), '\n', () => 'lines that end with CR LF'),
    seen,
  };
}

function unitWords(unit: string): string {
  return unit === '\t' ? 'indented with tabs' : `indented by ${unit.length}`;
}

function unitOf(texts: readonly string[]): string | undefined {
  return commonest(
    texts.flatMap((text) => {
      const indents = [...text.matchAll(/^(?:.*[{:([])[ \t]*\r?\n([ \t]+)(?=\S)/gm)]
        .map(([, indent = '']) => indent)
        .filter((indent) => !/^ *\t* +$/.test(indent) || indent.length <= 4);
      if (indents.length === 0) return [];
      if (indents.some((each) => each.includes('\t'))) return ['\t'];
      const least = Math.min(...indents.map(({ length }) => length));
      return least >= 2 && least <= 8 ? [' '.repeat(least)] : [];
    }),
  );
}

function quoteOf(texts: readonly string[]): "'" | '"' | undefined {
  let single = 0;
  let double = 0;
  for (const text of texts) {
    const plain = text.replace(/("""|''')[\s\S]*?\1|\/\/.*|\/\*[\s\S]*?\*\//g, '');
    single += [...plain.matchAll(/'[^'"\\\n]*'/g)].length;
    double += [...plain.matchAll(/"[^'"\\\n]*"/g)].length;
  }
  return single === double ? undefined : single > double ? "'" : '"';
}

function semicolonsOf(texts: readonly string[]): boolean | undefined {
  let withOne = 0;
  let without = 0;
  for (const text of texts) {
    withOne += [...text.matchAll(/^(?:import|export|const|let|return)\b.*;[ \t]*$/gm)].length;
    without += [...text.matchAll(/^(?:import\b.*['"]|(?:export )?(?:const|let)\b.*[\w)\]'"])[ \t]*$/gm)]
      .length;
  }
  return withOne === without ? undefined : withOne > without;
}

/** Whether more texts show the one than the other; undefined where neither does. */
function mostly(texts: readonly string[], one: RegExp, other: RegExp): boolean | undefined {
  const [ones, others] = [one, other].map((each) => texts.filter((text) => each.test(text)).length);
  return ones === others ? undefined : ones! > others!;
}

function specifierOf(texts: readonly string[]): '.ts' | '.js' | '' | undefined {
  return commonest(
    texts.flatMap((text) =>
      [...text.matchAll(/\bfrom\s+['"]\.\.?\/[^'"]*?(\.[a-z]+)?['"]/g)].flatMap(([, ending]) => {
        if (ending === undefined) return [''] as const;
        if (/^\.[cm]?tsx?$/.test(ending)) return ['.ts'] as const;
        return /^\.[cm]?jsx?$/.test(ending) ? (['.js'] as const) : [];
      }),
    ),
  );
}

/** The folder's own, else that of all. */
function habitOf(peers: readonly Peer[]): Habit | undefined {
  const [nearest] = peers;
  const habit = (list: readonly Peer[]) =>
    commonest(list.flatMap(({ path }) => habitOfName(basename(path).split('.')[0] ?? '') ?? []));
  const beside = peers.filter(({ path }) => dirname(path) === dirname(nearest?.path ?? ''));
  return habit(beside) ?? habit(peers);
}

const MOST_HEADER = 3000;

/** The comment that two files of three begin with. */
function headerOf(texts: readonly string[]): string | undefined {
  const headers = texts.map((text) => {
    const body = text.replace(/^\uFEFF?(?:#!.*\r?\n)?(?:<\?php\s*)?/, '').replace(/\r\n/g, '\n');
    const found = /^(?:\/\*[\s\S]*?\*\/\n|(?:(?:\/\/|#(?!\[)).*\n)+)/.exec(body)?.[0];
    if (found === undefined || found.length > MOST_HEADER) return undefined;
    return body.startsWith('\n', found.length) ? `${found}\n` : found;
  });
  const header = commonest(headers.filter((each) => each !== undefined));
  const share = headers.filter((each) => each === header).length / headers.length;
  return header !== undefined && texts.length > 1 && share >= 2 / 3 ? header : undefined;
}

function newlineOf(texts: readonly string[]): '\r\n' | undefined {
  const crlf = texts.filter((text) => text.includes('\r\n')).length;
  return crlf * 2 > texts.length ? '\r\n' : undefined;
}

function commonest<T>(list: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const each of list) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
