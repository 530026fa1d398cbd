import assert from 'node:assert/strict';
import { parseRecord } from '../../../../../src/core/decisions/records/parseRecord.ts';

const NYGARD = `# 12. Use a message broker

Date: 2021-03-04

## Status

Superseded by [15. Use an outbox](0015-use-an-outbox.md)

## Context

Orders get lost.

## Decision

We publish events to a broker.

## Consequences

One more thing to run.
`;

describe('parseRecord', () => {
  it('reads a record in the form that Nygard proposed', () => {
    const record = parseRecord('doc/adr/0012-use-a-message-broker.md', NYGARD)!;
    assert.equal(record.form, 'nygard');
    assert.equal(record.title, 'Use a message broker');
    assert.equal(record.status, 'superseded');
    assert.equal(record.statusLine, 7);
    assert.equal(record.date, '2021-03-04');
    assert.equal(record.number, 12);
    assert.deepEqual(record.links, [
      {
        relation: 'superseded-by',
        target: { path: 'doc/adr/0015-use-an-outbox.md' },
        text: '15. Use an outbox',
        line: 7,
      },
    ]);
  });

  for (const [language, text, status] of [
    [
      'German',
      '# 1. Wir nehmen X\n\n## Status\n\nErsetzt durch [ADR 3](0003-y.md)\n\n## Entscheidung\n\nX.\n',
      'superseded',
    ],
    ['Spanish', '# 1. Usar X\n\nEstado: Aceptada\n\n## Contexto\n\n## Decisión\n\nX.\n', 'accepted'],
    ['French', '# 1. Utiliser X\n\n**Statut** : rejeté\n\n### Décision\n\nX.\n', 'rejected'],
    ['Portuguese', '# 1. Usar X\n\n## Status\n\nProposto\n\n## Decisão\n\nX.\n', 'proposed'],
    ['Japanese', '# 1. Xを使う\n\n## ステータス\n\n承認済み\n\n## 決定\n\nX\n', 'accepted'],
    ['Chinese', '# 1. 使用X\n\n状态：已废弃\n\n## 决定\n\nX\n', 'deprecated'],
  ] as const)
    it(`reads what became of a decision in ${language}`, () =>
      assert.equal(parseRecord('docs/adr/0001-x.md', text)?.status, status));

  it('reads the front matter of MADR 3 and 4', () => {
    const record = parseRecord(
      'docs/decisions/0003-store.md',
      '---\nstatus: "accepted"\ndate: 2023-09-01 # of the meeting\nsupersedes:\n  - 0001-files.md\n---\n# Keep orders in PostgreSQL\n\n## Context and Problem Statement\n\nWhere?\n\n## Considered Options\n\n* MongoDB\n\n## Decision Outcome\n\nChosen option: PostgreSQL.\n',
    )!;
    assert.equal(record.form, 'madr');
    assert.equal(record.status, 'accepted');
    assert.equal(record.statusLine, 2);
    assert.equal(record.date, '2023-09-01');
    assert.deepEqual(
      record.links.map(({ relation, target }) => ({ relation, target })),
      [{ relation: 'supersedes', target: { path: 'docs/decisions/0001-files.md' } }],
    );
  });

  it('reads the header list of MADR 2', () => {
    const record = parseRecord(
      'adr/0002-x.md',
      '# Use Lunr\n\n* Status: ~~proposed~~ rejected\n* Date: 3 May 2020\n\n## Context and Problem Statement\n\n## Decision Outcome\n',
    )!;
    assert.equal(record.status, 'rejected');
    assert.equal(record.date, '2020-05-03');
  });

  it('reads a Y-statement', () => {
    const record = parseRecord(
      'decisions/0007-cache.md',
      '# Cache\n\nIn the context of the catalogue, facing slow reads, we decided for Redis and against memory, to achieve short answers, accepting one more service.\n',
    )!;
    assert.equal(record.form, 'y-statement');
  });

  it('finds a record by its form in a folder of any name', () => {
    assert.equal(parseRecord('notes/broker.md', NYGARD)?.form, 'nygard');
  });

  it('reads AsciiDoc', () => {
    const record = parseRecord(
      'adr/adr-004.adoc',
      '= ADR-004: Use modules\n\n== Status\n\nAccepted\n\n== Context\n\nx\n\n== Decision\n\ny\n',
    )!;
    assert.equal(record.title, 'Use modules');
    assert.equal(record.status, 'accepted');
  });

  it('takes no template for a record', () => {
    assert.equal(
      parseRecord('docs/adr/0000-x.md', '# ADR-NNN: Title\n\n## Context\n\n## Decision\n\n## Status\n'),
      undefined,
    );
    assert.equal(
      parseRecord('docs/adr/0000-x.md', '# [short title of solved problem]\n\n## Context\n\n## Decision\n'),
      undefined,
    );
  });

  it('takes no other document for a record', () => {
    assert.equal(parseRecord('docs/guide.md', '# Guide\n\n## Context\n\nx\n\n## Usage\n'), undefined);
    assert.equal(parseRecord('docs/0001-intro.md', '# Intro\n\n## Install\n'), undefined);
  });

  it('leaves a status open that offers a choice', () => {
    const text = '# X\n\nStatus: proposed | accepted | rejected\n\n## Context\n\n## Decision\n';
    assert.equal(parseRecord('adr/0001-x.md', text)?.status, 'unknown');
  });

  it('does not look at what stands in comments and code', () => {
    const text =
      '# X\n\n<!-- Status: rejected -->\n\n```\nStatus: deprecated\n```\n\n## Status\n\nAccepted\n\n## Context\n\n## Decision\n';
    assert.equal(parseRecord('adr/0001-x.md', text)?.status, 'accepted');
  });

  it('is done soon with a document that was made to take long', () => {
    const started = performance.now();
    for (const text of [
      '['.repeat(200_000),
      '<!--'.repeat(60_000),
      '* _'.repeat(60_000),
      '# x\n[a]('.repeat(30_000),
    ])
      parseRecord('adr/0001-x.md', text);
    assert.ok(performance.now() - started < 2_000);
  });
});
