/** The other direction over a real child process: the engine asks whoever started it, for settings, for models, for an answer. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { CodedError, codeOf } from '../../src/base/codedError.ts';
import type { EnginesConfiguration } from '../../src/core/model/engines.ts';
import { EngineClient } from '../../src/infra/engineProcess/engineClient.ts';
import type { HostApi } from '../../src/protocol/hostApi.ts';
import type { TextEvent, TextRequest } from '../../src/protocol/modelsApi.ts';
import { answer, withModels, withServer } from '../support/scriptedServer.ts';

const entry = join(import.meta.dirname, '..', '..', 'src', 'workers', 'engine.ts');
const ASK: TextRequest = {
  prompt: { kind: 'chat', turns: [{ role: 'user', content: 'Why?' }] },
  maxTokens: 20,
};

interface FakeHost extends HostApi {
  configurations: number;
  readonly stopped: string[];
}

function host(more: Partial<HostApi> = {}, configuration: Partial<EnginesConfiguration> = {}): FakeHost {
  const fake: FakeHost = {
    configurations: 0,
    stopped: [],
    storeCredentials: async () => ({}),
    toolServers: async () => ({ servers: [], trusted: false, auditFile: '' }),
    async enginesConfiguration() {
      fake.configurations++;
      return { preference: 'vscode', servers: [], ...configuration };
    },
    models: async () => [{ id: 'shop/large', title: 'Large', maxInputTokens: 9000 }],
    async generate({ prompt }, { on, signal } = {}) {
      on?.('You said: ');
      for (const { content } of prompt.turns) on?.(content);
      if (prompt.turns[0]?.content !== 'For ever?') return { calls: [] };
      await new Promise<void>((resolve) =>
        signal?.addEventListener('abort', () => resolve(), { once: true }),
      );
      fake.stopped.push('For ever?');
      throw new CodedError('cancelled', 'Cancelled.');
    },
    countTokens: async ({ text }) => text.split(' ').length,
    ...more,
  };
  return fake;
}

describe('an engine that asks its host', function () {
  this.timeout(60_000);

  const withClient = async (asked: HostApi | undefined, use: (client: EngineClient) => Promise<void>) => {
    const client = new EngineClient({
      entry,
      gitAllowed: false,
      log() {},
      now: () => performance.now(),
      ...(asked && { host: asked }),
    });
    try {
      await use(client);
    } finally {
      await client.dispose();
    }
  };

  it('gets settings, models, pieces of an answer and counts of tokens', () => {
    const fake = host();
    return withClient(fake, async (client) => {
      const events: TextEvent[] = [];
      const outcome = await client.models.generate(
        { ...ASK, stop: ['hy'] },
        { on: (event) => events.push(event) },
      );
      assert.equal(
        outcome.kind === 'answered' && outcome.generated.text,
        'You said: W',
        'it stops at a stop',
      );
      assert.equal(outcome.because, 'vscode answers with shop/large, since `groundplan.engine` is `vscode`.');
      assert.deepEqual(
        events.map((event) => (event.kind === 'text' ? event.piece : event.engine)),
        ['vscode', 'You said: ', 'W'],
      );
      assert.equal(await client.models.countTokens({ text: 'a b c' }), 3);
      await client.models.list({});
      assert.equal(fake.configurations, 1);
    });
  });

  it('hands tools on, and says what the model wants called', () => {
    const asked: unknown[] = [];
    const call = { id: 'one', name: 'notes__find', arguments: { text: 'a' } };
    const fake = host({
      generate: async ({ tools }) => {
        asked.push(tools);
        return { calls: [call] };
      },
    });
    return withClient(fake, async (client) => {
      const offered = [{ name: 'notes__find', description: 'Finds.', inputSchema: { type: 'object' } }];
      const tools = { offered, rounds: [], mayCall: true };
      const outcome = await client.models.generate({ ...ASK, tools });
      assert.deepEqual(outcome.kind === 'answered' && outcome.generated.calls, [call]);
      assert.deepEqual(asked, [tools]);
    });
  });

  it('asks a model that refuses tools for a call in JSON', () => {
    const fake = host({
      generate: async ({ tools, prompt }, { on } = {}) => {
        if (tools !== undefined) throw new CodedError('engine-unavailable', 'Large failed: no tools.');
        const decides = prompt.turns.some(({ content }) => content.includes('Tools that can be called'));
        on?.(decides ? '{"tool":"notes__find","arguments":{"text":"a"}}' : 'Found.');
        return { calls: [] };
      },
    });
    return withClient(fake, async (client) => {
      const offered = [{ name: 'notes__find', description: 'Finds.', inputSchema: { type: 'object' } }];
      const outcome = await client.models.generate({ ...ASK, tools: { offered, rounds: [], mayCall: true } });
      assert.deepEqual(outcome.kind === 'answered' && outcome.generated.calls, [
        { id: 'call-1', name: 'notes__find', arguments: { text: 'a' } },
      ]);
    });
  });

  it('is cancelled down to the host', () => {
    const fake = host();
    return withClient(fake, async (client) => {
      const controller = new AbortController();
      const prompt = { kind: 'chat', turns: [{ role: 'user', content: 'For ever?' }] } as const;
      const generated = client.models.generate(
        { ...ASK, prompt },
        { signal: controller.signal, on: (event) => event.kind === 'text' && controller.abort() },
      );
      await assert.rejects(generated, (error) => codeOf(error) === 'cancelled');
      assert.deepEqual(fake.stopped, ['For ever?']);
    });
  });

  it('says what the host refuses, and goes on to the next', () => {
    const fake = host(
      {
        generate: async () => {
          throw new CodedError('engine-unavailable', 'Groundplan may not use Large. Allow it.');
        },
      },
      {},
    );
    return withServer(
      withModels((_, response) => answer(response, 'Instead')),
      ({ url }) =>
        withClient(fake, async (client) => {
          const none = await client.models.generate(ASK);
          assert.equal(none.kind, 'none');
          assert.match(none.because, /vscode: Groundplan may not use Large\. Allow it/);
          await client.models.configure({ preference: 'vscode', servers: [{ name: 'lab', url }] });
          const outcome = await client.models.generate(ASK);
          assert.equal(outcome.kind === 'answered' && outcome.generated.text, 'Instead');
          assert.equal(outcome.kind === 'answered' && outcome.engine, 'server:lab');
        }),
    );
  });

  it('asks for the settings again when it had to be started again', () => {
    const fake = host();
    return withClient(fake, async (client) => {
      await client.models.list({});
      const pid = await client.pid();
      process.kill(pid!, 'SIGKILL');
      while ((await client.pid()) === pid) await new Promise((resolve) => setTimeout(resolve, 5));
      assert.equal((await client.models.list({})).preference, 'vscode');
      assert.equal(fake.configurations, 2);
    });
  });

  it('starts no process for settings that nobody has asked for', () =>
    withClient(host(), async (client) => {
      await client.models.configure({ preference: 'none', servers: [] });
      assert.equal(await client.pid(), undefined);
    }));

  it('does without where there is none', () =>
    withClient(undefined, async (client) => {
      const { preference, engines } = await client.models.list({});
      assert.equal(preference, 'auto');
      assert.deepEqual(
        engines.map(({ id }) => id),
        ['embedded', 'vscode'],
      );
      const outcome = await client.models.generate({ ...ASK, engine: 'vscode' });
      assert.match(outcome.because, /vscode: there are no models of an editor here/);
    }));
});
