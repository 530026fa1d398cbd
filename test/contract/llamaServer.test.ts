/** Servers of OpenAI's interface with real llama.cpp behind them, asked over the network as any other. */
import assert from 'node:assert/strict';
import { ModelsService } from '../../src/app/models/modelsService.ts';
import { codeOf } from '../../src/base/codedError.ts';
import { disabledAdapterStore } from '../../src/infra/adapters/disabledAdapterStore.ts';
import { OpenAiEngine } from '../../src/infra/engines/openai/openAiEngine.ts';
import type { LlamaTextEngine } from '../../src/infra/llama/llamaTextEngine.ts';
import { ask, continueText, embeddedEngine, modelFolder } from '../support/embeddedEngine.ts';
import { FakeTextEngine } from '../support/fakeTextEngine.ts';
import { writeRandomModel } from '../support/gguf/randomModel.ts';
import { writeScriptedModel } from '../support/gguf/scriptedModel.ts';
import { withLlamaServer } from '../support/llamaServer.ts';
import { withServer } from '../support/scriptedServer.ts';

const ANSWER = 'The domain imports nothing; “größer” is 大.';
const KEY = 'open-sesame';

describe('a server with llama.cpp behind it', function () {
  this.timeout(60_000);
  const folder = modelFolder();
  let llama: LlamaTextEngine;

  before(() => {
    const script = { answer: ANSWER, middle: 'return a + b;', continuation: ' on and on' };
    writeScriptedModel(folder.path('scripted.gguf'), script);
    writeScriptedModel(folder.path('endless.gguf'), { continuation: 'abcdefghi', endless: true });
    writeRandomModel(folder.path('random.gguf'));
    llama = embeddedEngine({ model: 'scripted', modelFolders: [folder.path('.')] });
  });
  after(async () => {
    await llama.dispose();
    folder.remove();
  });

  const served = (use: (engine: OpenAiEngine) => Promise<void>) =>
    withLlamaServer(
      llama,
      async ({ url }) => {
        const engine = new OpenAiEngine({ name: 'llama', url, key: KEY });
        await engine.models();
        await use(engine);
      },
      { key: KEY },
    );

  it('lists its models with their context, and counts with its own tokenizer', () =>
    served(async (engine) => {
      const [model] = await engine.models();
      assert.equal(model?.name, 'scripted');
      assert.equal(model.contextTokens, 1024);
      assert.equal(await engine.countTokens(ANSWER), await llama.countTokens(ANSWER));
    }));

  it('answers a chat piece by piece, the same as it does without the network between', () =>
    served(async (engine) => {
      const pieces: string[] = [];
      const request = ask('What does the domain import?', { model: 'scripted', temperature: 0 });
      const generated = await engine.generate(request, { onText: (piece) => pieces.push(piece) });
      const direct = await llama.generate(request, {});
      assert.equal(generated.text, ANSWER);
      assert.equal(pieces.join(''), ANSWER);
      assert.ok(pieces[0]!.length < 8, pieces.join('|'));
      assert.deepEqual(
        [generated.text, generated.finish, generated.promptTokens, generated.outputTokens],
        [direct.text, direct.finish, direct.promptTokens, direct.outputTokens],
      );
    }));

  it('goes on with a text, and fills in a middle', () =>
    served(async (engine) => {
      assert.equal((await engine.generate(continueText('so', { model: 'scripted' }), {})).text, ' on and on');
      const prompt = { kind: 'infill', before: 'add(a, b) {', after: '}' } as const;
      const filled = await engine.generate({ prompt, maxTokens: 64, model: 'scripted' }, {});
      assert.equal(filled.text, 'return a + b;');
    }));

  it('keeps to a schema', () =>
    served(async (engine) => {
      const schema = {
        type: 'object',
        properties: { layer: { enum: ['domain', 'web'] } },
        required: ['layer'],
      };
      const request = ask('Which layer?', { model: 'random', schema, seed: 5, maxTokens: 200 });
      const { layer } = JSON.parse((await engine.generate(request, {})).text);
      assert.ok(['domain', 'web'].includes(layer));
    }));

  it('stops writing when it is let go, and answers the next', () =>
    served(async (engine) => {
      const controller = new AbortController();
      const request = continueText('so', { model: 'endless', maxTokens: 100_000 });
      let pieces = 0;
      const endless = engine.generate(request, {
        signal: controller.signal,
        onText: () => {
          pieces++;
          if (pieces === 3) controller.abort();
        },
      });
      await assert.rejects(endless, (error) => codeOf(error) === 'cancelled');
      assert.equal((await engine.generate(ask('And now?', { model: 'scripted' }), {})).text, ANSWER);
    }));

  it('says that a prompt is too long, so that it can be cut', () =>
    served(async (engine) => {
      const request = ask('word '.repeat(5000), { model: 'scripted' });
      await assert.rejects(engine.generate(request, {}), (error) => codeOf(error) === 'prompt-too-long');
    }));

  it('stands in for one that is down, and says so', () =>
    withLlamaServer(llama, async ({ url }) => {
      const down = await withServer(
        () => {},
        async (server) => server.url,
      );
      const service = new ModelsService({
        textEngines: {
          kinds: ['embedded', 'server', 'vscode'],
          embedded: async () => new FakeTextEngine({ id: 'embedded' }),
          server: async (server) => new OpenAiEngine(server),
          vscode: async () => new FakeTextEngine({ id: 'vscode' }),
        },
        openSchemaCheck: () => assert.fail('no schema is asked for'),
        openAdapters: async () => disabledAdapterStore,
        openResponseCache: () => assert.fail('nothing is to be kept'),
        enginesConfiguration: async () => ({
          preference: 'auto',
          servers: [
            { name: 'down', url: down },
            { name: 'llama', url },
          ],
        }),
        now: () => performance.now(),
      });
      try {
        const outcome = await service.generate(ask('What does the domain import?'));
        assert.equal(outcome.kind === 'answered' && outcome.generated.text, ANSWER);
        assert.match(
          outcome.because,
          /^server:llama answers with scripted, .*server:down was passed over: “down” .* is not running/,
        );
      } finally {
        await service.dispose();
      }
    }));
});
