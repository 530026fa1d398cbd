import assert from 'node:assert/strict';
import { planIndex, planLink, planNewRecord } from '../../../../../src/core/decisions/write/planRecord.ts';
import { WORDS } from '../../../../../src/core/decisions/write/wording.ts';
import { DATE, Shelf } from './shelf.ts';

const MADR = (title: string, status = 'accepted') =>
  `---\nstatus: ${status}\n---\n\n# ${title}\n\n## Context and Problem Statement\n\nWhy.\n\n## Considered Options\n\n* a\n\n## Decision Outcome\n\nChosen option: "a", because it is.\n`;
const NYGARD = (title: string, status = 'Accepted') =>
  `# ${title}\n\nDate: 2020-01-02\n\n## Status\n\n${status}\n\n## Context\n\nWhy.\n\n## Decision\n\nThat.\n\n## Consequences\n\nSome.\n`;
const record = (shelf: Shelf, title: string, more: object = {}) =>
  shelf.carryOut(planNewRecord(shelf.now, { draft: { title }, date: DATE, ...more }));

const HOSTILE = [
  '../../../etc/passwd',
  '..\\..\\windows\\system32\\con',
  'first\nsecond\r\n# third\u2028fourth',
  '🎉🎉 party 🎉',
  'Use Map<string, User> & {x}',
  '[link](javascript:alert(1)) | <script>alert(1)</script>',
  'a\u202Egnp.exe',
  'Ünïcödé – Größe',
  '使用 PostgreSQL 存储订单',
  `${'very '.repeat(200)}long`,
  '`node:sqlite` **now** __init__ _x_ ~~y~~',
  'nul\u0000byte \u001b[31mred',
  '<!-- comment --> stays',
  '```mermaid',
];

// As text: no control character is to stand in an expression.
const UNSAFE = /[\p{Cc}\p{Zl}\u202e]|(?<!\\)<script/u;

