import assert from 'node:assert/strict';
import { dayOf, groupedBy } from '../../../../webview-ui/chat/history/days.ts';

describe('days of conversations', () => {
  const now = new Date(2027, 2, 10, 9, 0).getTime();
  const at = (...parts: [number, number, number, number]) => new Date(...parts).toISOString();

  it('are said as a person says them', () => {
    assert.equal(dayOf(at(2027, 2, 10, 0), now), 'Today');
    assert.equal(dayOf(at(2027, 2, 11, 8), now), 'Today');
    assert.equal(dayOf(at(2027, 2, 9, 23), now), 'Yesterday');
    assert.equal(dayOf(at(2027, 2, 6, 12), now), 'Saturday');
    assert.equal(dayOf(at(2027, 1, 20, 12), now), 'In the last thirty days');
    assert.equal(dayOf(at(2026, 8, 1, 12), now), 'September 2026');
    assert.equal(dayOf('nonsense', now), 'Earlier');
  });

  it('keep the order in which conversations came', () => {
    assert.deepEqual(
      groupedBy([3, 1, 4, 2], (each) => (each % 2 === 0 ? 'even' : 'odd')),
      [
        ['odd', [3, 1]],
        ['even', [4, 2]],
      ],
    );
  });
});
