import assert from 'node:assert/strict';
import { MemoryCatalogue } from '../../../../src/app/knowledge/memoryCatalogue.ts';
import {
  type OpenVectors,
  type VectorGround,
  WorkspaceVectors,
} from '../../../../src/app/knowledge/workspaceVectors.ts';
import { CodedError, codeOf } from '../../../../src/base/codedError.ts';
import { chunksOf } from '../../../../src/core/chunks/chunksOf.ts';
import type { Embedder } from '../../../../src/core/ports/embedder.ts';
import { MemoryVectorStore } from '../../../../src/infra/knowledge/vectors/memoryVectorStore.ts';

type Files = Readonly<Record<string, string>>;

/** One axis a letter, so that texts of the same letters are near. */
class FakeEmbedder implements Embedder {
  readonly dimensions = 26;
  readonly notice = undefined;
  readonly id: string;
  readonly seen: string[] = [];
  failure: Error | undefined;

  constructor(id = 'letters') {
    this.id = id;
  }

  async embed(texts: readonly string[], kind: 'query' | 'passage'): Promise<readonly Float32Array[]> {
    if (this.failure !== undefined) throw this.failure;
    if (kind === 'passage') this.seen.push(...texts.map((text) => text.split(' ')[0]!));
    return texts.map((text) => {
      const vector = new Float32Array(26);
      for (const letter of text.toLowerCase()) {
        const axis = letter.charCodeAt(0) - 97;
        if (axis >= 0 && axis < 26) vector[axis]! += 1;
      }
      const length = Math.hypot(...vector) || 1;
      return vector.map((value) => value / length);
    });
  }

  async dispose(): Promise<void> {}
}

const groundOf = (files: Files, state: string): VectorGround => ({
  state,
  files: () =>
    Object.entries(files).map(([path, text]) => ({
      path,
      hash: text,
      chunks: chunksOf({ path, text, symbols: [] }).chunks,
    })),
  read: async (path) => files[path],
});

/** What one run after the other finds on disk. */
function disk() {
  const kept = { store: new MemoryVectorStore(), catalogue: new MemoryCatalogue() };
  return (embedder: Embedder): OpenVectors =>
    async () => ({ embedder, ...kept, async maintain() {}, async dispose() {} });
}

describe('vectors of a workspace', () => {
  it('are made once of each content, over runs, and removed with their file', async () => {
    const open = disk();
    const first = new FakeEmbedder();
    await new WorkspaceVectors(open(first)).refresh(groundOf({ 'a.md': 'aaa', 'b.md': 'bbb' }, '1'));
    assert.deepEqual(first.seen, ['a.md', 'b.md']);
    const second = new FakeEmbedder();
    const vectors = new WorkspaceVectors(open(second));
    await vectors.refresh(groundOf({ 'a.md': 'aaa', 'c.md': 'ccc' }, '1'));
    assert.deepEqual(second.seen, ['c.md']);
    assert.equal(await vectors.count(), 2);
    const similar = (await vectors.similar('c'))!;
    assert.deepEqual(Array.from(similar.of('c.md')!.lines), [1]);
    assert.ok(similar.of('c.md')!.cosines[0]! > similar.of('a.md')!.cosines[0]!);
    assert.equal((await vectors.similar('b'))!.of('b.md'), undefined);
  });

  it('are searched as another process left them', async () => {
    const open = disk();
    const here = new WorkspaceVectors(open(new FakeEmbedder()));
    await here.refresh(groundOf({ 'a.md': 'aaa' }, '1'));
    await new WorkspaceVectors(open(new FakeEmbedder())).refresh(groundOf({ 'a.md': 'zzz' }, '1'));
    const before = (await here.similar('zzz'))!.of('a.md')!.cosines[0]!;
    await here.refresh(groundOf({ 'a.md': 'zzz' }, '2'));
    assert.ok((await here.similar('zzz'))!.of('a.md')!.cosines[0]! > before + 0.3);
  });

  it('begin anew with another embedder', async () => {
    const open = disk();
    await new WorkspaceVectors(open(new FakeEmbedder())).refresh(groundOf({ 'a.md': 'aaa' }, '1'));
    const other = new FakeEmbedder('others');
    await new WorkspaceVectors(open(other)).refresh(groundOf({ 'a.md': 'aaa' }, '1'));
    assert.deepEqual(other.seen, ['a.md']);
  });

  it('are absent with a reason where the model fails, and made once it serves again', async () => {
    const embedder = new FakeEmbedder();
    embedder.failure = new CodedError('engine-failed', 'The model broke.');
    const vectors = new WorkspaceVectors(disk()(embedder));
    await vectors.refresh(groundOf({ 'a.md': 'aaa' }, '1'));
    assert.match(vectors.notice!, /meaning was not: The model broke\./);
    assert.equal(await vectors.similar('a'), undefined);
    embedder.failure = undefined;
    await vectors.refresh(groundOf({ 'a.md': 'aaa' }, '2'));
    assert.equal(vectors.notice, undefined);
    assert.equal((await vectors.similar('a'))!.of('a.md')!.cosines.length, 1);
  });

  it('are kept in memory where the disk cannot be used', async () => {
    const embedder = new FakeEmbedder();
    const memory = disk()(embedder);
    const vectors = new WorkspaceVectors(async (kept) => {
      if (kept) throw new CodedError('store-failed', 'The disk is full.');
      return memory(false);
    });
    await vectors.refresh(groundOf({ 'a.md': 'aaa' }, '1'));
    assert.match(vectors.notice!, /for this run only: The disk is full\./);
    assert.equal((await vectors.similar('a'))!.of('a.md')!.cosines.length, 1);
  });

  it('give up when cancelled, keep what is done, and go on with the next call', async () => {
    const files = Object.fromEntries(Array.from({ length: 1200 }, (_, at) => [`f${at}.md`, `text ${at}`]));
    const embedder = new FakeEmbedder();
    const vectors = new WorkspaceVectors(disk()(embedder));
    const cancel = new AbortController();
    const first = vectors.refresh(groundOf(files, '1'), cancel.signal, () => cancel.abort());
    await assert.rejects(first, (error) => codeOf(error) === 'cancelled');
    const done = embedder.seen.length;
    assert.ok(done > 0 && done < 1200);
    await vectors.refresh(groundOf(files, '1'));
    assert.equal(embedder.seen.length, 1200);
    assert.equal(await vectors.count(), 1200);
  });
});
