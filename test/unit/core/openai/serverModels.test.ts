import assert from 'node:assert/strict';
import {
  readModels,
  type ServerModels,
  withProps,
  withShown,
  withStudio,
} from '../../../../src/core/openai/serverModels.ts';

const listing = (owner: string, ...ids: readonly string[]) =>
  readModels({ object: 'list', data: ids.map((id) => ({ id, object: 'model', owned_by: owner })) })!;
const contexts = ({ models }: ServerModels) => models.map(({ contextTokens }) => contextTokens);

describe('the models of a server', () => {
  it('tell its make by their owner', () => {
    assert.equal(listing('llamacpp', 'a').make, 'llama.cpp');
    assert.equal(listing('vllm', 'a').make, 'vllm');
    assert.equal(listing('organization_owner', 'a').make, 'lmstudio');
    assert.equal(listing('library', 'a').make, 'ollama');
    assert.equal(listing('system', 'a').make, 'other');
    assert.equal(readModels({ data: [] })?.make, 'other');
  });

  it('that only make vectors do not chat', () => {
    const names = [
      'nomic-embed-text',
      'text-embedding-3',
      'BAAI/bge-small-en',
      'all-MiniLM-L6-v2',
      'jina-reranker-v1',
    ];
    for (const name of [...names]) assert.equal(listing('x', name).models[0]?.can.chat, false, name);
    for (const name of ['codellama:7b', 'gemma-embers', 'bigger', 'gpt-4o'])
      assert.equal(listing('x', name).models[0]?.can.chat, true, name);
  });

  it('are known better by what each make tells besides', () => {
    assert.deepEqual(
      contexts(
        readModels({
          data: [
            { id: 'a', max_model_len: 4096 },
            { id: 'b', max_model_len: -1 },
          ],
        })!,
      ),
      [4096, undefined],
    );
    assert.deepEqual(
      contexts(withProps(listing('llamacpp', 'a'), { default_generation_settings: { n_ctx: 2048 } })),
      [2048],
    );
    assert.deepEqual(contexts(withProps(listing('llamacpp', 'a'), 'nonsense')), [undefined]);
    const studio = withStudio(listing('organization_owner', 'a', 'b', 'c'), {
      data: [
        { id: 'a', type: 'llm', max_context_length: 32768, loaded_context_length: 8192 },
        { id: 'b', type: 'embeddings', max_context_length: 512 },
      ],
    });
    assert.deepEqual(contexts(studio), [8192, 512, undefined]);
    assert.deepEqual(
      studio.models.map(({ can }) => can.chat),
      [true, false, true],
    );
    const [model] = listing('library', 'codellama:7b-code').models;
    const shown = withShown(model!, {
      capabilities: ['completion', 'insert'],
      parameters: 'stop "<s>"\nnum_ctx    16384',
    });
    assert.deepEqual([shown.contextTokens, shown.can.infill], [16384, true]);
    assert.deepEqual(withShown(model!, null), model);
  });

  it('are no list of models where they are anything else', () => {
    for (const json of [undefined, null, [], {}, { data: [{}] }, { data: 'x' }])
      assert.equal(readModels(json), undefined);
  });

  it('are at most a thousand', () => {
    const data = Array.from({ length: 5000 }, (_, at) => ({ id: `m${at}` }));
    assert.equal(readModels({ data })?.models.length, 1000);
  });
});
