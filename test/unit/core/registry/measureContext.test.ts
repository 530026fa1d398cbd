import assert from 'node:assert/strict';
import { measureContext, type Recall } from '../../../../src/core/registry/measureContext.ts';
import { recallQuestion, recalls } from '../../../../src/core/registry/recallPrompt.ts';

const upTo = (limit: number, otherwise: Recall) => {
  const tried: number[] = [];
  const search = {
    least: 512,
    most: 16_384,
    precision: 0.05,
    recallAt: async (tokens: number): Promise<Recall> => {
      tried.push(tokens);
      return tokens <= limit ? { kind: 'recalled' } : otherwise;
    },
  };
  return { tried, search };
};

describe('the context that a model can use', () => {
  it('is found to within a twentieth below where it begins to forget, in few questions', async () => {
    for (const limit of [600, 2000, 5000, 9999, 16_000]) {
      const { tried, search } = upTo(limit, { kind: 'forgotten' });
      const { tokens, because } = await measureContext(search);
      assert.ok(tokens <= limit && tokens >= limit * 0.94, `${tokens} of ${limit}`);
      assert.match(because, /no longer recalls/);
      assert.ok(tried.length <= 11, `${tried.length} questions`);
    }
  });

  it('is all of what it was made for where it recalls that', async () => {
    const { tried, search } = upTo(1e9, { kind: 'forgotten' });
    assert.deepEqual(await measureContext(search), {
      tokens: 16_384,
      because: 'it recalls all of the 16384 tokens that were asked of it',
    });
    assert.deepEqual(tried, [512, 1024, 2048, 4096, 8192, 16_384]);
  });

  it('is nothing where it does not even recall little, and says what kept it from more', async () => {
    const { search } = upTo(0, { kind: 'refused', why: 'there is memory for 300 tokens' });
    assert.deepEqual(await measureContext(search), { tokens: 0, because: 'there is memory for 300 tokens' });
  });

  it('never asks for more than the model was made for', async () => {
    const { tried, search } = upTo(1e9, { kind: 'forgotten' });
    await measureContext({ ...search, most: 300 });
    assert.deepEqual(tried, [300]);
  });
});

describe('the question that shows it', () => {
  it('has a word at each end that stands nowhere else and is another one each time', () => {
    const one = recallQuestion(40, 1);
    const two = recallQuestion(40, 2);
    assert.equal(new Set([...one.words, ...two.words]).size, 4);
    const content = one.turns[0]!.content;
    for (const word of one.words) assert.equal(content.split(word).length, 2);
    assert.ok(content.indexOf(one.words[0]) < 100 && content.indexOf(one.words[1]) > content.length - 200);
  });

  it('is answered by both words in any dress, and not by one', () => {
    const question = recallQuestion(3, 7);
    const [first, last] = question.words;
    assert.ok(recalls(`They are “${first.toUpperCase()}” and ${last}.`, question));
    assert.ok(!recalls(first, question));
    assert.ok(!recalls('I do not know.', question));
  });
});
