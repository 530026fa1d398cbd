/** A server of OpenAI's interface, well and ill: whatever it does, a request ends in an answer or in a clear failure. */
import assert from 'node:assert/strict';
import { codeOf } from '../../src/base/codedError.ts';
import type { ServerConfiguration } from '../../src/core/model/engines.ts';
import type { GenerateRequest } from '../../src/core/model/generation.ts';
import { OpenAiEngine } from '../../src/infra/engines/openai/openAiEngine.ts';
import {
  answer,
  delta,
  finish,
  json,
  type Script,
  type ScriptedServer,
  stream,
  withModels,
  withServer,
} from '../support/scriptedServer.ts';

const TIMES = { connectMs: 500, firstByteMs: 400, stallMs: 300, statusMs: 500 };
const ASK: GenerateRequest = {
  prompt: { kind: 'chat', turns: [{ role: 'user', content: 'Why?' }] },
  maxTokens: 20,
};

interface At {
  readonly engine: OpenAiEngine;
  readonly server: ScriptedServer;
}

function at<T>(
  script: Script,
  use: (at: At) => Promise<T>,
  more: Partial<ServerConfiguration> = {},
): Promise<T> {
  return withServer(script, (server) =>
    use({ server, engine: new OpenAiEngine({ name: 'lab', url: `${server.url}/v1`, ...more }, TIMES) }),
  );
}

/** Asks, and says how that failed and what was told by then. */
async function failing(
  engine: OpenAiEngine,
  request: GenerateRequest = ASK,
): Promise<{ readonly code: string | undefined; readonly message: string; readonly told: string }> {
  let told = '';
  try {
    await engine.generate(request, {
      onText: (piece) => {
        told += piece;
      },
    });
  } catch (error) {
    return { code: codeOf(error), message: (error as Error).message, told };
  }
  throw new Error(`It answered: ${told}`);
}

