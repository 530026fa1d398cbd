/** A reading as a line: what it is, how likely, what is felt, and the text. */
import { printableText } from '../../base/printable.ts';
import type { Abstention, Polarity, SentimentReading } from '../../core/model/sentiment.ts';
import type { Terminal } from './terminal.ts';

const SIGNS: Readonly<Record<Polarity, string>> = { negative: '-', neutral: '·', positive: '+' };
const WHY: Readonly<Record<Abstention, string>> = {
  empty: 'no words',
  code: 'only code',
  language: 'not English',
  unsure: 'unsure',
};
const LEAST_TEXT = 20;

export function sentimentText(text: string, reading: SentimentReading, { width, colours }: Terminal): string {
  const { polarity, scores, abstained, feelings } = reading;
  const isUnread = abstained !== undefined && abstained !== 'unsure';
  const paint = { negative: colours.red, neutral: colours.dim, positive: colours.green }[polarity];
  const what = isUnread
    ? `? ${WHY[abstained]}`
    : `${SIGNS[polarity]} ${polarity} ${scores[polarity].toFixed(2)}`;
  const felt = [...(abstained === 'unsure' ? [WHY.unsure] : []), ...feelings].join(', ');
  const head = `${what.padEnd(15)}  ${felt.padEnd(24)}`;
  const shown = printableText(text.trim().replace(/\s+/g, ' '));
  const left = Math.max(LEAST_TEXT, width - head.length - 2);
  const cut = shown.length <= left ? shown : `${shown.slice(0, left - 1)}…`;
  return `${isUnread ? colours.dim(head) : paint(head)}  ${cut}`;
}
