/** How a text is written: long or short, loud, asking, about me or you, and what it shows. */
import { INTENSIFIERS, NEGATIONS } from './lexicon.ts';
import { type Bag, putFeature } from './putFeature.ts';
import type { Token } from './tokens.ts';

const COUNTED: Readonly<Record<string, (token: Token) => boolean>> = {
  cry: ({ kind, text }) => kind === 'stop' && text.includes('!'),
  ask: ({ kind, text }) => kind === 'stop' && text.includes('?'),
  dots: ({ text }) => text === '...',
  loud: ({ isLoud, text }) => isLoud && text.length > 2,
  long: ({ isLong }) => isLong,
  not: ({ text }) => NEGATIONS.has(text),
  mark: ({ kind }) => kind === 'mark',
  faces: ({ kind }) => kind === 'face',
  names: ({ isName }) => isName,
  strong: ({ text }) => INTENSIFIERS.has(text),
  me: ({ text }) => text === 'i' || text.startsWith("i'") || text === 'my' || text === 'me',
  you: ({ text }) => text === 'you' || text === 'your',
  lines: ({ text }) => text === '\n',
};

export function addStyle(bag: Bag, tokens: readonly Token[]): void {
  const count = (isCounted: (token: Token) => boolean) => tokens.filter(isCounted).length;
  const words = count(({ kind }) => kind === 'word');
  putFeature(bag, 'bias');
  putFeature(bag, `size ${Math.floor(Math.log2(1 + words) * 1.5)}`);
  putFeature(bag, 'words', Math.log2(1 + words) / 4);
  for (const [name, isCounted] of Object.entries(COUNTED)) {
    const value = count(isCounted);
    if (value === 0) continue;
    putFeature(bag, `s ${name}`);
    putFeature(bag, `sd ${name}`, value / Math.sqrt(1 + words));
    if (value > 1) putFeature(bag, `s2 ${name}`, Math.log2(value));
  }
  putFeature(bag, `ends ${tokens.at(-1)?.text ?? ''}`);
  if (tokens[0]?.kind === 'mark') putFeature(bag, `begins ${tokens[0].text}`);
}
