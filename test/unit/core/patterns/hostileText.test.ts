import assert from 'node:assert/strict';
import { patternsOf } from '../../../support/patternsOf.ts';

describe('text that is there to be slow', () => {
  const runs = [' ', '\t', '"', '(', '@Entity\n', '@Get(', 'class A(', 'a, ', 'new A', 'query {\n', '\\'];

  it('is got through in every language', async () => {
    const endings = ['ts', 'py', 'java', 'cs', 'go', 'php', 'rb', 'rs'];
    const files = endings.flatMap((ending) =>
      runs.map((run, at) => [`src/f${at}.${ending}`, run.repeat(4_000 / run.length)] as const),
    );
    const { style } = await patternsOf(Object.fromEntries(files));
    assert.ok(Array.isArray(style));
  }).timeout(60_000);
});
