/** Servers that are processes of their own, with real llama.cpp behind them, killed while they write. */
import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { ModelsService } from '../../src/app/models/modelsService.ts';
import { codeOf } from '../../src/base/codedError.ts';
import type { ServerConfiguration } from '../../src/core/model/engines.ts';
import { disabledAdapterStore } from '../../src/infra/adapters/disabledAdapterStore.ts';
import { OpenAiEngine } from '../../src/infra/engines/openai/openAiEngine.ts';
import type { TextEvent, TextRequest } from '../../src/protocol/modelsApi.ts';
import { continueText, modelFolder } from '../support/embeddedEngine.ts';
import { FakeTextEngine } from '../support/fakeTextEngine.ts';
import { writeScriptedModel } from '../support/gguf/scriptedModel.ts';

const ENTRY = new URL('../support/llamaServerChild.ts', import.meta.url);

interface Server {
  readonly url: string;
  kill(): Promise<void>;
}

describe('several servers at once', function () {
  this.timeout(60_000);
  const folder = modelFolder();
  const running = new Set<ChildProcess>();

  const start = async (model: string, port = '0'): Promise<Server> => {
    const child = fork(ENTRY, [folder.path(model), port], { silent: true });
    running.add(child);
    const [url] = (await once(child, 'message')) as [string];
    const kill = async () => {
      running.delete(child);
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    };
    return { url, kill };
  };

  before(() => {
    writeScriptedModel(folder.path('one.gguf'), { continuation: 'one of them', endless: true });
    writeScriptedModel(folder.path('two.gguf'), { continuation: ' two' });
    writeScriptedModel(folder.path('three.gguf'), { continuation: ' three' });
  });
  afterEach(() => {
    for (const child of running) child.kill('SIGKILL');
    running.clear();
  });
  after(() => folder.remove());

  const asking = (servers: readonly ServerConfiguration[]) => {
    const clock = { now: 0 };
    const service = new ModelsService({
      textEngines: {
        kinds: ['server'],
        embedded: async () => new FakeTextEngine({ id: 'embedded' }),
        server: async (server) =>
          new OpenAiEngine(server, { connectMs: 5000, firstByteMs: 20_000, stallMs: 5000, statusMs: 5000 }),
        vscode: async () => new FakeTextEngine({ id: 'vscode' }),
      },
      openSchemaCheck: () => assert.fail('no schema is asked for'),
      openAdapters: async () => disabledAdapterStore,
      openResponseCache: () => assert.fail('nothing is to be kept'),
      enginesConfiguration: async () => ({ preference: 'server', servers }),
      now: () => clock.now,
    });
    const answer = async (hear: (told: string) => void = () => {}) => {
      let told = '';
      const request: TextRequest = { ...continueText('x', { maxTokens: 2000 }), cache: 'never' };
      const on = (event: TextEvent) => {
        if (event.kind !== 'text') return;
        told += event.piece;
        hear(told);
      };
      const outcome = await service.generate(request, { on });
      return outcome.kind === 'answered'
        ? `${outcome.engine}:${outcome.generated.text} | ${outcome.because}`
        : outcome.because;
    };
    return { service, clock, answer };
  };

  it('stand in for one that is killed, which is left alone after a while and asked again once it is back', async () => {
    const [one, two, three] = [await start('one.gguf'), await start('two.gguf'), await start('three.gguf')];
    const { service, clock, answer } = asking([
      { name: 'one', url: one.url },
      { name: 'two', url: two.url },
      { name: 'three', url: three.url },
    ]);
    try {
      // In the middle of its answer: what it said stands, and nobody goes on in its place.
      let told = '';
      let killed: Promise<void> | undefined;
      const broken = answer((text) => {
        killed ??= one.kill();
        told = text;
      });
      await assert.rejects(broken, (error: Error) => {
        assert.equal(codeOf(error), 'engine-failed');
        assert.match(error.message, /“one”.*What it said until then stands; ask again for the rest/);
        return true;
      });
      assert.match(told, /^one/);
      // What is being killed may still take a connection and drop it.
      await killed;
      // Before its first word: the next answers, and says why. A connection that was kept from before is the first to tell.
      const gone =
        /^server:two: two \| .*server:one was passed over: “one”.*(is not running|closed the connection)/;
      assert.match(await answer(), gone);
      await two.kill();
      assert.match(
        await answer(),
        /^server:three: three \| .*server:one was passed over: .*server:two was passed over/,
      );
      // Three failures running: left alone, without a connection being tried.
      await answer();
      assert.match(
        await answer(),
        /server:one was passed over: it failed \d times running and is left alone for \d+ s/,
      );
      await three.kill();
      assert.match(
        await answer(),
        /server:one.*server:two.*“three”.*(is not running|closed the connection)/s,
      );
      const back = await start('two.gguf', new URL(two.url).port);
      assert.equal(back.url, two.url);
      clock.now += 600_000;
      assert.match(await answer(), /^server:two: two \| /);
      const states = (await service.list({})).engines.map(({ id, state }) => `${id} ${state}`);
      assert.deepEqual(states, ['server:one unavailable', 'server:two ready', 'server:three unavailable']);
    } finally {
      await service.dispose();
    }
  });

  it('that stop in the middle without ending are given up, and the next question goes to another', async () => {
    const [one, two] = [await start('one.gguf'), await start('two.gguf')];
    const [child] = running;
    const { service, answer } = asking([
      { name: 'one', url: one.url },
      { name: 'two', url: two.url },
    ]);
    try {
      const stalled = answer(() => void child!.kill('SIGSTOP'));
      await assert.rejects(stalled, (error: Error) => {
        assert.equal(codeOf(error), 'engine-failed');
        assert.match(error.message, /“one”.*(nothing|silent|stall|5 s)/i);
        return true;
      });
      assert.match(await answer(), /^server:two: two \| /);
    } finally {
      await service.dispose();
    }
  });
});