describe('a server that answers', () => {
  it('is told the question, and its pieces come in order', () =>
    at(
      withModels((_, response) => answer(response, 'Be', 'cause', '…')),
      async ({ engine, server }) => {
        const pieces: string[] = [];
        const generated = await engine.generate(
          { ...ASK, temperature: 0, seed: 3, stop: ['\n'] },
          { onText: (piece) => pieces.push(piece) },
        );
        assert.deepEqual(pieces, ['Be', 'cause', '…']);
        assert.equal(generated.text, 'Because…');
        assert.equal(generated.model, 'tiny');
        assert.equal(generated.finish, 'stop');
        assert.deepEqual([generated.promptTokens, generated.outputTokens], [7, 3]);
        assert.ok(generated.firstTextMs <= generated.elapsedMs);
        assert.deepEqual(server.received.at(-1)?.body, {
          model: 'tiny',
          stream: true,
          stream_options: { include_usage: true },
          max_tokens: 20,
          temperature: 0,
          seed: 3,
          stop: ['\n'],
          messages: [{ role: 'user', content: 'Why?' }],
        });
      },
    ));

  it('is believed when it says that the answer was cut off', () =>
    at(
      withModels((_, response) => {
        stream(response, delta('Be'), finish('length'), '[DONE]');
        response.end();
      }),
      async ({ engine }) => assert.equal((await engine.generate(ASK, {})).finish, 'length'),
    ));

  it('may answer in one piece, without a stream', () =>
    at(
      withModels((_, response) =>
        json(response, 200, { choices: [{ message: { content: 'All.' }, finish_reason: 'stop' }] }),
      ),
      async ({ engine }) => {
        const generated = await engine.generate(ASK, {});
        assert.equal(generated.text, 'All.');
        assert.ok(generated.promptTokens > 0, 'estimated where it does not count');
      },
    ));

  it('lists its models, the one of the settings first, with what they hold', () =>
    at(
      (_, response) =>
        json(response, 200, {
          data: [
            { id: 'base', owned_by: 'vllm', max_model_len: 4096 },
            { id: 'lora-typescript', owned_by: 'vllm', parent: 'base', max_model_len: 4096 },
            { id: 'nomic-embed-text', owned_by: 'vllm' },
          ],
        }),
      async ({ engine }) => {
        const models = await engine.models();
        assert.deepEqual(
          models.map(({ name, contextTokens, can }) => [name, contextTokens, can.chat]),
          [
            ['lora-typescript', 4096, true],
            ['base', 4096, true],
            ['nomic-embed-text', undefined, false],
          ],
        );
      },
      { model: 'lora-typescript' },
    ));

  it('fills in between two texts where it is llama.cpp', () =>
    at(
      ({ path }, response) => {
        if (path === '/v1/models')
          return json(response, 200, { data: [{ id: 'code', owned_by: 'llamacpp' }] });
        if (path === '/props') return json(response, 200, { default_generation_settings: { n_ctx: 2048 } });
        if (path === '/tokenize') return json(response, 200, { tokens: [1, 2, 3] });
        stream(
          response,
          { content: 'mid', stop: false },
          { content: '', stop: true, stop_type: 'limit', tokens_evaluated: 9, tokens_predicted: 4 },
        );
        return void response.end();
      },
      async ({ engine, server }) => {
        const [model] = await engine.models();
        assert.equal(model?.contextTokens, 2048);
        assert.equal(model.can.infill, true);
        const prompt = { kind: 'infill', before: 'a', after: 'b' } as const;
        const generated = await engine.generate({ prompt, maxTokens: 4, model: 'code' }, {});
        assert.equal(generated.text, 'mid');
        assert.equal(generated.finish, 'length');
        assert.equal(generated.promptTokens, 9);
        const asked = server.received.at(-1);
        assert.equal(asked?.path, '/infill');
        assert.equal(asked?.body?.input_prefix, 'a');
        assert.equal(asked?.body?.n_predict, 4);
        assert.equal(await engine.countTokens('three words here', 'code'), 3);
      },
    ));

  it('is told a schema in words once it has refused the field, and that is remembered', () =>
    at(
      withModels(({ body }, response) => {
        const format = body?.response_format as { readonly type: string } | undefined;
        if (format !== undefined)
          return json(response, 400, {
            error: { message: `response_format ${format.type} is not supported` },
          });
        return answer(response, '{}');
      }),
      async ({ engine, server }) => {
        const request = { ...ASK, schema: { type: 'object' } };
        assert.equal((await engine.generate(request, {})).text, '{}');
        await engine.generate(request, {});
        const formats = server.received
          .filter(({ path }) => path !== '/v1/models')
          .map(({ body }) => (body?.response_format as { readonly type: string } | undefined)?.type);
        assert.deepEqual(formats, ['json_schema', 'json_object', undefined, undefined]);
        assert.match(JSON.stringify(server.received.at(-1)?.body?.messages), /keeps to this JSON Schema/);
      },
    ));

  it('is sent the key, and its limit on tokens by the name that it wants', () =>
    at(
      withModels(({ headers, body }, response) => {
        if (headers.authorization !== 'Bearer secret-1') return json(response, 401, { error: 'who?' });
        if (body?.max_tokens !== undefined)
          return json(response, 400, {
            error: { message: "'max_tokens' is not supported. Use 'max_completion_tokens' instead." },
          });
        return answer(response, 'Yes');
      }),
      async ({ engine }) => assert.equal((await engine.generate(ASK, {})).text, 'Yes'),
      { key: 'secret-1' },
    ));
});

