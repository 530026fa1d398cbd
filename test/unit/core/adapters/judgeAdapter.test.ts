import assert from 'node:assert/strict';
import { judgeAdapter } from '../../../../src/core/adapters/judgeAdapter.ts';
import { longestRun } from '../../../../src/core/adapters/longestRun.ts';
import type { AdapterFigures } from '../../../../src/core/model/adapter.ts';

const GOOD: AdapterFigures = {
  accepted: { base: 2, adapter: 1.2 },
  general: { base: 1.5, adapter: 1.51 },
  wins: { base: 0.5, adapter: 0.8, pairs: 20 },
  grammar: { tried: 4, parsed: 4 },
  verbatim: { base: 5, adapter: 9 },
};

function reasons(some: Partial<AdapterFigures>): string {
  return judgeAdapter({ ...GOOD, ...some }).reasons.join(' ');
}

describe('the gate of adapters', () => {
  it('lets one pass that is better and costs nothing', () => {
    assert.deepEqual(judgeAdapter(GOOD), { passed: true, reasons: [] });
  });

  it('refuses one with which accepted text is not likelier', () => {
    assert.match(
      reasons({ accepted: { base: 2, adapter: 1.99 } }),
      /not likelier with it: 1\.990 nats a token, 2\.000 before/,
    );
  });

  it('refuses one that prefers what was rejected', () => {
    assert.match(
      reasons({ wins: { base: 0.5, adapter: 0.4, pairs: 20 } }),
      /40 % of 20 pairs are right, 50 % before/,
    );
  });

  it('does not ask for more wins than there can be, nor for any where there are no pairs', () => {
    assert.equal(reasons({ wins: { base: 1, adapter: 0.96, pairs: 50 } }), '');
    assert.equal(reasons({ wins: { base: 0, adapter: 0, pairs: 0 } }), '');
  });

  it('refuses one that forgets general code', () => {
    assert.match(reasons({ general: { base: 1.5, adapter: 1.9 } }), /General code has become less likely/);
  });

  it('refuses one that no longer keeps to a grammar', () => {
    assert.match(reasons({ grammar: { tried: 4, parsed: 3 } }), /Only 3 of 4/);
  });

  it('refuses one that recites what it was trained on', () => {
    assert.match(reasons({ verbatim: { base: 5, adapter: 80 } }), /80 words of a training example by heart/);
  });

  it('lets one say what it also says of texts that it never saw: that is the habit', () => {
    assert.equal(reasons({ verbatim: { base: 5, adapter: 80, unseen: 76 } }), '');
    assert.match(
      reasons({ verbatim: { base: 5, adapter: 80, unseen: 40 } }),
      /40 of one that was not trained on/,
    );
  });

  it('refuses one that was trained on what is hardly code', () => {
    assert.match(
      reasons({ accepted: { base: 6, adapter: 1 } }),
      /hardly code: 6\.000 nats a token before, 1\.500/,
    );
  });

  it('refuses one whose figures are no numbers', () => {
    assert.match(reasons({ general: { base: 1, adapter: Number.NaN } }), /gone astray/);
  });
});

describe('the longest run of words', () => {
  it('does not care for letter case and layout', () => {
    assert.equal(longestRun('const a = Read(x);', 'if (b)\n  CONST  a =\nread( x ); else'), 8);
  });

  it('is nothing where nothing is shared', () => {
    assert.equal(longestRun('one two', 'three'), 0);
    assert.equal(longestRun('', 'three'), 0);
  });
});
