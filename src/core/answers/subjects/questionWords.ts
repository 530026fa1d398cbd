/** The words of a question or a sentence, and which of them look like code. */

export interface Word {
  readonly text: string;
  readonly at: number;
  /** Where it ends in the text, quotes included. */
  readonly end: number;
  /** In quotes or backticks: a name, whatever it looks like. */
  readonly quoted: boolean;
  /** Looks like code: `camelCase`, `snake_case`, `a/path`, `file.ext`, `Two.parts`. */
  readonly code: boolean;
}

const QUOTED = /`([^`\n]+)`|"([^"\n]+)"|“([^”\n]+)”|'([\w./@-]+)'/g;

const WORD = /[\p{L}\p{N}_$@][\p{L}\p{N}_$./@\\:#-]*/gu;

/** Ends of a sentence and empty calls are no part of a name. */
const AFTER = /(\(\)|[./:#-])+$/;

export function wordsIn(question: string): Word[] {
  const quoted = [...question.matchAll(QUOTED)].map((match) => ({
    text: tidy(match.slice(1).find((each) => each !== undefined)!),
    at: match.index,
    end: match.index + match[0].length,
    quoted: true,
    code: true,
  }));
  const rest = question.replace(QUOTED, (whole) => ' '.repeat(whole.length));
  const words = [...rest.matchAll(WORD)].map((match) => {
    const text = tidy(match[0]);
    const end = match.index + match[0].replace(AFTER, '').length;
    return { text, at: match.index, end, quoted: false, code: looksLikeCode(text) };
  });
  return [...quoted, ...words].filter(({ text }) => text.length > 1);
}

function tidy(word: string): string {
  return word
    .trim()
    .replaceAll('\\', '/')
    .replace(/^[./]+(?=[\w@])/, '')
    .replace(AFTER, '')
    .replace(/['’]s$/, '');
}

function looksLikeCode(word: string): boolean {
  return /[a-z\d][A-Z]|[\w]_[\w]|\w\/\w|\w\.\w|::|[a-z]#[a-z]/.test(word) || /^[A-Z]{2,}[a-z]/.test(word);
}
