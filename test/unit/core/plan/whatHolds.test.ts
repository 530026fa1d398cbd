import assert from 'node:assert/strict';
import type { FileEdit } from '../../../../src/core/model/suggestion.ts';
import { MOST_ATTEMPTS, whatHolds } from '../../../../src/core/plan/whatHolds.ts';
import type { WiredFile } from '../../../../src/core/plan/wireFeature.ts';
import type { Rehearsal } from '../../../../src/core/ports/rehearsal.ts';

const FILES = ['coupon.entity.ts', 'coupon.service.ts', 'coupon.module.ts'].map((path) => ({
  path,
  sketch: { text: `// ${path}\n` },
}));
const WIRED = Array.from({ length: 40 }, (_, at): WiredFile => {
  const path = `list${String(at).padStart(2, '0')}.ts`;
  return {
    path,
    lines: [{ path, line: 1, text: 'coupon' }],
    edit: { type: 'change', path, hash: 'h', replacements: [] },
  };
});

/** @param objection to edits of these paths. */
function rehearsing(objection: (paths: readonly string[]) => string | undefined) {
  let attempts = 0;
  const rehearsal = {
    attempt: async ({ edits }: { readonly edits: readonly FileEdit[] }) => {
      attempts++;
      return objection(edits.map(({ path }) => path));
    },
  } as unknown as Rehearsal;
  return { rehearsal, attempts: () => attempts };
}

const { signal } = new AbortController();

describe('what of a plan holds', () => {
  it('leaves out the one registration that an objection names, with two more attempts', async () => {
    const { rehearsal, attempts } = rehearsing((paths) =>
      paths.includes('list07.ts') ? '`./coupon` in list07.ts would lead nowhere' : undefined,
    );
    const held = await whatHolds({ files: FILES, wired: WIRED, rehearsal, signal });
    assert.ok('wiring' in held);
    assert.deepEqual([held.wiring.length, held.dropped.length, attempts()], [39, 1, 3]);
  });

  it('finds it by halving where none is named', async () => {
    const { rehearsal, attempts } = rehearsing((paths) =>
      paths.includes('list05.ts') ? 'a rule would object' : undefined,
    );
    const held = await whatHolds({ files: FILES, wired: WIRED.slice(0, 8), rehearsal, signal });
    assert.ok('wiring' in held);
    assert.equal(held.wiring.length, 7);
    assert.match(held.dropped.join(), /^In list05\.ts, beside line 1: `coupon` \(not written: a rule/);
    assert.ok(attempts() <= MOST_ATTEMPTS);
  });

  it('tries no more than its bound, and tells what it did not try', async () => {
    const { rehearsal, attempts } = rehearsing((paths) =>
      paths.some((path) => path.startsWith('list')) ? 'a rule would object' : undefined,
    );
    const held = await whatHolds({ files: FILES, wired: WIRED, rehearsal, signal });
    assert.ok('wiring' in held);
    assert.equal(attempts(), MOST_ATTEMPTS);
    assert.deepEqual([held.files.length, held.wiring.length, held.dropped.length], [3, 0, 40]);
    assert.ok(held.dropped.some((each) => each.includes('not tried')));
  });

  it('writes the other files where one stands in the way', async () => {
    const { rehearsal, attempts } = rehearsing((paths) =>
      paths.includes('coupon.module.ts') ? 'coupon.module.ts would come to lie on a cycle' : undefined,
    );
    const held = await whatHolds({ files: FILES, wired: WIRED, rehearsal, signal });
    assert.ok('wiring' in held);
    assert.deepEqual([held.files.length, held.wiring.length, held.dropped.length, attempts()], [2, 0, 41, 3]);
  });

  it('stops between two attempts when it is cancelled', async () => {
    const abort = new AbortController();
    const { rehearsal, attempts } = rehearsing(() => {
      abort.abort();
      return 'a rule would object';
    });
    const asked = { files: FILES, wired: WIRED, rehearsal, signal: abort.signal };
    await assert.rejects(whatHolds(asked), { code: 'cancelled' });
    assert.equal(attempts(), 1);
  });
});
