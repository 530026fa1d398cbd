import assert from 'node:assert/strict';
import { isEnglish } from '../../../../src/core/sentiment/language.ts';
import { tokensOf } from '../../../../src/core/sentiment/tokens.ts';
import { unreadable } from '../../../../src/core/sentiment/unreadable.ts';

const ENGLISH = [
  'thanks',
  'LGTM',
  'Done.',
  'good catch, fixed in the last commit',
  'nice naïve approach, Müller!',
  'could you rebase? the tests fail',
  'Committed revision 12.',
  'meh',
  'die() is called twice',
  'we use the le la algorithm here',
];
const OTHER = [
  'Das funktioniert leider nicht, warum?',
  'Merci beaucoup, ça marche très bien',
  'No funciona, ¿qué es esto?',
  'Obrigado, isso não funciona',
  'это очень плохо, не работает',
  '这个非常好',
  'これはひどい',
  'Dziękuję, nie działa',
  'Bu çok kötü, çalışmıyor',
  'Danke!',
  'Tack så mycket, det fungerar',
];

describe('the language of a text', () => {
  for (const text of ENGLISH) it(`is English: ${text}`, () => assert.equal(isEnglish(tokensOf(text)), true));
  for (const text of OTHER) it(`is another: ${text}`, () => assert.equal(isEnglish(tokensOf(text)), false));
});

describe('a text that no model should judge', () => {
  const table = [
    ['nothing', '', 'empty'],
    ['blanks and stops', ' \n ...', 'empty'],
    ['code alone', '```\nfatal error\n```', 'code'],
    ['an address alone', 'https://example.org/x', 'code'],
    ['another language', 'Das ist nicht gut', 'language'],
    ['a face alone', ':)', undefined],
    ['a vote', '+1', undefined],
    ['words', 'fixed', undefined],
  ] as const;
  for (const [what, text, why] of table) {
    it(`${what}: ${why ?? 'none'}`, () => assert.equal(unreadable(tokensOf(text)), why));
  }
});
