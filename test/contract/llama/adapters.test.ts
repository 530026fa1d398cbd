import assert from 'node:assert/strict';
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tokenExamples } from '../../../src/app/adapters/tokenExamples.ts';
import { seeded } from '../../../src/base/seeded.ts';
import type { TextExample } from '../../../src/core/model/textExample.ts';
import { llamaPlan } from '../../../src/core/training/llamaPlan.ts';
import { loraLayout } from '../../../src/core/training/loraLayout.ts';
import { readGgufHeader } from '../../../src/infra/llama/ggufHeader.ts';
import { LlamaTextEngine } from '../../../src/infra/llama/llamaTextEngine.ts';
import { createNodeEngine } from '../../../src/infra/nodeEngine.ts';
import { writeAdapter } from '../../../src/infra/train/adapterFile.ts';
import type { Engine } from '../../../src/protocol/engineApi.ts';
import type { TextEvent } from '../../../src/protocol/modelsApi.ts';
import { embeddedEngine, modelFolder } from '../../support/embeddedEngine.ts';
import { gaussians } from '../../support/gguf/gaussians.ts';
import { writeLoraAdapter } from '../../support/gguf/loraAdapter.ts';
import { randomVocabulary, TINY, writeRandomModel } from '../../support/gguf/randomModel.ts';
import { PEFT_CONFIG, PEFT_RANK, peftTensors, writePeft } from '../../support/peftFiles.ts';

const HELD_OUT: readonly TextExample[] = ['the layer', 'one theme', 'a test', 'the rest'].map((accepted) => ({
  language: 'typescript',
  prompt: 'say ',
  accepted,
  rejected: `${accepted} not`,
  weight: 1,
}));

