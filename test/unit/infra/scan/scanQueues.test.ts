import assert from 'node:assert/strict';
import type { LanguageId } from '../../../../src/core/model/language.ts';
import { estimatedCost, ScanQueues } from '../../../../src/infra/scan/scanQueues.ts';

function items(language: LanguageId, count: number) {
  return Array.from({ length: count }, (_, at) => ({ path: `${language}${at}`, language }));
}

function languagesOf(batch: readonly { readonly language: LanguageId }[] | undefined): readonly string[] {
  return [...new Set(batch?.map(({ language }) => language))];
}

describe('the queues of a scan', () => {
  it('hand out each file once, in its order, and no batch of two grammars', () => {
    const queues = new ScanQueues([...items('go', 60), ...items('rust', 10)], 'full');
    const batches = [...queues.drain(new Set())];
    assert.deepEqual(batches.map(languagesOf), [['go'], ['go'], ['rust']]);
    const paths = batches.flat().map(({ path }) => path);
    assert.deepEqual(
      paths,
      [...items('go', 60), ...items('rust', 10)].map(({ path }) => path),
    );
  });

  it('keep a thread with the grammars that it has, though another has more to do', () => {
    const queues = new ScanQueues([...items('go', 300), ...items('rust', 100)], 'full');
    assert.deepEqual(languagesOf(queues.next(new Set(['rust']))), ['rust']);
  });

  it('give two threads a grammar each, and let the idle one help at the end', () => {
    const queues = new ScanQueues([...items('go', 150), ...items('rust', 40)], 'full');
    const [one, other] = [new Set<string>(), new Set<string>()];
    assert.deepEqual(languagesOf(queues.next(one)), ['go']);
    assert.deepEqual(languagesOf(queues.next(other)), ['rust']);
    assert.deepEqual(languagesOf(queues.next(other)), ['go']);
    assert.deepEqual([...other].sort(), ['go', 'rust']);
  });

  it('read the imports of scripts together, whatever their dialect, since that takes no grammar', () => {
    const queues = new ScanQueues([...items('typescript', 3), ...items('jsx', 3)], 'imports');
    assert.equal(queues.next(new Set())?.length, 6);
    assert.equal(queues.next(new Set()), undefined);
  });

  it('count a tree as dearer than an import scan', () => {
    const scripts = items('typescript', 10);
    assert.ok(estimatedCost(scripts, 'full') > estimatedCost(scripts, 'imports'));
  });
});
