import assert from 'node:assert/strict';
import type { Call } from '../../../../src/protocol/call.ts';
import type { IndexProgress, SearchReport, SearchRequest } from '../../../../src/protocol/knowledgeApi.ts';
import { type RootsRequest, searchRoots } from '../../../../src/vscode/search/searchRoots.ts';

function hit(path: string, score: number) {
  return { path, startLine: 1, endLine: 2, kind: 'function', score };
}

const REPORTS: Readonly<Record<string, SearchReport>> = {
  '/a': { results: [hit('one.ts', 0.9), hit('two.ts', 0.2)], notice: 'Without meaning.' },
  '/b': { results: [hit('three.ts', 0.5)], notice: 'Without meaning.' },
};

class Knowledge {
  readonly requests: SearchRequest[] = [];

  async search(request: SearchRequest, call?: Call<IndexProgress>): Promise<SearchReport> {
    this.requests.push(request);
    call?.on?.({ stage: 'words', done: 1, total: 4 });
    const report = REPORTS[request.root];
    if (report === undefined) throw new Error(`${request.root} cannot be read.`);
    return report;
  }
}

function request(roots: readonly string[]): RootsRequest {
  return { roots, query: 'order', limit: 2, signal: new AbortController().signal, progress: () => {} };
}

describe('a search over all folders', () => {
  it('puts the best of all first, each with its folder, and says the same thing once', async () => {
    const { hits, notices } = await searchRoots(new Knowledge(), request(['/a', '/b']));
    assert.deepEqual(
      hits.map(({ root, path }) => `${root}/${path}`),
      ['/a/one.ts', '/b/three.ts'],
    );
    assert.deepEqual(notices, ['Without meaning.']);
  });

  it('answers from the folders that can be searched, and says what kept it from the others', async () => {
    const { hits, notices } = await searchRoots(new Knowledge(), request(['/b', '/c']));
    assert.equal(hits.length, 1);
    assert.deepEqual(notices, ['Without meaning.', '/c cannot be read.']);
  });

  it('fails where no folder can be searched', async () => {
    await assert.rejects(searchRoots(new Knowledge(), request(['/c'])), /\/c cannot be read/);
  });

  it('tells the open file to its own folder only, and the files that are read in all of them', async () => {
    const knowledge = new Knowledge();
    const told: string[] = [];
    const progress = (done: number, total: number) => told.push(`${done}/${total}`);
    const near = { root: '/b', path: 'src/x.ts' };
    await searchRoots(knowledge, { ...request(['/a', '/b']), near, progress });
    assert.deepEqual(
      knowledge.requests.map((each) => each.near),
      [undefined, 'src/x.ts'],
    );
    assert.deepEqual(told, ['1/4', '2/8']);
  });
});