describe('a decision that is recorded', () => {
  for (const title of HOSTILE)
    it(`lies in its folder and reads as it was said: ${JSON.stringify(title.slice(0, 40))}`, () => {
      const shelf = new Shelf();
      const path = record(shelf, title, { status: 'accepted' });
      assert.match(path, /^docs\/decisions\/0001-[\p{Ll}\p{Lo}\p{N}-]{1,60}\.md$/u);
      const { title: read, status, date, number } = shelf.record(path);
      assert.deepEqual({ status, date, number }, { status: 'accepted', date: DATE, number: 1 });
      const bare = (text: string) => text.replaceAll(/[^\p{L}\p{N}]+/gu, '');
      assert.ok(bare(title.replaceAll('\u001b', '')).startsWith(bare(read).slice(0, 100)), read);
      assert.doesNotMatch(shelf.texts.get(path)!.replaceAll('\n', ''), UNSAFE);
      const index = shelf.texts.get('docs/decisions/README.md')!;
      assert.equal(index.split('\n').filter((line) => line.startsWith('| 0001 |')).length, 1);
    });

  it('is refused without a title, or with one that only templates have', () => {
    for (const title of ['', ' \n ', '🎉', '###'])
      assert.throws(() => record(new Shelf(), title), {
        code: 'invalid-option',
        message: /say in a few words/,
      });
    assert.throws(() => record(new Shelf(), 'title'), {
      code: 'invalid-option',
      message: /title of a template/,
    });
  });

  it('is numbered and named as those beside it', () => {
    const cases: readonly (readonly [Readonly<Record<string, string>>, string, RegExp])[] = [
      [{ 'doc/adr/0009-a-b.md': NYGARD('9. A b') }, 'doc/adr/0010-use-kafka.md', /^# 10\. Use Kafka$/m],
      [
        { 'adr/ADR-012-Some_thing.md': MADR('ADR-012: Some') },
        'adr/ADR-013-Use-Kafka.md',
        /^# ADR-013: Use Kafka$/m,
      ],
      [
        { 'docs/adr/001_one.md': MADR('One'), 'docs/adr/002_two.md': MADR('Two') },
        'docs/adr/003_use_kafka.md',
        /^# Use Kafka$/m,
      ],
      [
        {
          'docs/adr/0001-a.md': MADR('A'),
          'docs/adr/0002-b.md': MADR('B'),
          'pkg/x/adr/0044-c.md': MADR('C'),
        },
        'docs/adr/0003-use-kafka.md',
        /^# Use Kafka$/m,
      ],
    ];
    for (const [files, path, heading] of cases) {
      const shelf = new Shelf(files);
      assert.equal(record(shelf, 'Use Kafka'), path);
      assert.match(shelf.texts.get(path)!, heading);
      assert.equal(shelf.record(path).title, 'Use Kafka');
    }
  });

  it('is written in the language of those beside it, and read back', () => {
    for (const [language, words] of Object.entries(WORDS)) {
      const old = `# Alt\n\n## Status\n\n${language === 'en' ? 'Accepted' : 'accepted'}\n\n## ${words.context}\n\n…\n\n## ${words.outcome}\n\n…\n\n## ${words.consequences}\n\n…\n`;
      const shelf = new Shelf({ 'docs/adr/0001-alt.md': old });
      const path = record(shelf, 'PostgreSQL', { supersedes: ['1'], amends: [], relatesTo: [] });
      assert.match(shelf.texts.get(path)!, new RegExp(`^## ${words.outcome}$`, 'm'));
      assert.equal(shelf.record('docs/adr/0001-alt.md').status, 'superseded', language);
      assert.deepEqual(
        [...new Set(shelf.links)].sort(),
        ['Alt superseded-by PostgreSQL', 'PostgreSQL supersedes Alt'],
        language,
      );
    }
  });

  it('takes the place of another, of which only the status changes', () => {
    const forms: readonly (readonly [string, RegExp])[] = [
      [MADR('Old'), /^status: superseded by \[ADR-0002\]\(0002-new\.md\)$/m],
      [NYGARD('1. Old'), /^Superseded by \[ADR-0002\]\(0002-new\.md\)$/m],
      [
        `# Old\n\n* Status: accepted\n* Date: 2020-01-01\n\n## Context\n\nx\n\n## Decision\n\ny\n`,
        /^\* Status: superseded by \[/m,
      ],
      [
        `# Old\n\n**Status:** Accepted\n\n## Context\n\nx\n\n## Decision\n\ny\n`,
        /^\*\*Status:\*\* superseded by \[/m,
      ],
      [`# Old\n\n## Context\n\nx\n\n## Decision\n\ny\n`, /^Status: superseded by \[/m],
    ];
    for (const [text, line] of forms) {
      for (const [before, eol] of [
        [text, '\n'],
        [text.replaceAll('\n', '\r\n'), '\r\n'],
      ] as const) {
        const shelf = new Shelf({ 'docs/adr/0001-old.md': before });
        record(shelf, 'New', { supersedes: ['ADR-0001'] });
        const after = shelf.texts.get('docs/adr/0001-old.md')!;
        assert.match(after.replaceAll('\r', ''), line);
        assert.equal(shelf.record('docs/adr/0001-old.md').status, 'superseded');
        const left = after.split(eol).filter((each) => !before.split(eol).includes(each));
        assert.equal(left.length, 1, left.join('|'));
        const gone = before.split(eol).filter((each) => !after.split(eol).includes(each));
        assert.ok(gone.length <= 1, gone.join('|'));
        assert.ok(
          shelf.links.includes('Old superseded-by New') && shelf.links.includes('New supersedes Old'),
        );
      }
    }
  });

  it('cannot take the place of what has given way already, or of itself, or of what came later', () => {
    const shelf = new Shelf({ 'docs/adr/0001-a.md': MADR('A'), 'docs/adr/0002-z.md': MADR('Z') });
    record(shelf, 'B', { supersedes: ['A'] });
    const refused = (message: RegExp) => ({ code: 'invalid-option', message });
    assert.throws(() => record(shelf, 'C', { supersedes: ['1'] }), refused(/superseded already by “B”/));
    assert.throws(
      () => planLink(shelf.now, { from: 'A', relation: 'supersedes', to: 'B' }),
      refused(/came after “A”/),
    );
    assert.throws(
      () => planLink(shelf.now, { from: 'B', relation: 'relatesTo', to: '3' }),
      refused(/itself/),
    );
    assert.throws(() => record(shelf, 'D', { supersedes: ['99'] }), {
      code: 'unknown-subject',
      message: /adr list/,
    });
  });

  it('is not written twice, nor over anything', () => {
    const shelf = new Shelf({
      'docs/decisions/0001-a.md': MADR('A'),
      'docs/decisions/0002-NOTES.txt': 'mine',
      'docs/decisions/0003-x.png': '',
    });
    const path = record(shelf, 'Use Kafka', { supersedes: ['A'] });
    assert.equal(path, 'docs/decisions/0004-use-kafka.md');
    const before = new Map(shelf.texts);
    const again = planNewRecord(shelf.now, {
      draft: { title: 'use  KAFKA!' },
      date: '2030-01-01',
      supersedes: ['A'],
    });
    assert.deepEqual(again, { path, created: false, changes: [] });
    assert.deepEqual(shelf.texts, before);
  });

  it('gets links once, in the part that is there for them', () => {
    const shelf = new Shelf({
      'docs/adr/0001-a.md': `${MADR('A')}\n## More Information\n\n* [Talk](https://example.org)\n\n## Appendix\n\nend\n`,
      'docs/adr/0002-b.md': MADR('B').trimEnd(),
    });
    const link = { from: '1', relation: 'amends', to: '2' } as const;
    shelf.carryOut(planLink(shelf.now, link));
    assert.match(
      shelf.texts.get('docs/adr/0001-a.md')!,
      /example\.org\)\n\* Amends \[ADR-0002\]\(0002-b\.md\)\n\n## Appendix/,
    );
    assert.deepEqual(shelf.links, ['A amends B']);
    assert.deepEqual(planLink(shelf.now, link).changes, []);
    shelf.carryOut(planLink(shelf.now, { from: '2', relation: 'relatesTo', to: '1' }));
    assert.match(
      shelf.texts.get('docs/adr/0002-b.md')!,
      /is\.\n\n## More Information\n\n\* Relates to \[ADR-0001\]\(0001-a\.md\)\n$/,
    );
  });
});

describe('the index of decisions', () => {
  it('comes with the first record, is kept up to date, and is drawn', () => {
    const shelf = new Shelf();
    record(shelf, 'Use MySQL');
    record(shelf, 'Use "PostgreSQL"', { supersedes: ['1'], status: 'accepted' });
    const index = shelf.texts.get('docs/decisions/README.md')!;
    assert.match(index, /^\| 0001 \| \[Use MySQL\]\(0001-use-mysql\.md\) \| superseded \| 2027-03-01 \|$/m);
    assert.match(index, /d1\["ADR-0002 Use #34;PostgreSQL#34;"\]\n {2}d1 -->\|supersedes\| d0\n/);
    assert.deepEqual(planIndex(shelf.now).changes, []);
  });

  it('leaves all else of its file as it is, and comes uninvited into none', () => {
    const files = {
      'docs/adr/0001-a.md': MADR('A'),
      'docs/adr/README.md': '# Ours\r\n\r\nHow we decide.\r\n',
    };
    const shelf = new Shelf(files);
    record(shelf, 'B');
    assert.equal(shelf.texts.get('docs/adr/README.md'), files['docs/adr/README.md']);
    shelf.carryOut(planIndex(shelf.now));
    shelf.texts.set('docs/adr/README.md', `${shelf.texts.get('docs/adr/README.md')}\r\nBelow.\r\n`);
    record(shelf, 'C');
    const text = shelf.texts.get('docs/adr/README.md')!;
    assert.match(
      text,
      /^# Ours\r\n\r\nHow we decide\.\r\n\r\n<!-- groundplan:decisions -->\r\n[\s\S]*\[C\][\s\S]*<!-- \/groundplan:decisions -->\r\n\r\nBelow\.\r\n$/,
    );
    assert.equal(text.replaceAll('\r\n', '').includes('\n'), false);
  });

  it('says where its marks are not one pair', () => {
    const shelf = new Shelf({
      'docs/adr/0001-a.md': MADR('A'),
      'docs/adr/README.md': '<!-- groundplan:decisions -->\n',
    });
    assert.throws(() => planIndex(shelf.now), {
      code: 'invalid-option',
      message: /docs\/adr\/README\.md must have/,
    });
  });
});
