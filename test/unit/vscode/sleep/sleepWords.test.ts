import assert from 'node:assert/strict';
import type { LanguageNight, SleepReport } from '../../../../src/protocol/sleepApi.ts';
import {
  broughtBy,
  endedLine,
  shownNight,
  shownSleep,
  sleepLine,
  whenText,
} from '../../../../src/vscode/sleep/sleepWords.ts';

function language(some: Partial<LanguageNight>): LanguageNight {
  return {
    language: 'typescript',
    examples: 30,
    replayed: 5,
    losses: [],
    outcome: 'published',
    reasons: [],
    seconds: 60,
    tokens: 1000,
    ...some,
  };
}

function night(some: Partial<SleepReport> = {}): SleepReport {
  return {
    id: 'n1',
    startedAt: '2026-11-21T02:10:00.000Z',
    endedAt: '2026-11-21T03:12:00.000Z',
    ended: 'done',
    feedback: { offers: 40, examples: 30, refused: [] },
    concepts: { merged: 0, aged: 0, retired: 0, names: [] },
    store: { freedBytes: 0 },
    languages: [],
    ...some,
  };
}

describe('sleep in words', () => {
  it('says how far a training is and how long it may still take', () => {
    const training = { language: 'typescript', step: 12, steps: 1080, loss: 1.2344, tokensPerSecond: 5432.4 };
    const now = shownSleep(
      { stage: 'train', what: 'training typescript', training },
      { leftMs: 43.2 * 60_000, stoppable: true },
    );
    assert.equal(
      sleepLine(now),
      'Training TypeScript: step 12 of 1,080, loss 1.234, 5,432 tokens/s, at most 44 minutes more',
    );
    assert.equal(now.share, 12 / 1080);
  });

  it('says what is done where there are no steps to count', () => {
    const now = shownSleep({ stage: 'compact', what: '' }, { leftMs: undefined, stoppable: false });
    assert.equal(sleepLine(now), 'Tidying up the stores');
  });

  it('says in the morning what a night has brought, the published first', () => {
    const concepts = { merged: 12, aged: 1, retired: 1, names: [] };
    const languages = [
      language({ language: 'python', outcome: 'discarded' }),
      language({ version: 3 }),
      language({ language: 'rust', outcome: 'too few' }),
    ];
    assert.equal(
      broughtBy({ languages, concepts }),
      'TypeScript adapter v3 published, Python: trained, but not better, so not published, 12 habits merged, 1 habit retired',
    );
    assert.equal(broughtBy(night()), '');
  });

  it('says why a sleep brought nothing', () => {
    assert.equal(endedLine(night()), 'Slept; nothing has changed.');
    assert.equal(
      endedLine(night({ ended: 'failed', why: 'The disk is full.' })),
      'Sleeping failed: The disk is full.',
    );
    assert.equal(
      endedLine(night({ ended: 'interrupted', why: 'Something was typed.' })),
      'Something was typed.',
    );
    assert.equal(endedLine(night({ ended: 'nothing to do' })), 'There is nothing new to learn from.');
  });

  it('says when it sleeps by itself', () => {
    assert.match(whenText({ enabled: true, afterMinutes: 30, at: '' }), /after 30 quiet minutes;/);
    assert.match(whenText({ enabled: true, afterMinutes: 0, at: '03:30' }), /by itself at 03:30;/);
    assert.match(
      whenText({ enabled: true, afterMinutes: 1, at: '03:30' }),
      /after 1 quiet minute and at 03:30/,
    );
    for (const never of [
      { enabled: false, afterMinutes: 30, at: '' },
      { enabled: true, afterMinutes: 0, at: ' ' },
    ])
      assert.match(whenText(never), /does not sleep by itself/);
  });

  it('shows languages by their names and bytes as sizes', () => {
    const { languages, freed } = shownNight(
      night({ languages: [language({ language: 'csharp' })], store: { freedBytes: 2_100_000 } }),
    );
    assert.deepEqual([languages[0]?.title, freed], ['C#', '2.1 MB']);
  });
});
