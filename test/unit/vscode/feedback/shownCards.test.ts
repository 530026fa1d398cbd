import assert from 'node:assert/strict';
import { ShownCards } from '../../../../src/vscode/feedback/shownCards.ts';

/** A list on a desk with a clock that is turned by hand. */
function makeList() {
  let nowMs = 0;
  let pending: { readonly at: number; readonly call: () => void }[] = [];
  const recorded: string[] = [];
  const cards = new ShownCards({
    nowMs: () => nowMs,
    after(milliseconds, call) {
      const timer = { at: nowMs + milliseconds, call };
      pending.push(timer);
      return { dispose: () => (pending = pending.filter((each) => each !== timer)) };
    },
    async record({ id }, action) {
      recorded.push(`${id} ${action.type}${action.type === 'shown' ? ` ${action.forMs}` : ''}`);
    },
  });
  return {
    cards,
    recorded,
    saw: (id: string, ms: number) => cards.saw({ root: '/w', id }, ms),
    async pass(milliseconds: number) {
      for (const until = nowMs + milliseconds; nowMs < until; nowMs += 1000) {
        const due = pending.filter(({ at }) => at <= nowMs);
        pending = pending.filter((each) => !due.includes(each));
        for (const { call } of due) call();
        await new Promise(setImmediate);
      }
    },
  };
}

describe('cards that were shown', () => {
  it('are ignored once they have been out of sight for a minute, and that is said once', async () => {
    const { saw, pass, recorded } = makeList();
    saw('a', 3000);
    saw('a', 3000);
    await pass(50_000);
    assert.deepEqual(recorded, []);
    await pass(30_000);
    assert.deepEqual(recorded, ['a shown 6000', 'a ignored']);
    saw('a', 9000);
    await pass(200_000);
    assert.equal(recorded.length, 2);
  });

  it('are not ignored while they are in sight', async () => {
    const { saw, pass, recorded } = makeList();
    for (let times = 0; times < 20; times++) {
      saw('a', 3000);
      await pass(10_000);
    }
    assert.deepEqual(recorded, []);
  });

  it('were not seen for less than half a second, and not read in less than two', async () => {
    const { saw, pass, recorded } = makeList();
    saw('glanced', 400);
    saw('seen', 1500);
    await pass(100_000);
    assert.deepEqual(recorded, ['seen shown 1500']);
  });

  it('are not ignored when something is done about them, and were seen until then', async () => {
    const { cards, saw, pass, recorded } = makeList();
    saw('a', 4000);
    assert.equal(cards.take({ root: '/w', id: 'a' }), 4000);
    assert.equal(cards.take({ root: '/w', id: 'never shown' }), 0);
    await pass(100_000);
    assert.deepEqual(recorded, []);
  });

  it('say nothing of what was below a long list', async () => {
    const { saw, pass, recorded } = makeList();
    for (let at = 0; at < 40; at++) saw(`card ${at}`, 2000 + at);
    await pass(100_000);
    assert.equal(recorded.length, 24);
    assert.equal(recorded[0], 'card 39 shown 2039');
  });

  it('say nothing when nothing is recorded any more', async () => {
    const { cards, saw, pass, recorded } = makeList();
    saw('a', 4000);
    cards.dispose();
    await pass(100_000);
    assert.deepEqual(recorded, []);
  });
});
