import assert from 'node:assert/strict';
import { ModelsService } from '../../../../src/app/models/modelsService.ts';
import { CodedError, codeOf } from '../../../../src/base/codedError.ts';
import type { EnginesConfiguration, ServerConfiguration } from '../../../../src/core/model/engines.ts';
import type { Generated, TextModel } from '../../../../src/core/model/generation.ts';
import { disabledAdapterStore } from '../../../../src/infra/adapters/disabledAdapterStore.ts';
import { schemaCheck } from '../../../../src/infra/toolbox/schemaCheck.ts';
import type { TextEvent, TextRequest } from '../../../../src/protocol/modelsApi.ts';
import { CHATTING, FakeTextEngine, type FakeTextEngineOptions } from '../../../support/fakeTextEngine.ts';

const ASK: TextRequest = {
  prompt: { kind: 'chat', turns: [{ role: 'user', content: 'Why?' }] },
  maxTokens: 20,
};
const LAB: ServerConfiguration = { name: 'lab', url: 'http://127.0.0.1:1234/v1' };
const CLOUD: ServerConfiguration = { name: 'cloud', url: 'https://models.example' };

interface Setting extends Partial<EnginesConfiguration> {
  /** By id; those that are not here have no model. */
  readonly engines?: Readonly<Record<string, Omit<FakeTextEngineOptions, 'id'>>>;
}

function setting({ engines = {}, preference = 'auto', servers = [], ...rest }: Setting) {
  const made = new Map<string, FakeTextEngine>();
  const make = async (id: string) => {
    const engine = new FakeTextEngine({
      id,
      ...engines[id],
      get models() {
        return engines[id]?.models;
      },
    });
    made.set(id, engine);
    return engine;
  };
  const kept = new Map<string, Generated>();
  const clock = { now: 0 };
  const service = new ModelsService({
    textEngines: {
      kinds: ['embedded', 'server', 'vscode'],
      embedded: () => make('embedded'),
      server: ({ name }) => make(`server:${name}`),
      vscode: () => make('vscode'),
    },
    openAdapters: async () => disabledAdapterStore,
    openResponseCache: () => ({
      get: (key) => kept.get(key),
      put: (key, generated) => void kept.set(key, generated),
      clear() {
        const { size } = kept;
        kept.clear();
        return size;
      },
      dispose() {},
    }),
    openSchemaCheck: async (schema) => schemaCheck(schema),
    enginesConfiguration: async () => ({ preference, servers, ...rest }),
    now: () => clock.now,
  });
  return { service, made, clock };
}

const fails = (code: 'engine-unavailable' | 'engine-failed' | 'prompt-too-long', told = '') => ({
  models: [CHATTING],
  answer(_: unknown, tell: (piece: string) => void): string {
    if (told !== '') tell(told);
    throw new CodedError(code, 'It broke.');
  },
});