describe('adapters of the embedded engine', () => {
  const files = modelFolder();
  let engine: Engine;

  before(async () => {
    writeRandomModel(files.path('base.gguf'));
    writeRandomModel(files.path('other.gguf'), { seed: 2 });
    writeLoraAdapter(files.path('adapter.gguf'), { shape: TINY });
    writeLoraAdapter(files.path('narrow.gguf'), { shape: { ...TINY, embedding: 64 } });
    engine = createNodeEngine({
      log() {},
      gitAllowed: false,
      statePath: files.path('state'),
      storage: files.path('storage'),
      enginesConfiguration: async () => ({
        preference: 'embedded',
        servers: [],
        embedded: {
          gpu: 'off',
          threads: 1,
          contextTokens: 1024,
          model: files.path('base.gguf'),
          modelFolders: [files.path('.')],
        },
      }),
    });
  });

  after(async () => {
    await engine.dispose();
    files.remove();
  });

  const publish = (some: { anyway?: boolean; heldOut?: readonly TextExample[]; file?: string } = {}) =>
    engine.adapters.publish({
      file: files.path(some.file ?? 'adapter.gguf'),
      language: 'tsx',
      origin: 'imported',
      about: 'a test',
      heldOut: some.heldOut ?? [],
      trained: HELD_OUT.slice(0, 1),
      ...(some.anyway === undefined ? {} : { anyway: some.anyway }),
    });

  async function written(about: { request: Record<string, number>; wanted?: string } | undefined) {
    const events: TextEvent[] = [];
    const outcome = await engine.models.generate(
      {
        prompt: { kind: 'text', text: 'the theme' },
        maxTokens: 24,
        temperature: 0,
        cache: 'never',
        ...(about === undefined ? {} : { about: { project: {}, ...about } }),
      },
      { on: (event) => void events.push(event) },
    );
    assert.equal(outcome.kind, 'answered');
    const choice = events.find((each) => each.kind === 'engine');
    return {
      text: outcome.kind === 'answered' ? outcome.generated.text : '',
      because: outcome.because,
      use: outcome.kind === 'answered' ? outcome.use : undefined,
      adapter: choice?.adapter,
    };
  }

  it('are refused by the gate where nothing shows that they are better', async () => {
    const outcome = await publish({ heldOut: HELD_OUT });
    assert.equal(outcome.kind, 'discarded');
    assert.ok(outcome.kind === 'discarded' && outcome.figures !== undefined);
    assert.ok(outcome.figures.accepted.adapter !== outcome.figures.accepted.base);
    assert.equal(outcome.figures.wins.pairs, 4);
    assert.equal(outcome.figures.grammar.parsed, 2);
    assert.ok(outcome.reasons.length > 0);
    assert.deepEqual((await engine.adapters.list({})).adapters, []);
  });

  it('are refused where there is too little to measure them on', async () => {
    const outcome = await publish();
    assert.deepEqual(outcome, {
      kind: 'discarded',
      reasons: ['There are only 0 examples to measure it on, and 3 are needed.'],
    });
  });

  it('of another model are refused, whatever a person wants', async () => {
    await assert.rejects(publish({ anyway: true, file: 'narrow.gguf' }), /does not suit base/);
    await assert.rejects(publish({ anyway: true, file: 'other.gguf' }), /it is no LoRA adapter/);
    assert.deepEqual((await engine.adapters.list({})).adapters, []);
  });

  it('answer requests about their language, which says so, and no others', async () => {
    const bare = await written(undefined);
    assert.equal((await publish({ anyway: true })).kind, 'published');
    const own = await written({ request: { typescript: 1 } });
    assert.equal(own.adapter, 'typescript v1');
    assert.match(own.because, /with the adapter typescript v1, for most of what it is about\.$/);
    assert.notEqual(own.text, bare.text);
    assert.deepEqual(
      [own.use?.about, own.use?.adapter],
      ['typescript', { language: 'typescript', version: 1 }],
    );
    const other = await written({ request: { python: 1 } });
    assert.match(other.because, /without an adapter, since none is for python\.$/);
    assert.equal(other.text, bare.text);
    assert.deepEqual(other.use, { about: 'python', fingerprint: own.use?.fingerprint });
    assert.equal((await written({ request: { typescript: 1 }, wanted: 'none' })).text, bare.text);
    assert.equal((await written(undefined)).text, bare.text);
  });

  it('are switched without a trace of the one before: a text is as likely as the first time', async () => {
    const { adapters, base } = await engine.adapters.list({});
    assert.equal(base?.name, 'base');
    const { path } = adapters[0]!;
    const score = (used: boolean) =>
      engine.models.score({ before: 'one ', text: 'theme here', adapters: used ? [{ path, scale: 1 }] : [] });
    const [without, fresh] = [await score(false), await score(true)];
    assert.notDeepEqual(without, fresh);
    assert.deepEqual(await score(false), without);
    assert.deepEqual(await score(true), fresh);
  });

  it('are as exact after a switch to another and back as in a context of their own', async () => {
    const [one, other] = ['one.gguf', 'another.gguf'].map(files.path) as [string, string];
    for (const [seed, path] of [one, other].entries())
      writeLoraAdapter(path, { shape: TINY, seed: seed + 5 });
    const before = { kind: 'chat', turns: [{ role: 'user', content: 'say one theme' }] } as const;
    const scores = (from: Engine | LlamaTextEngine, ...paths: readonly string[]) => {
      const adapters = paths.map((path) => ({ path, scale: 1 }));
      const text = 'theme here and the rest';
      return from instanceof LlamaTextEngine
        ? from.score(before, text, { adapters })
        : from.models.score({ before, text, adapters });
    };
    const switched: (readonly number[])[] = [];
    // A conversation in between has read with the one before.
    for (const path of [one, other, one, other]) {
      switched.push(await scores(engine, path));
      const adapters = [{ path, scale: 1 }];
      await engine.models.generate({
        prompt: before,
        maxTokens: 8,
        conversation: 'c',
        adapters,
        cache: 'never',
      });
    }
    const own = async (path: string) => {
      const alone = embeddedEngine({ model: files.path('base.gguf') });
      return scores(alone, path).finally(() => alone.dispose());
    };
    const [first, second] = await Promise.all([own(one), own(other)]);
    assert.notDeepEqual(first, second);
    assert.deepEqual(switched, [first, second, first, second]);
  });

  it('learn from the very tokens that the engine reads: a chat in the template of the model, then the answer', async () => {
    const turns = [
      { role: 'system', content: 'the rules' },
      { role: 'user', content: 'say <|answer|> one' },
    ] as const;
    const before = { kind: 'chat', turns } as const;
    const [prompt = [], text = []] = await engine.models.tokens({ before, texts: ['theme here'] });
    const { tokens } = randomVocabulary();
    const read = prompt.map((id) => tokens[id]);
    // What a person types is no mark of the template.
    assert.deepEqual(
      read.filter((token) => /^<[|s]/.test(token!)),
      ['<s>', '<|rules|>', '<|ask|>', '<|answer|>'],
    );
    assert.equal(read.at(-1), '<|answer|>');
    const request = { prompt: before, maxTokens: 2, temperature: 0, cache: 'never' } as const;
    const outcome = await engine.models.generate(request);
    assert.equal(outcome.kind === 'answered' && outcome.generated.promptTokens, prompt.length);
    const example = { language: 'typescript', prompt: '', turns, accepted: 'theme here', weight: 1 };
    assert.deepEqual(await tokenExamples(example, { models: engine.models, model: 'base' }), [
      {
        kind: 'likelihood',
        text: { tokens: [...prompt, ...text], promptTokens: prompt.length },
        weight: 1,
      },
    ]);
    assert.equal((await engine.models.score({ before, text: 'theme here' })).length, text.length);
  });

  it('are gone back from to the version before, and then to none', async () => {
    await publish({ anyway: true });
    assert.equal((await written({ request: { tsx: 1 } })).adapter, 'typescript v2');
    assert.equal((await engine.adapters.rollback({ language: 'typescript' }))?.version, 1);
    assert.equal((await written({ request: { tsx: 1 } })).adapter, 'typescript v1');
    assert.equal(await engine.adapters.rollback({ language: 'typescript' }), undefined);
    assert.equal((await written({ request: { tsx: 1 } })).adapter, undefined);
    await assert.rejects(engine.adapters.rollback({ language: 'typescript' }), /nothing to go back from/);
    await engine.adapters.use({ language: 'typescript', version: 2 });
    assert.equal((await written({ request: { tsx: 1 } })).adapter, 'typescript v2');
  });

  it('whose file was changed are not used, and the answer says so', async () => {
    const { adapters } = await engine.adapters.list({});
    const current = adapters.find((each) => each.current)!;
    copyFileSync(current.path, files.path('kept'));
    writeFileSync(current.path, Buffer.alloc(current.bytes, 1));
    const { adapter, because } = await written({ request: { typescript: 1 } });
    assert.equal(adapter, undefined);
    assert.match(because, /without the adapter typescript v2, whose file is no longer what was published\.$/);
    copyFileSync(files.path('kept'), current.path);
    assert.equal((await written({ request: { typescript: 1 } })).adapter, 'typescript v2');
  });

  it('of PEFT say the same as their twins in the format of llama.cpp', async () => {
    const plan = llamaPlan(await readGgufHeader(files.path('base.gguf')), 'base');
    const layout = loraLayout(plan, { rank: PEFT_RANK, alpha: 8, topLayers: 2 });
    const parameters = gaussians(layout.length, 0.1, seeded(2));
    writePeft(files.path('.'), PEFT_CONFIG, peftTensors(layout, parameters, plan));
    await writeAdapter(files.path('twin.gguf'), { layout, parameters, name: 'twin', metadata: {} });
    const scored = (path: string) =>
      engine.models.score({ before: 'one ', text: 'theme here', adapters: [{ path, scale: 1 }] });
    const outcome = await publish({ anyway: true, file: 'adapter_model.safetensors' });
    assert.ok(outcome.kind === 'published');
    assert.deepEqual(await scored(outcome.adapter.path), await scored(files.path('twin.gguf')));
    assert.deepEqual(readdirSync(files.path('state/training/converted')), []);
    await engine.adapters.use({ language: 'typescript', version: 2 });
  });

  it('do not answer for another base, though it has the same shape', async () => {
    const outcome = await engine.models.generate({
      model: 'other',
      prompt: { kind: 'text', text: 'the' },
      maxTokens: 4,
      about: { request: { typescript: 1 }, project: {} },
    });
    assert.doesNotMatch(outcome.because, /adapter typescript/);
  });
});
