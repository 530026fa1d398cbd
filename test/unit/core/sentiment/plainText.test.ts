/** What a person shows is not what a person feels. */
import assert from 'node:assert/strict';
import { MARKS, plainText } from '../../../../src/core/sentiment/plainText.ts';

const { code, quote, address, person, reference, name, log } = MARKS;
const said = (text: string) => plainText(text).trim().replace(/ +/g, ' ');

describe('plain text', () => {
  const table: readonly (readonly [what: string, text: string, plain: string])[] = [
    ['fenced code', 'Look:\n```js\nkill(awful)\n```\nthanks', `Look:\n ${code} \nthanks`],
    ['a fence that is never closed', 'Look:\n```\nkill(awful)', `Look:\n ${code}`],
    ['inline code', 'The `stupid_flag` is gone', `The ${code} is gone`],
    ['code of Jira', 'Try {code:java}throw awful;{code} now', `Try ${code} now`],
    ['a monospaced name of Jira', 'Try {{awful}} now', `Try ${code} now`],
    ['a quoted reply', '> this is awful\n> really\nI see', `${quote}\n${quote}\nI see`],
    ['what a mail answers', 'Fixed. On Mon, Jan 2, Ann <a@b.org> wrote: this is awful', `Fixed. ${quote}`],
    [
      'what a mail answers, above the answer',
      'On Mon, Jan 2, Ann wrote:\n> awful\nFixed.',
      `${quote} \n${quote}\nFixed.`,
    ],
    ['a stack trace', 'Boom\n  at com.acme.Awful.run(Awful.java:12)\nthanks', `Boom\n${log}\nthanks`],
    ['log lines', '2024-01-02 10:11:12 ERROR awful\n[WARN] bad\nhi', `${log}\n${log}\nhi`],
    ['an address', 'See https://bad.example/awful?x=1 please', `See ${address} please`],
    ['a person', 'Thanks @awful-joe!', `Thanks ${person} !`],
    ['a reference', 'Duplicate of #123 and HADOOP-99', `Duplicate of ${reference} and ${reference}`],
    ['names in code', 'badRequest and bad_request in com.acme.Bad', `${name} and ${name} in ${name}`],
  ];
  for (const [what, text, plain] of table) {
    it(`replaces ${what} by a mark`, () => assert.equal(said(text), plain.replace(/ +/g, ' ')));
  }

  it('keeps words that only touch', () => {
    assert.equal(said('Works great.Thanks'), 'Works great . Thanks');
  });

  it('takes no mark from a text', () => {
    assert.equal(said(`a ${code} b`), 'a b');
  });

  for (const hostile of [
    '`',
    '```',
    '{code',
    '<',
    '[a](',
    '@',
    '> ',
    ':-',
    'a.',
    'On x wrote ',
    '\u{1F600}',
    "'",
    '((',
    'x/',
  ]) {
    it(`reads a hundred thousand of ${JSON.stringify(hostile)} in time`, () => {
      const start = performance.now();
      plainText(hostile.repeat(100_000));
      assert.ok(performance.now() - start < 1000);
    });
  }
});