describe('the engines of a person', () => {
  it('answer from this machine first, and nobody else is even looked for', async () => {
    const { service, made } = setting({
      servers: [LAB],
      engines: { embedded: { models: [CHATTING] }, 'server:lab': { models: [CHATTING] } },
    });
    const outcome = await service.generate(ASK);
    assert.equal(outcome.kind === 'answered' && outcome.engine, 'embedded');
    assert.equal(outcome.because, 'embedded answers with tiny, since it runs on this machine.');
    assert.deepEqual([...made.keys()], ['embedded']);
  });

  it('stand in for one that fails before its first word, and it is said why', async () => {
    const { service } = setting({
      servers: [LAB, CLOUD],
      engines: { 'server:lab': fails('engine-unavailable'), 'server:cloud': { models: [CHATTING] } },
    });
    const events: TextEvent[] = [];
    const outcome = await service.generate(ASK, { on: (event) => events.push(event) });
    assert.equal(
      outcome.because,
      'server:cloud answers with tiny, since it is among your servers; embedded was passed over: No model is installed; server:lab was passed over: It broke.',
    );
    assert.deepEqual(
      events.map((event) => (event.kind === 'engine' ? event.engine : event.piece)),
      ['server:lab', 'server:cloud', 'server:cloud says so'],
    );
  });

  it('do not stand in for one that fails after its first word', async () => {
    const { service, made } = setting({
      servers: [LAB, CLOUD],
      engines: { 'server:lab': fails('engine-failed', 'Be'), 'server:cloud': { models: [CHATTING] } },
    });
    await assert.rejects(service.generate(ASK), (error) => codeOf(error) === 'engine-failed');
    assert.equal(made.has('server:cloud'), false);
  });

  it('that are none make no failure but an outcome that says what to do', async () => {
    const { service } = setting({});
    const outcome = await service.generate(ASK);
    assert.deepEqual(outcome, {
      kind: 'none',
      because:
        'No engine can answer: embedded: No model is installed; vscode: VS Code’s models are asked only where `groundplan.engine` is `vscode`.',
    });
    assert.equal((await service.choose({ kind: 'chat' })).kind, 'none');
    assert.ok((await service.countTokens({ text: 'const answer = 42;' })) >= 5);
  });

  it('that all find the prompt too long say so, so that it can be cut', async () => {
    const { service } = setting({ engines: { embedded: fails('prompt-too-long') } });
    await assert.rejects(service.generate(ASK), (error) => codeOf(error) === 'prompt-too-long');
    assert.equal((await service.choose({ kind: 'chat' })).kind, 'engine', 'and it is not left alone for it');
  });

  it('are none where the person wants none, whoever asks by name', async () => {
    const { service, made } = setting({
      preference: 'none',
      engines: { embedded: { models: [CHATTING] } },
    });
    assert.equal((await service.generate({ ...ASK, engine: 'embedded' })).kind, 'none');
    assert.equal(made.size, 0);
  });

  it('are left alone for a while after three failures running, and then tried again', async () => {
    const { service, made, clock } = setting({ engines: { embedded: fails('engine-unavailable') } });
    for (let time = 0; time < 3; time++) await service.generate(ASK);
    const outcome = await service.generate(ASK);
    assert.match(outcome.because, /embedded: it failed 3 times running and is left alone for 10 s/);
    assert.equal(made.get('embedded')?.asked.length, 3);
    clock.now = 10_000;
    await service.generate(ASK);
    assert.equal(made.get('embedded')?.asked.length, 4);
    assert.match((await service.generate(ASK)).because, /left alone for 20 s/);
  });

  it('that have no model yet answer as soon as one is there, however often they were asked before', async () => {
    const own: { models?: readonly TextModel[] } = {};
    const { service } = setting({ engines: { embedded: own } });
    for (let time = 0; time < 5; time++) {
      const outcome = await service.generate(ASK);
      assert.ok(outcome.kind === 'none');
      assert.match(outcome.because, /embedded: No model is installed/);
    }
    const [embedded] = (await service.list({})).engines;
    assert.deepEqual([embedded?.state, embedded?.reason], ['unavailable', 'No model is installed.']);
    own.models = [CHATTING];
    assert.equal((await service.generate(ASK)).kind, 'answered');
  });

  it('that settings leave as they were are kept, and the others end', async () => {
    const engines = { 'server:lab': { models: [CHATTING] }, 'server:cloud': { models: [CHATTING] } };
    const { service, made } = setting({ servers: [LAB, CLOUD], engines });
    await service.list({});
    const [lab, cloud] = [made.get('server:lab'), made.get('server:cloud')];
    await service.configure({ preference: 'server', servers: [LAB, { ...CLOUD, key: 'new' }] });
    await service.list({});
    assert.equal(made.get('server:lab'), lab);
    assert.notEqual(made.get('server:cloud'), cloud);
    assert.deepEqual([lab?.disposed, cloud?.disposed], [false, true]);
  });

  it('are listed in the order in which they are asked, with what is wrong with the settings', async () => {
    const { service } = setting({
      preference: 'server',
      servers: [CLOUD, LAB, { name: 'odd', url: 'ftp://x' }],
      problems: ['`groundplan.servers[3]` has no name.'],
      engines: { 'server:lab': { models: [CHATTING] }, embedded: { models: [CHATTING] } },
    });
    const report = await service.list({});
    assert.deepEqual(
      report.engines.map(({ id, state }) => `${id} ${state}`),
      ['server:lab ready', 'server:cloud unavailable', 'embedded ready', 'vscode unasked'],
    );
    assert.equal(report.problems.length, 2);
    assert.match(report.problems[1]!, /“odd” .* is left out: its `url` is no http or https address/);
  });

  it('with a key on a way that others can read are used, and it is said', async () => {
    const { service } = setting({
      servers: [{ name: 'lab', url: 'http://lab.example:8000', key: 'k-1' }],
      engines: { 'server:lab': { models: [CHATTING] } },
    });
    const { problems } = await service.list({});
    assert.deepEqual(problems, [
      'The key of the server “lab” is sent unencrypted. Use https where others share the network.',
    ]);
  });

  it('that take no adapter are passed over where one is asked for', async () => {
    const { service } = setting({
      preference: 'server',
      servers: [LAB],
      engines: {
        'server:lab': { models: [CHATTING] },
        embedded: { models: [CHATTING], takesAdapters: true },
      },
    });
    const outcome = await service.generate({ ...ASK, adapters: [{ path: '/a.gguf', scale: 1 }] });
    assert.equal(outcome.kind === 'answered' && outcome.engine, 'embedded');
  });
});

