/** A text as words, faces, punctuation and marks; apostrophes are of one kind, letters small, long sounds short. */
import { MARKS, plainText } from './plainText.ts';

export interface Token {
  /** Small letters; of a face its kind (`face:glad`), of an emoji its name or the sign itself. */
  readonly text: string;
  readonly kind: 'word' | 'face' | 'mark' | 'stop' | 'sign';
  /** Written in capitals. */
  readonly isLoud: boolean;
  /** Drawn out: `soooo`. */
  readonly isLong: boolean;
  /** Begins with a capital within a sentence. */
  readonly isName: boolean;
}

const FACES: readonly (readonly [kind: string, faces: RegExp])[] = [
  ['glad', /^(?:[:=8][-^o']?[)\]}]+|[:=]-?[3>]|\^[_.-]?\^|\(:|\\o\/|<3+|\(?[yY]\))$/],
  ['laugh', /^(?:[:=x;]-?D+|[xX]D+|:'-?\))$/],
  ['wink', /^(?:[;][-^]?[)\]]+)$/],
  ['tongue', /^(?:[:;=][-^]?[pPb])$/],
  ['sad', /^(?:[:=][-^o']?[([{]+|:'-?\(+|D:|T_T|;_;|>:-?\(|\)-?:|<\/3)$/],
  ['doubt', /^(?:[:=]-?[\\/]|[:=]-?[sS|]|-[._]+-|[oO]_+[oO]|>_<|:-?[oO0])$/],
];
const FACE = String.raw`(?<![\w])(?:[:=8;][-^o']?[)(\]\[}{]+|[:=]-?3|[:;=xX]-?D+\b|[:;=][-^]?[pPb]\b|:'-?[()]|[:=]-?[\\/](?![\w/])|[:=]-?[sS|](?!\w)|:-?[oO0](?!\w)|\^[_.-]?\^|\\o\/|<\/?3+(?!\w)|-[._]+-|[oO]_+[oO]|>_<|T_T|;_;|D:(?!\w)|\(:)`;
const TOKEN = new RegExp(
  [
    `(?<mark>[${Object.values(MARKS).join('')}])`,
    '(?<short>:[a-z0-9_+-]{2,40}:)',
    `(?<face>${FACE})`,
    String.raw`(?<emoji>\p{Extended_Pictographic})`,
    String.raw`(?<plus>[+-]\s?[12](?:\.0)?(?![\w.]))`,
    String.raw`(?<word>\p{L}+(?:['’]\p{L}+)*)`,
    String.raw`(?<stop>[!?]+|\.{2,}|[.,;:\n])`,
  ].join('|'),
  'gu',
);
/** A text of more words is judged by its beginning and end. */
const MAX_TOKENS = 600;

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let begins = true;
  for (const { groups } of plainText(text).matchAll(TOKEN)) {
    const token = tokenOf(groups!, begins);
    begins = token.kind === 'stop' && token.text !== ',';
    tokens.push(token);
  }
  if (tokens.length <= MAX_TOKENS) return tokens;
  return [...tokens.slice(0, MAX_TOKENS / 2), ...tokens.slice(-MAX_TOKENS / 2)];
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>, begins: boolean): Token {
  const { mark, short, face, emoji, plus, word, stop } = groups;
  const plain = { isLoud: false, isLong: false, isName: false };
  if (mark !== undefined) return { ...plain, kind: 'mark', text: mark };
  if (short !== undefined) return { ...plain, kind: 'sign', text: short };
  if (face !== undefined) return { ...plain, kind: 'face', text: faceKind(face) };
  if (emoji !== undefined) return { ...plain, kind: 'sign', text: emoji };
  if (plus !== undefined) return { ...plain, kind: 'sign', text: plus[0] === '+' ? '+1' : '-1' };
  if (word !== undefined) return wordToken(word, begins);
  const text = stop!.length > 1 ? stopText(stop!) : stop!;
  return { ...plain, kind: 'stop', text };
}

function wordToken(written: string, begins: boolean): Token {
  const small = written.toLowerCase().replaceAll('’', "'");
  const text = small.replace(/(\p{L})\1{2,}/gu, '$1$1');
  const isLoud = written.length > 1 && written === written.toUpperCase();
  return {
    kind: 'word',
    text,
    isLoud,
    isLong: text !== small,
    isName: !begins && !isLoud && written[0] !== small[0],
  };
}

function faceKind(face: string): string {
  return `face:${FACES.find(([, faces]) => faces.test(face))?.[0] ?? 'other'}`;
}

function stopText(stop: string): string {
  if (stop.startsWith('.')) return '...';
  if (!stop.includes('!')) return '??';
  return stop.includes('?') ? '?!' : '!!';
}
