/** What goes wrong with models and the process that runs them: each ends in a clear message, and the next request is answered. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EmbeddedConfiguration } from '../../../src/core/model/embeddedEngine.ts';
import type { LlamaEngineOptions, LlamaTextEngine } from '../../../src/infra/llama/llamaTextEngine.ts';
import { ask, continueText, embeddedEngine, modelFolder } from '../../support/embeddedEngine.ts';
import { writeEmbeddingModel } from '../../support/gguf/embeddingModel.ts';
import { writeLoraAdapter } from '../../support/gguf/loraAdapter.ts';
import { TINY, writeRandomModel } from '../../support/gguf/randomModel.ts';
import { writeScriptedModel } from '../../support/gguf/scriptedModel.ts';
import { writeGguf } from '../../support/gguf/writeGguf.ts';
import { commandLine } from '../../support/processes.ts';

describe('the embedded engine, when something is wrong', function () {
  this.timeout(60_000);
  const models = modelFolder();
  const engines: LlamaTextEngine[] = [];
  const start = (configuration: Partial<EmbeddedConfiguration>, options?: Partial<LlamaEngineOptions>) => {
    const engine = embeddedEngine(configuration, options);
    engines.push(engine);
    return engine;
  };
  const refusal = (model: string, code: string, message: RegExp) =>
    assert.rejects(start({ model }).generate(ask('Who?'), {}), { code, message });

  before(() => {
    writeScriptedModel(models.path('scripted.gguf'), {
      answer: 'Fine.',
      continuation: 'abcdef',
      endless: true,
    });
    writeRandomModel(models.path('random.gguf'));
  });
  afterEach(() => Promise.all(engines.splice(0).map((engine) => engine.dispose())));
  after(() => models.remove());

  it('says how to get a model where there is none', async () => {
    const engine = start({});
    const wanted = { code: 'engine-unavailable', message: /No model is installed.*groundplan model add/ };
    assert.deepEqual(await engine.models(), []);
    assert.match(engine.withoutModels, wanted.message);
    await assert.rejects(engine.generate(ask('Who?'), {}), wanted);
    assert.equal(engine.pid, undefined);
  });

  it('finds a model that came while it was asked, and misses one that went', async () => {
    const folder = models.path('coming');
    const engine = start({ modelFolders: [folder] });
    assert.deepEqual(await engine.models(), []);
    mkdirSync(join(folder, 'deep'), { recursive: true });
    assert.deepEqual(await engine.models(), []);
    copyFileSync(models.path('scripted.gguf'), join(folder, 'deep', 'new.gguf'));
    assert.deepEqual(
      (await engine.models()).map(({ name }) => name),
      ['new'],
    );
    assert.equal((await engine.generate(ask('Well?'), {})).text, 'Fine.');
    rmSync(join(folder, 'deep'), { recursive: true });
    assert.deepEqual(await engine.models(), []);
  });

  it('names a model that is not there, and those that are', async () => {
    const engine = start({ model: 'codellama-70b', modelFolders: [models.path('.')] });
    await assert.rejects(engine.models(), /no installed model “codellama-70b”. There are: random, scripted/);
    await refusal(models.path('gone.gguf'), 'engine-unavailable', /There is no file .*gone\.gguf/);
  });

  it('tells a file that is no GGUF, one cut off, and one that is damaged, without starting anything', async () => {
    writeFileSync(models.path('page.gguf'), '<html>404</html>');
    await refusal(models.path('page.gguf'), 'engine-unavailable', /is no GGUF file/);
    copyFileSync(models.path('random.gguf'), models.path('cut.gguf'));
    truncateSync(models.path('cut.gguf'), 300_000);
    await refusal(models.path('cut.gguf'), 'engine-unavailable', /ends too early: 300000 of \d+ bytes/);
    truncateSync(models.path('cut.gguf'), 60);
    await refusal(models.path('cut.gguf'), 'engine-unavailable', /ends too early/);
    const damaged = readFileSync(models.path('random.gguf'));
    damaged.fill(0xff, 8, 24);
    writeFileSync(models.path('damaged.gguf'), damaged);
    await refusal(models.path('damaged.gguf'), 'engine-unavailable', /is damaged/);
  });

  it('does not let an embedding model or an adapter write', async () => {
    writeEmbeddingModel(models.path('embedder.gguf'));
    await refusal(models.path('embedder.gguf'), 'engine-unavailable', /is an embedding model/);
    writeLoraAdapter(models.path('adapter.gguf'), { shape: TINY });
    await refusal(models.path('adapter.gguf'), 'engine-unavailable', /is a LoRA adapter/);
    await assert.rejects(start({}).embedder(models.path('random.gguf')), /is no embedding model/);
  });

  it('refuses an adapter of another model by name and measure', async () => {
    writeLoraAdapter(models.path('other.gguf'), { shape: { ...TINY, embedding: 64 } });
    const adapters = [{ path: models.path('other.gguf'), scale: 1 }];
    await assert.rejects(
      start({ model: models.path('random.gguf') }).generate(ask('Who?', { adapters }), {}),
      /other\.gguf does not suit random: blk\.0\.attn_q\.weight has 128 values where the adapter has 64/,
    );
  });

  it('says that a model cannot be loaded whose header is right and whose tensors are missing', async () => {
    const metadata = { 'general.architecture': 'llama', 'llama.context_length': 512 };
    writeGguf(models.path('hollow.gguf'), { metadata, tensors: [] });
    await refusal(models.path('hollow.gguf'), 'engine-unavailable', /hollow cannot be loaded/);
  });

  it('refuses ten megabytes with numbers, soon, and answers the next', async () => {
    const engine = start({ model: models.path('random.gguf') });
    await engine.generate(continueText('a', { maxTokens: 1 }), {});
    const started = performance.now();
    const huge = 'many words '.repeat(1_000_000);
    const wanted = { code: 'prompt-too-long', message: /at least \d+ tokens, and there is room for \d+/ };
    await assert.rejects(engine.generate(continueText(huge), {}), wanted);
    await assert.rejects(engine.generate(ask(huge), {}), wanted);
    const prompt = { kind: 'infill', before: huge, after: huge } as const;
    await assert.rejects(engine.generate({ prompt, maxTokens: 8 }, {}), wanted);
    assert.ok(performance.now() - started < 5000);
    const rather = 'many words '.repeat(500);
    await assert.rejects(engine.generate(continueText(rather), {}), /has \d+ tokens/);
    await engine.generate(continueText('a', { maxTokens: 1 }), {});
  });

  it('refuses a model that does not fit, with the numbers and what would fit', async () => {
    const path = models.path('random.gguf');
    const mega = (free: number) => () => ({ totalBytes: 2 ** 30, freeBytes: free * 2 ** 20 });
    const large = start({ model: path, contextTokens: 8192 }, { memory: mega(410) });
    await assert.rejects(large.generate(ask('Who?'), {}), {
      code: 'engine-unavailable',
      message:
        /random does not fit.* needs 0\.4 GB at a context of 8192 tokens.*0\.4 GB of 1\.0 GB are free\. It fits with a context of 4096/,
    });
    writeRandomModel(models.path('big.gguf'), { embedding: 512, feedForward: 2048, type: 'F32' });
    const tight = { model: 'big', modelFolders: [models.path('.')] };
    await assert.rejects(
      start(tight, { memory: mega(402) }).generate(ask('Who?'), {}),
      /big does not fit into memory.*Choose \w+ \(0\.0 GB\) instead/,
    );
  });

  it('lives on when the process that runs the model is aborted: what was told stands, the next is answered', async () => {
    const engine = start({ model: models.path('scripted.gguf') });
    let told = '';
    const onText = (piece: string) => {
      if (told.length < 30 && told.length + piece.length >= 30) process.kill(engine.pid!, 'SIGABRT');
      told += piece;
    };
    await assert.rejects(engine.generate(continueText('x', { maxTokens: 1e6 }), { onText }), {
      code: 'engine-failed',
      message: /ended \(by SIGABRT.*What was written by then stands/,
    });
    assert.ok(told.startsWith('abcdefabcdef'));
    assert.equal((await engine.generate(ask('Well?'), {})).text, 'Fine.');
  });

  it('is unavailable, so that another may be asked, when the process ends before it said anything', async () => {
    const engine = start({ model: models.path('scripted.gguf') });
    const asked = engine.generate(ask('Well?'), {});
    while (engine.pid === undefined) await sleep(5);
    process.kill(engine.pid, 'SIGKILL');
    await assert.rejects(asked, { code: 'engine-unavailable', message: /Ask again/ });
  });

  it('gives up on a process that crashes three times, and says so', async () => {
    const engine = start({ model: models.path('scripted.gguf') });
    for (let crash = 0; crash < 3; crash += 1) {
      const asked = engine.countTokens('x');
      while (engine.pid === undefined) await sleep(5);
      process.kill(engine.pid, 'SIGKILL');
      await assert.rejects(asked, { code: 'engine-unavailable' });
    }
    await assert.rejects(engine.countTokens('x'), /crashed 3 times within five minutes and stays down/);
  });

  it('runs on the processor where there is no graphics card, and says which setting demands one', async () => {
    const model = models.path('scripted.gguf');
    assert.equal((await start({ model, gpu: 'auto' }).generate(ask('Well?'), {})).text, 'Fine.');
    // Where there is one, it answers.
    const demanded = await start({ model, gpu: 'cuda' })
      .generate(ask('Well?'), {})
      .then(
        ({ text }) => text,
        (error: Error) => error.message,
      );
    assert.match(demanded, /^Fine\.$|by “cuda” .*Set groundplan\.embedded\.gpu to “auto”/);
  });

  it('lets those who wait for a seat be cancelled', async () => {
    const engine = start({ model: models.path('scripted.gguf'), sequences: 1 });
    const [running, waiting] = [new AbortController(), new AbortController()];
    const first = engine.generate(continueText('x', { maxTokens: 1e6 }), {
      signal: running.signal,
      onText: () => waiting.abort(),
    });
    const second = engine.generate(ask('Well?'), { signal: waiting.signal });
    await assert.rejects(second, { code: 'cancelled' });
    running.abort();
    await assert.rejects(first, { code: 'cancelled' });
    assert.equal((await engine.generate(ask('Well?'), {})).text, 'Fine.');
  });

  it('reads a file anew that was replaced while it was loaded', async () => {
    const path = models.path('changing.gguf');
    writeScriptedModel(path, { answer: 'The first.' });
    const engine = start({ model: path });
    assert.equal((await engine.generate(ask('Who?'), {})).text, 'The first.');
    writeScriptedModel(path, { answer: 'The other one.' });
    assert.equal((await engine.generate(ask('Who?'), {})).text, 'The other one.');
  });

  it('ends the process when nobody needs it any more, and starts it again', async () => {
    const engine = start({ model: models.path('scripted.gguf'), idleMinutes: 0.1 / 60 });
    assert.equal((await engine.generate(ask('Well?'), {})).text, 'Fine.');
    const first = engine.pid!;
    while (engine.pid !== undefined) await sleep(20);
    assert.equal((await engine.generate(ask('Well?'), {})).text, 'Fine.');
    assert.notEqual(engine.pid, first);
  });

  it('settles what is under way when it is disposed of', async () => {
    const engine = start({ model: models.path('scripted.gguf') });
    let disposed: Promise<void> | undefined;
    const onText = () => {
      disposed ??= engine.dispose();
    };
    const asked = engine.generate(continueText('x', { maxTokens: 1e6 }), { onText });
    await assert.rejects(asked, { code: 'engine-failed', message: /Groundplan ended it/ });
    await disposed;
    await assert.rejects(engine.countTokens('x'), { code: 'engine-unavailable' });
  });

  it('answers without the model’s template where that cannot be used', async () => {
    writeScriptedModel(
      models.path('strict.gguf'),
      { continuation: 'No template?' },
      { chatTemplate: "{{ raise_exception('no such roles') }}" },
    );
    const { text } = await start({ model: models.path('strict.gguf') }).generate(ask('Who?'), {});
    assert.equal(text, 'No template?');
  });

  it('says so when a schema cannot be kept to', async () => {
    const engine = start({ model: models.path('random.gguf') });
    const schema = { type: 'array', items: { type: 'string' }, minItems: 100_000 };
    await assert.rejects(engine.generate(ask('Who?', { schema }), {}), {
      code: 'engine-failed',
      message: /cannot keep to this JSON schema/,
    });
  });

  it('leaves no process behind when its own host is killed', async () => {
    const script = new URL('./hostToKill.ts', import.meta.url).pathname;
    const host = spawn(process.execPath, [script, models.path('scripted.gguf')], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const pid = Number(await new Promise((resolve) => host.stdout.once('data', resolve)));
    assert.match(commandLine(pid), /llama/);
    host.kill('SIGKILL');
    for (let tries = 0; commandLine(pid) !== '' && tries < 200; tries += 1) await sleep(20);
    assert.equal(commandLine(pid), '');
  });
});