describe('remembered answers', () => {
  const engines = { embedded: { models: [CHATTING] } };

  it('are told again for what always comes out the same', async () => {
    const { service, made } = setting({ storagePath: '/anywhere', engines });
    await service.generate({ ...ASK, temperature: 0 });
    const events: TextEvent[] = [];
    const again = await service.generate({ ...ASK, temperature: 0 }, { on: (event) => events.push(event) });
    assert.equal(again.kind === 'answered' && again.cached, true);
    assert.equal(events.at(-1)?.kind === 'text' && events.at(-1), events.at(-1));
    assert.equal(made.get('embedded')?.asked.length, 1);
    await service.generate({ ...ASK, temperature: 0, adapters: [], seed: 4 });
    assert.equal(made.get('embedded')?.asked.length, 2);
  });

  it('are not used for what may come out otherwise, nor where nothing is to be kept', async () => {
    const { service, made } = setting({ storagePath: '/anywhere', engines });
    for (const more of [
      {},
      {},
      { temperature: 0, cache: 'never' as const },
      { temperature: 0, cache: 'never' as const },
    ])
      await service.generate({ ...ASK, ...more });
    assert.equal(made.get('embedded')?.asked.length, 4);
    await service.generate({ ...ASK, cache: 'use' });
    await service.generate({ ...ASK, cache: 'use' });
    assert.equal(made.get('embedded')?.asked.length, 5);
    assert.deepEqual(await service.clearCache(), { answers: 1 });
  });
});

describe('two engines side by side', () => {
  it('answer the same question, told apart on the way', async () => {
    const { service } = setting({
      servers: [LAB],
      engines: { embedded: { models: [CHATTING] }, 'server:lab': { models: [CHATTING] } },
    });
    const told = ['', ''];
    const { sides } = await service.compare(
      { ...ASK, sides: [{ engine: 'embedded' }, { engine: 'server:lab' }] },
      {
        on: ({ side, event }) => {
          if (event.kind === 'text') told[side] += event.piece;
        },
      },
    );
    assert.deepEqual(told, ['embedded says so', 'server:lab says so']);
    assert.deepEqual(
      sides.map((side) => side.kind),
      ['answered', 'answered'],
    );
  });

  it('leave each other alone when one fails', async () => {
    const { service } = setting({
      servers: [LAB],
      engines: { embedded: fails('engine-failed', 'Be'), 'server:lab': { models: [CHATTING] } },
    });
    const { sides } = await service.compare({
      ...ASK,
      sides: [{ engine: 'embedded' }, { engine: 'server:lab' }, { engine: 'nobody' }],
    });
    assert.deepEqual(
      sides.map((side) => side.kind),
      ['failed', 'answered', 'none'],
    );
  });
});

