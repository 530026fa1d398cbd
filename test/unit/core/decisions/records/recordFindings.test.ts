import assert from 'node:assert/strict';
import { linkRecords } from '../../../../../src/core/decisions/records/linkRecords.ts';
import { parseRecord } from '../../../../../src/core/decisions/records/parseRecord.ts';
import { recordFindings } from '../../../../../src/core/decisions/records/recordFindings.ts';

function findingsIn(files: Readonly<Record<string, string>>) {
  const records = Object.entries(files).map(
    ([path, status]) =>
      parseRecord(path, `# ${path}\n\n## Status\n\n${status}\n\n## Context\n\n## Decision\n`)!,
  );
  return recordFindings(
    records,
    linkRecords(records, (path) => path in files),
  );
}

describe('recordFindings', () => {
  it('says that two accepted records supersede each other', () => {
    const findings = findingsIn({
      'adr/0001-a.md': 'Accepted\n\nSupersedes [2](0002-b.md)',
      'adr/0002-b.md': 'Accepted\n\nSupersedes ADR-1',
    });
    assert.deepEqual(
      findings.map(({ kind, confidence, subjects }) => ({ kind, confidence, subjects })),
      [{ kind: 'record-conflict', confidence: 'proven', subjects: ['adr/0001-a.md', 'adr/0002-b.md'] }],
    );
    assert.deepEqual(
      findings[0]!.evidence.map(({ path, line }) => `${path}:${line}`),
      ['adr/0001-a.md:7', 'adr/0002-b.md:7'],
    );
  });

  it('says that a record still counts as accepted after another one took its place', () => {
    const [finding, ...rest] = findingsIn({
      'adr/0001-a.md': 'Accepted',
      'adr/0002-b.md': 'Accepted\n\nSupersedes [1](0001-a.md)',
    });
    assert.match(finding!.title, /0001-a still counts as accepted/);
    assert.equal(rest.length, 0);
  });

  it('says that a link leads nowhere', () => {
    const findings = findingsIn({ 'adr/0001-a.md': 'Superseded by [3](0003-c.md)' });
    assert.deepEqual(
      findings.map(({ kind, evidence }) => [kind, evidence[0]!.line]),
      [['broken-record-link', 5]],
    );
  });

  it('says that two records carry one number', () => {
    const findings = findingsIn({ 'adr/0001-a.md': 'Accepted', 'adr/0001-b.md': 'Accepted' });
    assert.match(findings[0]!.title, /carry the number 1/);
  });

  it('is silent where each record knows its successor', () => {
    const findings = findingsIn({
      'adr/0001-a.md': 'Superseded by [2](0002-b.md)',
      'adr/0002-b.md': 'Accepted\n\nSupersedes [1](0001-a.md)',
      'adr/0003-c.md': 'Accepted\n\nAmends [2](0002-b.md)',
    });
    assert.deepEqual(findings, []);
  });
});
