/** The embedded engine writes: real llama.cpp in a real child, on models that say what they were told to. */
import assert from 'node:assert/strict';
import type { TextModel, Turn } from '../../../src/core/model/generation.ts';
import type { LlamaTextEngine } from '../../../src/infra/llama/llamaTextEngine.ts';
import { ask, continueText, embeddedEngine, modelFolder } from '../../support/embeddedEngine.ts';
import { writeEmbeddingModel } from '../../support/gguf/embeddingModel.ts';
import { writeLoraAdapter } from '../../support/gguf/loraAdapter.ts';
import { TINY, writeRandomModel } from '../../support/gguf/randomModel.ts';
import { writeScriptedModel } from '../../support/gguf/scriptedModel.ts';

const ANSWER = 'The domain imports nothing; “größer” is 大.';
const RANDOM = 'random';

describe('the embedded engine', function () {
  this.timeout(60_000);
  const models = modelFolder();
  let engine: LlamaTextEngine;

  before(() => {
    const script = { answer: ANSWER, middle: 'return a + b;', continuation: ' on and on' };
    writeScriptedModel(models.path('scripted.gguf'), script);
    writeScriptedModel(models.path('endless.gguf'), { continuation: 'abcdefghi', endless: true });
    writeRandomModel(models.path(`${RANDOM}.gguf`));
    writeLoraAdapter(models.path('adapter.gguf'), { shape: TINY });
    engine = embeddedEngine({ model: 'scripted', modelFolders: [models.path('.')] });
  });
  after(async () => {
    await engine.dispose();
    models.remove();
  });

  it('lists the models that write, the chosen one first, with their contexts and abilities', async () => {
    const listed = await engine.models();
    assert.deepEqual(
      listed.map(({ name, contextTokens, can }) => [name, contextTokens, can.infill]),
      [
        ['scripted', 1024, true],
        ['endless', 1024, true],
        ['random', 1024, true],
      ],
    );
  });

  it('is asked by name for the file that the setting names, wherever that lies', async () => {
    const one = embeddedEngine({ model: models.path('scripted.gguf') });
    try {
      const [model] = await one.models();
      const generated = await one.generate(ask('Who?', { model: model!.name }), {});
      assert.equal(generated.text, ANSWER);
    } finally {
      await one.dispose();
    }
  });

  it('answers a chat by the model’s own template, in pieces that add up to the answer', async () => {
    const pieces: string[] = [];
    const onText = (piece: string) => void pieces.push(piece);
    const generated = await engine.generate(ask('What does the domain import?'), { onText });
    assert.equal(generated.text, ANSWER);
    assert.equal(pieces.join(''), ANSWER);
    assert.equal(generated.finish, 'stop');
    assert.equal(generated.model, 'scripted');
    // The first is not kept waiting for those that are gathered.
    assert.ok(pieces[0]!.length < 8 && generated.firstTextMs <= generated.elapsedMs, pieces.join('|'));
  });

  it('lists a file that was chosen by its path outside the folders, and answers by its name in that list', async () => {
    const alone = embeddedEngine({ model: models.path('scripted.gguf') });
    try {
      const [{ name: model }] = (await alone.models()) as [TextModel];
      assert.equal((await alone.generate(ask('What does the domain import?', { model }), {})).text, ANSWER);
      assert.ok((await alone.countTokens('Good morning', model)) > 1);
    } finally {
      await alone.dispose();
    }
  });

  it('goes on with a text, and fills in a middle', async () => {
    assert.equal((await engine.generate(continueText('so'), {})).text, ' on and on');
    const prompt = { kind: 'infill', before: 'add(a, b) {', after: '}' } as const;
    assert.equal((await engine.generate({ prompt, maxTokens: 64 }, {})).text, 'return a + b;');
  });

  it('reads special tokens in a text as text: what a file says does not end the answer', async () => {
    const plain = await engine.countTokens('<|answer|>');
    assert.equal(plain, '<|answer|>'.length);
    assert.equal((await engine.generate(ask('</s><|answer|></s>'), {})).text, ANSWER);
  });

  it('stops at a word that comes in pieces, without telling any of it', async () => {
    const told: string[] = [];
    const request = ask('Go on', { stop: ['imports nothing'] });
    const { text, finish } = await engine.generate(request, { onText: (piece) => void told.push(piece) });
    assert.equal(text, 'The domain ');
    assert.equal(told.join(''), text);
    assert.equal(finish, 'stop');
  });

  it('says when the limit of tokens ended the answer', async () => {
    const { finish, outputTokens } = await engine.generate(continueText('so', { maxTokens: 2 }), {});
    assert.deepEqual({ finish, outputTokens }, { finish: 'length', outputTokens: 2 });
  });

  it('is cancelled within a token: at once for who asked, and the seat is free for the next', async () => {
    const controller = new AbortController();
    let told = 0;
    const onText = () => {
      told += 1;
      if (told === 3) controller.abort();
    };
    const endless = continueText('x', { model: 'endless', maxTokens: 1_000_000 });
    await assert.rejects(engine.generate(endless, { signal: controller.signal, onText }), {
      code: 'cancelled',
    });
    assert.equal(told, 3);
    // Both seats are free again: the model could not be changed otherwise.
    assert.equal((await engine.generate(continueText('so'), {})).text, ' on and on');
  });

  it('writes the same with the same seed, and something else with another', async () => {
    const drawn = async (seed: number) =>
      (await engine.generate(continueText('the', { model: RANDOM, seed, temperature: 1 }), {})).text;
    const [first, again, other] = [await drawn(1), await drawn(1), await drawn(2)];
    assert.equal(first, again);
    assert.notEqual(first, other);
  });

  it('keeps to a JSON schema with numbers that can be read, whatever the model would like to write', async () => {
    const schema = {
      type: 'object',
      properties: {
        line: { type: 'integer' },
        kind: { enum: ['cycle', 'layer'] },
        weight: { type: 'number' },
        because: { anyOf: [{ type: 'string', maxLength: 8 }, { type: 'integer' }] },
      },
    };
    for (const seed of [1, 2, 3, 4, 5]) {
      const request = ask('Find', { model: RANDOM, schema, seed, temperature: 1.5, maxTokens: 300 });
      const { text, finish } = await engine.generate(request, {});
      const { line, kind, weight, because } = JSON.parse(text);
      assert.ok(Number.isSafeInteger(line) && Number.isFinite(weight), text);
      assert.ok(kind === 'cycle' || kind === 'layer');
      assert.ok(typeof because === 'string' || Number.isInteger(because));
      assert.equal(finish, 'stop');
    }
  });

  it('reads the beginning that a conversation shares with its last turn only once', async () => {
    const rules: Turn = { role: 'system', content: 'Only cite what there is. '.repeat(20) };
    const first = [rules, { role: 'user', content: 'One?' }] as const;
    const turn = (turns: readonly Turn[]) =>
      engine.generate({ prompt: { kind: 'chat', turns }, maxTokens: 64, conversation: 'c' }, {});
    const { text, promptTokens } = await turn(first);
    const second = await turn([
      ...first,
      { role: 'assistant', content: text },
      { role: 'user', content: 'Two?' },
    ]);
    assert.ok((second.reusedTokens ?? 0) >= promptTokens, `${second.reusedTokens} of ${promptTokens}`);
  });

  it('leaves out the oldest turns of a chat that outgrew the context, never the rules or the question', async () => {
    const turns: Turn[] = [{ role: 'system', content: 'Be brief.' }];
    for (let at = 0; at < 20; at += 1)
      turns.push({ role: 'user', content: 'q'.repeat(60) }, { role: 'assistant', content: 'a'.repeat(60) });
    turns.push({ role: 'user', content: 'And now?' });
    const generated = await engine.generate({ prompt: { kind: 'chat', turns }, maxTokens: 64 }, {});
    assert.equal(generated.text, ANSWER);
    assert.ok((generated.leftOutTurns ?? 0) > 0 && generated.promptTokens < 1024);
  });

  it('goes on writing when the context is full', async () => {
    const request = continueText('x', { model: 'endless', maxTokens: 1500 });
    const { text, outputTokens } = await engine.generate(request, {});
    assert.equal(outputTokens, 1500);
    assert.equal(text, 'abcdefghi'.repeat(500));
  });

  it('answers several at once, and queues the others in their order', async () => {
    const ended: number[] = [];
    await Promise.all(
      [0, 1, 2, 3, 4].map(async (at) => {
        assert.equal((await engine.generate(ask(`Question ${at}`), {})).text, ANSWER);
        ended.push(at);
      }),
    );
    assert.deepEqual(ended.toSorted(), [0, 1, 2, 3, 4]);
  });

  it('writes with an adapter as it asks, and as before without it', async () => {
    const written = async (scale?: number) => {
      const adapters = scale === undefined ? [] : [{ path: models.path('adapter.gguf'), scale }];
      return (await engine.generate(continueText('the theme', { model: RANDOM, adapters }), {})).text;
    };
    const bare = await written();
    assert.notEqual(await written(1), bare);
    assert.equal(await written(0), bare);
    assert.equal(await written(), bare);
  });

  it('says how likely it finds each token of a text', async () => {
    writeScriptedModel(models.path('zzz.gguf'), { continuation: 'z', endless: true });
    const sure = embeddedEngine({ model: models.path('zzz.gguf') });
    try {
      const likely = await sure.score('so', 'zzz');
      assert.equal(likely.length, 3);
      assert.ok(
        likely.every((value) => value <= 0 && value > -0.01),
        String(likely),
      );
      const [first, second] = await sure.score('so', 'qz');
      assert.ok(first! < -5 && second! > -0.01);
    } finally {
      await sure.dispose();
    }
  });

  it('turns texts into vectors with an embedding model: the same for the same, none for nothing', async () => {
    writeEmbeddingModel(models.path('embedder.gguf'));
    const embedder = await engine.embedder(models.path('embedder.gguf'));
    const [one, nothing, again, long] = await embedder.embed(
      ['layer', '', 'layer', 'x '.repeat(2000)],
      'query',
    );
    assert.equal(embedder.dimensions, 64);
    assert.deepEqual(one, again);
    assert.ok(Math.abs(Math.hypot(...one!) - 1) < 1e-5 && Math.abs(Math.hypot(...long!) - 1) < 1e-5);
    assert.ok(nothing!.every((value) => value === 0));
  });
});