describe('a server that fails before its first word', () => {
  it('is asked again when it may pass, and waited for as long as it asks', () => {
    let tries = 0;
    return at(
      withModels((_, response) => {
        tries++;
        if (tries === 1) {
          response.writeHead(503, { 'retry-after': '0.2' });
          return void response.end('loading');
        }
        if (tries === 2) return void response.destroy();
        return answer(response, 'Now');
      }),
      async ({ engine }) => {
        const started = performance.now();
        assert.equal((await engine.generate(ASK, {})).text, 'Now');
        assert.equal(tries, 3);
        // A timer may be a millisecond early.
        assert.ok(performance.now() - started >= 195);
      },
    );
  });

  it('is not waited for when it asks for an hour', () =>
    at(
      withModels((_, response) => {
        response.writeHead(429, { 'retry-after': '3600', 'content-type': 'application/json' });
        response.end('{"error":{"message":"Rate limit reached."}}');
      }),
      async ({ engine, server }) => {
        const { code, message } = await failing(engine);
        assert.equal(code, 'engine-unavailable');
        assert.match(
          message,
          /“lab” takes no more requests now \(429\): Rate limit reached\. Ask again later\./,
        );
        assert.equal(server.received.filter(({ path }) => path !== '/v1/models').length, 1);
      },
    ));

  const cases: readonly (readonly [string, Script, string, RegExp])[] = [
    [
      'refuses the key, without telling it',
      (_, response) => json(response, 401, { error: { message: 'Incorrect API key provided: k-123.' } }),
      'engine-unavailable',
      /refuses the key \(401\): Incorrect API key provided: …\. Set another one/,
    ],
    [
      'does not have the model',
      (_, response) => json(response, 404, { error: { message: 'The model `tiny` does not exist.' } }),
      'engine-unavailable',
      /does not have the model tiny/,
    ],
    [
      'does not know the path',
      (_, response) => json(response, 404, {}),
      'engine-unavailable',
      /Check its `url`/,
    ],
    [
      'answers with a page',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end('<!doctype html><title>Sign in</title>');
      },
      'engine-unavailable',
      /web page/,
    ],
    [
      'has no room for the prompt',
      (_, response) =>
        json(response, 400, {
          error: {
            message: 'the request exceeds the available context size',
            type: 'exceed_context_size_error',
          },
        }),
      'prompt-too-long',
      /length/,
    ],
    ['does not take so much', (_, response) => json(response, 413, {}), 'prompt-too-long', /less context/],
    ['does not answer', () => {}, 'engine-unavailable', /did not answer within 0\.4 s/],
    [
      'sends garbage',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.end(Buffer.from('data: \xff\xfe{{{\n\n', 'latin1'));
      },
      'engine-unavailable',
      /no answer of this interface/,
    ],
    [
      'sends a line without end',
      async (_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write('data: ');
        for (let sent = 0; sent < 6 && !response.destroyed; sent++) {
          response.write('x'.repeat(1_000_000));
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      },
      'engine-unavailable',
      /one event of more than 4 MB/,
    ],
    [
      'fails, with orders to a terminal in its words',
      (_, response) => json(response, 400, { error: { message: `no\u001b[2J\n${'x'.repeat(9000)}` } }),
      'engine-failed',
      /^“lab” refuses the request \(400\): no \[2J x{150,200}…\.$/,
    ],
    [
      'leads elsewhere',
      (_, response) => {
        response.writeHead(307, { location: 'http://evil.example/v1/chat/completions' });
        response.end();
      },
      'engine-unavailable',
      /leads elsewhere, to evil\.example; nothing was sent there/,
    ],
    [
      'leads round in circles',
      ({ path }, response) => {
        response.writeHead(307, { location: path });
        response.end();
      },
      'engine-unavailable',
      /circles/,
    ],
  ];
  for (const [what, script, code, words] of cases)
    it(`and ${what} says so`, () =>
      at(
        withModels(script),
        async ({ engine }) => {
          const failure = await failing(engine);
          assert.equal(failure.code, code, failure.message);
          assert.match(failure.message, words);
          assert.doesNotMatch(failure.message, /k-123/);
        },
        { key: 'k-123' },
      )).timeout(10_000);

  it('and is not there says so', async () => {
    const url = await withServer(
      () => {},
      async (server) => server.url,
    );
    const engine = new OpenAiEngine({ name: 'lab', url }, TIMES);
    await assert.rejects(engine.models(), /“lab” \(127\.0\.0\.1:\d+\) is not running/);
    const { code, message } = await failing(engine, { ...ASK, model: 'tiny' });
    assert.equal(code, 'engine-unavailable');
    assert.match(message, /not running/);
  });

  it('and lists its models slowly is not waited for', () =>
    at(
      () => {},
      async ({ engine }) => assert.rejects(engine.models(), /did not answer within 0\.5 s/),
    ));

  it('and lists no models says what it must speak', () =>
    at(
      (_, response) => json(response, 200, { hello: 1 }),
      async ({ engine }) => assert.rejects(engine.models(), /must speak the interface of OpenAI/),
    ));
});

