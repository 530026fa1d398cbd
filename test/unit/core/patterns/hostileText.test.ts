import assert from 'node:assert/strict';
import { patternsOf } from '../../../support/patternsOf.ts';

describe('text that is there to be slow', () => {
  const runs = [' ', '\t', '"', '(', '@Entity\n', '@Get(', 'class A(', 'a, ', 'new A', 'query {\n', '\\'];

  it('costs time that grows with its length only, in every language', async () => {
    const endings = ['ts', 'py', 'java', 'cs', 'go', 'php', 'rb', 'rs'];
    const files = endings.flatMap((ending) =>
      runs.map((run, at) => [`src/f${at}.${ending}`, run.repeat(20_000 / run.length)] as const),
    );
    const started = performance.now();
    await patternsOf(Object.fromEntries(files));
    assert.ok(performance.now() - started < 20_000);
  }).timeout(60_000);
});
