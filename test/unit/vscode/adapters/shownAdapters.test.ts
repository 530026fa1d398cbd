import assert from 'node:assert/strict';
import type { PublishedAdapter } from '../../../../src/core/model/adapter.ts';
import { shownAdapters } from '../../../../src/vscode/adapters/shownAdapters.ts';

const MINE = { name: 'codellama-7b', fingerprint: 'aa'.repeat(16) };
const OTHER = { name: 'other', fingerprint: 'bb'.repeat(16) };

function adapter(language: string, version: number, some: Partial<PublishedAdapter> = {}): PublishedAdapter {
  return {
    language,
    version,
    base: MINE,
    sha256: '0'.repeat(64),
    bytes: 2_100_000,
    publishedAt: '2026-11-21T03:00:00.000Z',
    origin: 'trained',
    about: '124 examples',
    path: `/adapters/${language}/${version}.gguf`,
    current: false,
    ...some,
  };
}

describe('adapters as the page shows them', () => {
  it('are those of the model that answers, a language each, newest first', () => {
    const adapters = [
      adapter('python', 1, { current: true }),
      adapter('typescript', 1),
      adapter('typescript', 2, { current: true }),
      adapter('rust', 1, { base: OTHER }),
    ];
    const { base, languages, elsewhere } = shownAdapters({ adapters, base: MINE });
    assert.equal(base, 'codellama-7b');
    assert.equal(elsewhere, 1);
    assert.deepEqual(
      languages.map(({ title, versions }) => [title, ...versions.map(({ version }) => version)]),
      [
        ['Python', 1],
        ['TypeScript', 2, 1],
      ],
    );
    assert.equal(languages[1]?.versions[0]?.from, 'trained on this machine, 2.1 MB');
  });

  it('are none where no model answers that takes any', () => {
    assert.deepEqual(shownAdapters({ adapters: [adapter('rust', 1)] }), { languages: [], elsewhere: 1 });
  });

  it('are never given a place on the disk', () => {
    assert.doesNotMatch(
      JSON.stringify(shownAdapters({ adapters: [adapter('rust', 1)], base: MINE })),
      /gguf/,
    );
  });
});
