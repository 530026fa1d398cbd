/** Where the words of the tables stand in a text, and whether they are meant or ruled out. */
import { rememberedByObject } from '../../../base/remembered.ts';
import type { Signal } from './signal.ts';

export interface SignalMatch {
  readonly signal: Signal;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The words say that it is not wanted. */
  readonly denied: boolean;
  /** Where the words begin that deny it; else as `start`. */
  readonly from: number;
}

/** What may stand between a word that denies and what it denies. */
const BETWEEN =
  '(?:an?|any|the|this|that|my|our|want|wants|need|needs|needing|use|using|require|be|being|have|having|to|of|for|it|real|big|full|external|separate|another|more|kind|sort|like|heavy|relational|sql|into|as|with|run|on)';
const DENIED = new RegExp(
  `(?:\\b(?:no|not|without|never|avoid|avoids|avoiding|skip|nor|neither|instead of|rather than|free of|don['’]?t|doesn['’]?t|does not|do not|won['’]?t|isn['’]?t|aren['’]?t|hate|hates)(?:\\s+${BETWEEN}){0,5}\\s+|\\bnon[- ]|\\b(?:no|without|avoid|avoids|avoiding)(?:\\s+[\\w-]+){1,3}\\s+(?:or|nor)\\s+(?:an?\\s+|any\\s+)?)$`,
  'i',
);
/** “not only X” means X. */
const STRESSED = /\bnot (?:only|just)(?:\s+\w+){0,2}\s+$/i;
/** “no database or queue” denies both. */
const CARRIED = /^\s*(?:,\s*)?(?:or|nor)\s+(?:an?\s+|any\s+)?$/i;

/** In the order of the text; of matches that overlap in one topic, the longest. */
export function matchSignals(text: string, signals: readonly Signal[]): readonly SignalMatch[] {
  const found: Span[] = [];
  for (const signal of signals) {
    for (const pattern of patternsOf(signal)) {
      for (const match of text.matchAll(pattern)) {
        const start = match.index;
        const end = start + match[0].length;
        if (signal.not !== undefined && touches(text, signal.not, start, end)) continue;
        found.push({ signal, start, end, text: match[0] });
      }
    }
  }
  const kept: Span[] = [];
  const longestFirst = found.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  for (const each of longestFirst) if (!kept.some((other) => hides(other, each))) kept.push(each);
  kept.sort((a, b) => a.start - b.start || b.end - a.end);
  const matches: SignalMatch[] = [];
  for (const each of kept) {
    const before = text.slice(0, each.start);
    const last = matches.findLast(({ end }) => end <= each.start);
    const isCarried = last?.denied === true && CARRIED.test(text.slice(last.end, each.start));
    const from = isCarried ? last.from : (denialIn(before) ?? each.start);
    matches.push({ ...each, from, denied: from < each.start });
  }
  return matches;
}

/** Where the words begin that rule out what follows a text; undefined where none do. */
export function denialIn(before: string): number | undefined {
  return STRESSED.test(before) ? undefined : DENIED.exec(before)?.index;
}

type Span = Omit<SignalMatch, 'denied' | 'from'>;

/** The longer one says it better: “in-memory” is no “memory”, “React Native” no “React”. */
function hides(longer: Span, each: Span): boolean {
  if (longer.end <= each.start || each.end <= longer.start) return false;
  const { topic, id } = each.signal;
  if (longer.signal.topic === topic) return longer.signal.id !== id || covers(longer, each);
  return longer.signal.topic === 'framework' && (topic === 'language' || topic === 'system');
}

function covers(longer: Span, each: Span): boolean {
  return longer.start <= each.start && each.end <= longer.end;
}

function touches(text: string, not: RegExp, start: number, end: number): boolean {
  const all = new RegExp(not.source, not.flags.includes('g') ? not.flags : `${not.flags}g`);
  return [...text.matchAll(all)].some(({ index, 0: { length } }) => index < end && start < index + length);
}

const patternsOf = rememberedByObject((signal: Signal): readonly RegExp[] => {
  const exact = signal.exact?.split('|').map((each) => patternOf(each, 'gu')) ?? [];
  return [patternOf(signal.words, 'giu'), ...exact];
});

function patternOf(words: string, flags: string): RegExp {
  const phrases = words
    .split('|')
    .sort((a, b) => b.length - a.length)
    .map((phrase) => {
      const escaped = phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\s-]+/g, '[\\s-]?');
      return /[a-z]$/.test(phrase)
        ? `${phrase.endsWith('y') ? `${escaped.slice(0, -1)}(?:y|ies)` : `${escaped}s?`}`
        : escaped;
    });
  return new RegExp(`(?<![\\p{L}\\p{N}_@/.])(?:${phrases.join('|')})(?![\\p{L}\\p{N}_+#]|\\.\\p{L})`, flags);
}
