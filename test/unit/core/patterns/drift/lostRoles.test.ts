import assert from 'node:assert/strict';
import type { DesignOccurrence } from '../../../../../src/core/model/pattern.ts';
import { findLostRoles } from '../../../../../src/core/patterns/drift/lostRoles.ts';

const role = (name: string, symbol: string) => ({ role: name, symbol, path: 'a.ts', line: 3 });

function occurrence(change: Partial<DesignOccurrence> = {}): DesignOccurrence {
  return {
    pattern: 'Observer',
    confidence: 0.9,
    class: 'likely',
    roles: [role('Subject', 'Bell'), role('Observer', 'Ear'), role('Notify', 'Bell.ring')],
    evidence: [],
    ...change,
  };
}

describe('roles lost since patterns were first looked for', () => {
  it('are told of where all types are still there and the pattern is no longer likely', () => {
    const now = occurrence({ class: 'guess', roles: [role('Subject', 'Bell'), role('Observer', 'Ear')] });
    const [finding, ...rest] = findLostRoles([occurrence()], [now], () => true);
    assert.equal(rest.length, 0);
    assert.match(finding!.title, /Bell was an Observer before/);
    assert.match(finding!.title, /Bell\.ring no longer plays the part of Notify/);
    assert.equal(finding!.confidence, 'guess');
    assert.equal(finding!.evidence[0]!.text, 'Bell.ring was its Notify.');
  });

  it('are surer where the pattern was proven', () => {
    const [finding] = findLostRoles([occurrence({ class: 'proven' })], [], () => true);
    assert.equal(finding!.confidence, 'likely');
  });

  it('are none where the pattern stands, was a guess, or its types were taken away', () => {
    assert.deepEqual(
      findLostRoles([occurrence()], [occurrence()], () => true),
      [],
    );
    assert.deepEqual(
      findLostRoles([occurrence({ class: 'guess' })], [], () => true),
      [],
    );
    assert.deepEqual(
      findLostRoles([occurrence()], [], ({ symbol }) => symbol !== 'Ear'),
      [],
    );
  });

  it('are none where many go at once, as with a change of branch', () => {
    const many = Array.from({ length: 6 }, (_, at) => occurrence({ roles: [role('Subject', `Bell${at}`)] }));
    assert.deepEqual(
      findLostRoles(many, [], () => true),
      [],
    );
  });
});
