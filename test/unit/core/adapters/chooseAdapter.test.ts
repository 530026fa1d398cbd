import assert from 'node:assert/strict';
import { chooseAdapter } from '../../../../src/core/adapters/chooseAdapter.ts';
import { adapterName, type PublishedAdapter } from '../../../../src/core/model/adapter.ts';

function adapter(language: string, version = 1): PublishedAdapter {
  return {
    language,
    version,
    base: { name: 'tiny', fingerprint: 'f' },
    sha256: '',
    bytes: 1,
    publishedAt: '2027-01-01T00:00:00Z',
    origin: 'trained',
    about: '',
    path: `/adapters/${language}.gguf`,
    current: true,
  };
}

const BOTH = [adapter('typescript', 3), adapter('python')];

function chosen(
  adapters: readonly PublishedAdapter[],
  request: Record<string, number>,
  { project = {}, wanted }: { project?: Record<string, number>; wanted?: string } = {},
) {
  const choice = chooseAdapter(
    adapters,
    { request, project, ...(wanted === undefined ? {} : { wanted }) },
    adapterName,
  );
  return [choice.adapter?.language, choice.because];
}

describe('choosing an adapter', () => {
  it('takes the one of the language that the request is about', () => {
    assert.deepEqual(chosen(BOTH, { python: 1 }), [
      'python',
      'with the adapter python v1, for most of what it is about',
    ]);
  });

  it('counts TSX as TypeScript', () => {
    assert.equal(chosen(BOTH, { tsx: 1 })[0], 'typescript');
  });

  it('takes the language of most of it, and lets the project decide where two are even', () => {
    assert.equal(chosen(BOTH, { typescript: 3, python: 1 })[0], 'typescript');
    assert.equal(
      chosen(BOTH, { typescript: 1, python: 1 }, { project: { python: 9, typescript: 1 } })[0],
      'python',
    );
    assert.equal(
      chosen(BOTH, { typescript: 3, python: 1 }, { project: { python: 9, typescript: 1 } })[0],
      'typescript',
    );
  });

  it('goes by the project where the request names no file', () => {
    assert.deepEqual(chosen(BOTH, {}, { project: { python: 2, go: 1 } }), [
      'python',
      'with the adapter python v1, for most of the project',
    ]);
  });

  it('takes the generic one where the language has none, and says so', () => {
    assert.deepEqual(chosen([...BOTH, adapter('generic')], { go: 1, python: 0.4 }), [
      'generic',
      'with the adapter generic v1, since none is for go',
    ]);
  });

  it('takes none where there is neither', () => {
    assert.deepEqual(chosen(BOTH, { go: 1 }), [undefined, 'without an adapter, since none is for go']);
    assert.deepEqual(chosen(BOTH, {}), [undefined, 'without an adapter, since no language stands out']);
    assert.deepEqual(chosen([], { go: 1 }), [undefined, undefined]);
  });

  it('does what a person wants before all else, as far as it is there', () => {
    assert.equal(
      chosen(BOTH, { python: 1 }, { wanted: 'typescript' })[1],
      'with the adapter typescript v3, as you chose',
    );
    assert.deepEqual(chosen(BOTH, { python: 1 }, { wanted: 'none' }), [
      undefined,
      'without an adapter, as you chose',
    ]);
    assert.equal(chosen(BOTH, { python: 1 }, { wanted: 'rust' })[0], 'python');
  });

  it('is not misled by shares that are none', () => {
    assert.equal(chosen(BOTH, { typescript: Number.NaN, python: 0.1, rust: -4 })[0], 'python');
  });
});