describe('an answer that has to keep to a schema', () => {
  const schema = {
    type: 'object',
    properties: { kind: { enum: ['cycle', 'layer'] } },
    required: ['kind'],
    additionalProperties: false,
  };
  const answering = (...answers: readonly string[]) => {
    const left = [...answers];
    const model = { ...CHATTING, can: { ...CHATTING.can, schema: false } };
    return { models: [model], answer: () => left.shift() ?? 'nothing is left to say' };
  };
  const asked = async (engines: Setting['engines'], request: Partial<TextRequest> = {}) => {
    const { service, made } = setting({ servers: [LAB], ...(engines && { engines }) });
    let told = '';
    const outcome = await service.generate(
      { ...ASK, schema, ...request },
      {
        on: (event) => {
          if (event.kind === 'text') told += event.piece;
        },
      },
    );
    return { outcome, told, made, service };
  };

  it('is told without what stood round it', async () => {
    const { outcome, told } = await asked({ embedded: answering('Gladly:\n```json\n{"kind":"cycle"}\n```') });
    assert.equal(told, '{"kind":"cycle"}');
    assert.ok(outcome.kind === 'answered' && outcome.generated.text === told);
  });

  it('is asked for once more with what is wrong, and nothing of the first is told', async () => {
    const { outcome, told, made } = await asked({
      embedded: answering('{"kind":"loop"}', '{"kind":"layer"}'),
    });
    assert.equal(told, '{"kind":"layer"}');
    assert.ok(outcome.kind === 'answered' && outcome.generated.outputTokens === 2);
    const [, again] = made.get('embedded')!.asked;
    assert.ok(again?.prompt.kind === 'chat');
    const [, said, repair] = again.prompt.turns;
    assert.deepEqual(said, { role: 'assistant', content: '{"kind":"loop"}' });
    assert.match(
      repair!.content,
      /\/kind must be equal to one of the allowed values \(\["cycle","layer"\]\)/,
    );
    assert.deepEqual(again.schema, schema);
  });

  it('comes from another where one cannot keep to it, which is not left alone for that', async () => {
    const { outcome, told, service } = await asked({
      embedded: answering(...Array.from({ length: 8 }, () => '{"kind":1}')),
      'server:lab': answering(...Array.from({ length: 4 }, () => '{"kind":"cycle"}')),
    });
    assert.equal(told, '{"kind":"cycle"}');
    assert.match(
      outcome.because,
      /embedded was passed over: tiny did not keep to the JSON schema: \/kind must be/,
    );
    for (let time = 0; time < 3; time++) await service.generate({ ...ASK, schema, cache: 'never' });
    assert.equal((await service.list({})).engines[0]?.state, 'ready');
  });

  it('is none, with what was wrong, where nobody keeps to it', async () => {
    const { outcome, told, made } = await asked({ embedded: answering('no', '{}') }, { engine: 'embedded' });
    assert.equal(told, '');
    assert.equal(outcome.kind, 'none');
    assert.match(
      outcome.because,
      /did not keep to the JSON schema: the answer must have required property 'kind'/,
    );
    assert.equal(made.get('embedded')?.asked.length, 2);
  });

  it('is not asked for by a schema that is none', async () => {
    await assert.rejects(
      asked({ embedded: answering('{}') }, { schema: { type: 'whatever' } }),
      (error) => codeOf(error) === 'invalid-option',
    );
  });

  it('outside of a chat is asked for once', async () => {
    const prompt = { kind: 'text', text: 'The kind is ' } as const;
    const { outcome, made } = await asked({ embedded: answering('a cycle') }, { prompt, engine: 'embedded' });
    assert.match(outcome.because, /there is no JSON in it/);
    assert.equal(made.get('embedded')?.asked.length, 1);
  });
});

describe('adapters of a server', () => {
  const ABOUT = { request: { python: 1 }, project: {} };
  const lab = (answer?: FakeTextEngineOptions['answer']) =>
    setting({
      servers: [LAB],
      engines: {
        'server:lab': {
          models: [CHATTING],
          servedAdapters: { python: 'python-style' },
          ...(answer === undefined ? {} : { answer }),
        },
      },
    });

  it('answer what is about their language, and the choice says so', async () => {
    const { service, made } = lab();
    const outcome = await service.generate({ ...ASK, about: ABOUT });
    assert.match(outcome.because, /with the adapter python-style, for most of what it is about\.$/);
    assert.equal(made.get('server:lab')!.asked[0]?.servedAdapter, 'python-style');
    await service.generate({ ...ASK, about: { ...ABOUT, wanted: 'none' } });
    await service.generate(ASK);
    assert.deepEqual(
      made.get('server:lab')!.asked.map(({ servedAdapter }) => servedAdapter),
      ['python-style', undefined, undefined],
    );
  });

  it('that fail are left out, and the answer says why', async () => {
    const { service } = lab(({ servedAdapter }) => {
      if (servedAdapter !== undefined) throw new CodedError('engine-unavailable', 'It is not loaded.');
      return 'without';
    });
    const outcome = await service.generate({ ...ASK, about: ABOUT });
    assert.equal(outcome.kind === 'answered' && outcome.generated.text, 'without');
    assert.match(outcome.because, /without the adapter python-style, which failed \(It is not loaded\)\.$/);
  });
});