describe('a server that fails in the middle', () => {
  const cases: readonly (readonly [string, Script, RegExp])[] = [
    ['stalls', (_, response) => stream(response, delta('Be')), /did not go on within 0\.3 s/],
    [
      'closes the connection',
      (_, response) => {
        stream(response, delta('Be'));
        setTimeout(() => response.destroy(), 20);
      },
      /closed the connection in the middle/,
    ],
    [
      'ends without having finished',
      (_, response) => {
        stream(response, delta('Be'));
        response.end();
      },
      /closed the connection in the middle/,
    ],
    [
      'says that something broke',
      (_, response) => {
        stream(response, delta('Be'), { error: { message: 'CUDA out of memory' } });
        response.end();
      },
      /CUDA out of memory/,
    ],
    [
      'sends what is no JSON',
      (_, response) => {
        stream(response, delta('Be'), '<html>');
        response.end();
      },
      /no answer of this interface/,
    ],
  ];
  for (const [what, script, words] of cases)
    it(`and ${what} keeps what was told, and is not asked again`, () =>
      at(withModels(script), async ({ engine, server }) => {
        const { code, message, told } = await failing(engine);
        assert.equal(code, 'engine-failed', message);
        assert.match(message, words);
        assert.match(message, /What it said until then stands/);
        assert.equal(told, 'Be');
        assert.equal(server.received.filter(({ path }) => path !== '/v1/models').length, 1);
      }));

  it('and never stops is cut off', () =>
    at(
      withModels(async (_, response) => {
        while (!response.destroyed) {
          stream(response, delta('x'.repeat(5000)));
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      }),
      async ({ engine }) => {
        const generated = await engine.generate(ASK, {});
        assert.equal(generated.finish, 'length');
        assert.ok(generated.text.length < 20_000);
      },
    ));

  it('is replaced by another when the settings change, and that is no cancellation', () =>
    at(
      withModels((_, response) => stream(response, delta('Be'))),
      async ({ engine }) => {
        const generated = engine.generate(ASK, { onText: () => void engine.dispose() });
        await assert.rejects(generated, (error: Error) => {
          assert.match(error.message, /The settings of this engine changed while it answered/);
          return codeOf(error) === 'engine-failed';
        });
        const late = engine.generate({ ...ASK, model: 'tiny' }, {});
        await assert.rejects(late, (error) => codeOf(error) === 'engine-unavailable');
      },
    ));

  it('is not even connected to by whoever has given up before', () =>
    at(
      () => assert.fail('nobody asks'),
      async ({ engine, server }) => {
        const request = { ...ASK, model: 'tiny' };
        const generated = engine.generate(request, { signal: AbortSignal.abort() });
        await assert.rejects(generated, (error) => codeOf(error) === 'cancelled');
        await new Promise((resolve) => setTimeout(resolve, 50));
        assert.deepEqual(server.received, []);
      },
    ));

  it('is let go when nobody waits any longer', async () => {
    let closed: Promise<unknown> | undefined;
    await at(
      withModels((_, response) => {
        closed = new Promise((resolve) => response.once('close', resolve));
        stream(response, delta('Be'));
      }),
      async ({ engine }) => {
        const controller = new AbortController();
        const generated = engine.generate(ASK, {
          signal: controller.signal,
          onText: () => controller.abort(),
        });
        await assert.rejects(generated, (error) => codeOf(error) === 'cancelled');
        await closed;
      },
    );
  });
});

describe('a server that has adapters', () => {
  const withLoras = (script: Script): Script =>
    withModels(
      (received, response) =>
        received.path === '/lora-adapters'
          ? json(response, 200, [
              { id: 0, path: '/models/typescript-style.gguf', scale: 0 },
              { id: 1, path: 'C:\\models\\Python-Style.gguf', scale: 0 },
            ])
          : script(received, response),
      { object: 'list', data: [{ id: 'tiny', owned_by: 'llamacpp' }] },
    );
  const asked = { ...ASK, servedAdapter: 'python-style' };

  it('is told its number, where it is llama.cpp’s', () =>
    at(
      withLoras((_, response) => answer(response, 'Yes.')),
      async ({ engine, server }) => {
        await engine.models();
        await engine.generate(asked, {});
        const { body } = server.received.at(-1)!;
        assert.deepEqual(body?.lora, [{ id: 1, scale: 1 }]);
        assert.equal(body?.model, 'tiny');
        await engine.generate(ASK, {});
        assert.equal(server.received.at(-1)?.body?.lora, undefined);
      },
    ));

  it('is asked for it as for a model, where it lists it as one', () =>
    at(
      withModels((_, response) => answer(response, 'Yes.'), {
        object: 'list',
        data: [
          { id: 'base', owned_by: 'vllm' },
          { id: 'python-style', owned_by: 'vllm', parent: 'base' },
        ],
      }),
      async ({ engine, server }) => {
        await engine.models();
        await engine.generate({ ...asked, model: 'base' }, {});
        assert.equal(server.received.at(-1)?.body?.model, 'python-style');
      },
    ));

  it('says so where it has no such adapter, and is asked nothing', () =>
    at(
      withModels((_, response) => answer(response, 'Yes.')),
      async ({ engine, server }) => {
        await engine.models();
        const { code, message } = await failing(engine, asked);
        assert.equal(code, 'engine-unavailable');
        assert.match(message, /“lab” has no adapter python-style\. Correct `adapters`/);
        assert.ok(server.received.every(({ path }) => !path.includes('completions')));
      },
    ));
});
