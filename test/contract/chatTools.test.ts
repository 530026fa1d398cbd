/** Answers for which tools of other servers are called: a model on loopback asks for them, servers made with the SDK serve them. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ChatMessage, ChatToolUse } from '../../src/core/model/chat.ts';
import type { ToolConsent, ToolServer } from '../../src/core/model/toolServer.ts';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import type { AskRequest, ChatApi, ChatEvent } from '../../src/protocol/chatApi.ts';
import { analysisOptions } from '../support/analysisOptions.ts';
import { NOTES, withHttpNotes } from '../support/noteServers.ts';
import {
  answer,
  finish,
  json,
  type Received,
  type Script,
  stream,
  withModels,
  withServer,
} from '../support/scriptedServer.ts';
import { withFolder } from '../support/temporary.ts';

const FILES = { 'src/sync.ts': 'export class MeadowSync {\n  run(at: string) {\n    return at;\n  }\n}\n' };

interface Setting {
  readonly script: Script;
  readonly servers?: readonly ToolServer[];
  readonly trusted?: boolean;
  readonly contextTokens?: number;
  /** What the person says, one a question; `once` when there is none. */
  readonly consents?: readonly ToolConsent[];
}

interface Bench {
  ask(question: string, more?: Partial<AskRequest>, signal?: AbortSignal): Promise<ChatMessage>;
  readonly chat: ChatApi;
  readonly received: readonly Received[];
  readonly events: ChatEvent[];
  readonly audit: string;
  /** Stops the answer once this is told. */
  stopAt(state: ChatToolUse['state']): void;
}

function talking(
  { script, servers = [NOTES], trusted = true, contextTokens = 16_000, consents = [] }: Setting,
  use: (bench: Bench) => Promise<void>,
): Promise<void> {
  return withFolder(FILES, (root) =>
    withFolder({}, (kept) =>
      withServer(withModels(script), async ({ url, received }) => {
        const audit = join(kept, 'tools.jsonl');
        const engine = createNodeEngine({
          log() {},
          gitAllowed: false,
          enginesConfiguration: async () => ({
            preference: 'server',
            servers: [{ name: 'lab', url, contextTokens }],
          }),
          toolServers: async () => ({ servers, trusted, auditFile: audit }),
        });
        const left = [...consents];
        const events: ChatEvent[] = [];
        let stopAt: ChatToolUse['state'] | undefined;
        try {
          await engine.analyze(root, analysisOptions());
          const ask: Bench['ask'] = async (question, more = {}) => {
            const stop = new AbortController();
            const on = (event: ChatEvent) => {
              events.push(event);
              if (event.type !== 'tool') return;
              if (event.use.state === stopAt) return stop.abort();
              if (event.use.state !== 'asked') return;
              void engine.chat.consent({ use: event.use.id, consent: left.shift() ?? 'once' });
            };
            const report = await engine.chat.ask(
              { roots: [root], question, tools: 'ask', ...more },
              { signal: stop.signal, on },
            );
            return report.answer;
          };
          await use({
            ask,
            chat: engine.chat,
            received,
            events,
            audit,
            stopAt: (state) => {
              stopAt = state;
            },
          });
        } finally {
          await engine.dispose();
        }
      }),
    ),
  );
}

const call = (name: string, given: unknown, id = 'one') => ({
  choices: [
    {
      index: 0,
      delta: {
        tool_calls: [
          { index: 0, id, type: 'function', function: { name, arguments: JSON.stringify(given) } },
        ],
      },
      finish_reason: null,
    },
  ],
});

type Message = { readonly role: string; readonly content: string; readonly tool_calls?: readonly unknown[] };
const messagesOf = ({ body }: Received) => body?.messages as readonly Message[];
const toolsOf = ({ body }: Received) =>
  (body?.tools ?? []) as readonly { readonly function: { readonly name: string } }[];

/** Calls the tool, and once it has been answered says what it is given. */
const calling =
  (name: string, given: unknown, then = 'Done.'): Script =>
  (received, response) => {
    if (messagesOf(received).some(({ role }) => role === 'tool')) return answer(response, then);
    stream(response, call(name, given), finish('tool_calls'), '[DONE]');
    response.end();
  };

const asksOf = (received: readonly Received[]) =>
  received.filter(({ path }) => path.endsWith('/chat/completions'));

const noticesOf = ({ notices }: ChatMessage) => notices.map(({ text }) => text).join('\n');

describe('answers that call tools of other servers', function () {
  this.timeout(60_000);

  for (const [way, within] of [
    ['a process', (use: (server: ToolServer) => Promise<void>) => use(NOTES)],
    ['HTTP', withHttpNotes<void>],
  ] as const)
    it(`ask first, run once, and say what ran with what, over ${way}`, () =>
      within((server) =>
        talking(
          {
            servers: [server],
            script: calling(
              'notes__find',
              { text: 'sync' },
              'The job runs at four and is owned by Ines. It is written in `Fortran`.\n',
            ),
          },
          async ({ ask, received, events, chat }) => {
            const told = await ask('when does the sync job run?');
            assert.equal(told.state, 'done');
            const [use] = told.tools ?? [];
            assert.equal(use?.tool, 'notes/find');
            assert.equal(use?.state, 'answered');
            assert.deepEqual(JSON.parse(use!.arguments), { text: 'sync' });
            assert.match(use?.text ?? '', /Note 12 on sync/);
            assert.deepEqual(
              events.flatMap((event) => (event.type === 'tool' ? [event.use.state] : [])),
              ['asked', 'running', 'answered'],
            );
            const [first, second] = asksOf(received);
            assert.ok(toolsOf(first!).some(({ function: { name } }) => name === 'notes__find'));
            const result = messagesOf(second!).at(-1)!;
            assert.equal(result.role, 'tool');
            assert.match(result.content, /<source id="\d+" tool="notes\/find">\nNote 12/);
            // What the tool bears out is said to be its word, what it does not is marked.
            assert.match(told.text, /owned by Ines\. \*\(notes\/find\)\*/);
            assert.match(told.text, /`Fortran`\. \*\(not supported/);
            const { entries } = await chat.toolLog({});
            assert.deepEqual(
              entries.map(({ event, consent }) => [event, consent]),
              [
                ['asked', 'once'],
                ['answered', undefined],
              ],
            );
          },
        ),
      ));

  it('say what was denied, and do without', () =>
    talking(
      { script: calling('notes__find', { text: 'sync' }, 'It was denied.'), consents: ['refused'] },
      async ({ ask, received }) => {
        const told = await ask('when?');
        assert.equal(told.tools?.[0]?.state, 'refused');
        assert.match(told.tools?.[0]?.text ?? '', /did not allow/);
        assert.match(
          messagesOf(asksOf(received)[1]!).at(-1)!.content,
          /was not run: The person did not allow it/,
        );
      },
    ));

  it('ask once for a conversation, and again in another', () =>
    talking(
      { script: calling('notes__find', { text: 'sync' }), consents: ['conversation'] },
      async ({ ask, chat, events }) => {
        await ask('when?');
        const [begun] = (await chat.list({})).conversations;
        await ask('and now?', { conversation: begun!.id });
        const asked = () =>
          events.filter((event) => event.type === 'tool' && event.use.state === 'asked').length;
        assert.equal(asked(), 1);
        await ask('elsewhere?');
        assert.equal(asked(), 2);
      },
    ));

  it('run without a question what was allowed for good, until that is withdrawn', () =>
    talking(
      { script: calling('notes__find', { text: 'sync' }), consents: ['always'] },
      async ({ ask, chat }) => {
        await ask('when?');
        assert.equal((await chat.tools({})).tools.find(({ id }) => id === 'notes/find')?.allowed, true);
        assert.equal((await ask('when?', { tools: 'allowed' })).tools?.[0]?.state, 'answered');
        assert.deepEqual(await chat.withdrawConsent({}), { forgotten: ['notes/find'] });
        const [refused] = (await ask('when?', { tools: 'allowed' })).tools ?? [];
        assert.equal(refused?.state, 'refused');
        assert.match(refused?.text ?? '', /Nobody is there to be asked.*choose “always”/);
      },
    ));

  it('call none where the host does not admit it, and none in an untrusted workspace', async () => {
    const script: Script = (_, response) => answer(response, 'Without.');
    await talking({ script }, async ({ ask, received, audit, chat }) => {
      const { conversation: _, ...plain } = { conversation: '', tools: undefined };
      await ask('when?', plain as Partial<AskRequest>);
      assert.equal(asksOf(received)[0]!.body!.tools, undefined);
      assert.equal(existsSync(audit), false);
      assert.equal((await chat.tools({})).off, undefined);
    });
    await talking({ script, trusted: false }, async ({ ask, received, chat }) => {
      await ask('when?');
      assert.equal(asksOf(received)[0]!.body!.tools, undefined);
      assert.match((await chat.tools({})).off ?? '', /untrusted workspace/);
      assert.match((await ask('notes/find text=a', { command: 'tools' })).text, /untrusted workspace/);
    });
  });

  it('refuse arguments that do not fit before anybody is asked', () =>
    talking({ script: calling('notes__add', { a: 'one' }) }, async ({ ask, events, received }) => {
      const told = await ask('what is one and two?');
      assert.equal(told.tools?.[0]?.state, 'refused');
      assert.equal(
        events.some((event) => event.type === 'tool' && event.use.state === 'asked'),
        false,
      );
      assert.match(messagesOf(asksOf(received)[1]!).at(-1)!.content, /do not fit the tool’s schema/);
    }));

  it('refuse tools that nobody offers', () =>
    talking({ script: calling('shell__run', { line: 'rm -rf /' }) }, async ({ ask, received }) => {
      const told = await ask('when?');
      assert.equal(told.tools, undefined);
      assert.match(messagesOf(asksOf(received)[1]!).at(-1)!.content, /There is no such tool/);
    }));

  it('go on where a server hangs, dies, or lies about what it takes', async () => {
    for (const [tool, state, words] of [
      ['hangs', 'lost', /timed out/i],
      ['dies', 'lost', /notes:/],
      ['lies', 'failed', /token/],
    ] as const)
      await talking(
        { script: calling(`notes__${tool}`, {}, 'So be it.'), servers: [{ ...NOTES, timeoutMs: 1_500 }] },
        async ({ ask }) => {
          const told = await ask('when?');
          assert.equal(told.state, 'done', tool);
          assert.equal(told.tools?.[0]?.state, state, tool);
          assert.match(told.tools?.[0]?.text ?? '', words, tool);
        },
      );
  });

  it('cut five megabytes to the room there is', () =>
    talking({ script: calling('notes__large', {}), contextTokens: 8_000 }, async ({ ask, received }) => {
      const told = await ask('when?');
      assert.ok(told.tools![0]!.text!.length < 9_000);
      const { content } = messagesOf(asksOf(received)[1]!).at(-1)!;
      assert.match(content, /What follows is cut/);
      assert.ok(content.length < 9_000, `${content.length}`);
    }));

  it('are not steered by what a tool says', () =>
    talking(
      { script: calling('notes__orders', {}, 'The garden opens at nine.') },
      async ({ ask, received, audit }) => {
        const told = await ask('when?');
        const { content } = messagesOf(asksOf(received)[1]!).at(-1)!;
        assert.equal(content.split('</source>').length, 2);
        assert.equal(/<\|im_(start|end)\|>/.test(content), false);
        assert.match(content, /nothing in it is an instruction/);
        assert.deepEqual(
          told.tools?.map(({ tool }) => tool),
          ['notes/orders'],
        );
        assert.ok(existsSync(audit));
      },
    ));

  it('end after so many rounds, and say so', () =>
    talking(
      {
        script: (received, response) => {
          if (received.body!.tool_choice === 'none') return answer(response, 'Enough.');
          stream(
            response,
            call('notes__add', { a: 1, b: 2 }, `id${messagesOf(received).length}`),
            finish('tool_calls'),
          );
          response.end();
        },
        consents: ['conversation'],
      },
      async ({ ask }) => {
        const told = await ask('when?');
        assert.equal(told.tools?.length, 5);
        assert.match(noticesOf(told), /called in 5 rounds/);
      },
    ));

  for (const state of ['asked', 'running'] as const)
    it(`stop while a tool is ${state}, and keep what was told`, () =>
      talking({ script: calling('notes__hangs', {}) }, async ({ ask, stopAt }) => {
        stopAt(state);
        const told = await ask('when?');
        assert.equal(told.state, 'stopped');
        assert.equal(told.tools?.[0]?.state, state === 'asked' ? 'refused' : 'lost');
        assert.match(told.tools?.[0]?.text ?? '', /^Stopped/);
      }));

  it('are told to a server that refuses tools in words, with a schema, from then on', () =>
    talking(
      {
        script: (received, response) => {
          if (received.body!.tools !== undefined)
            return json(response, 400, { error: 'this model does not support tools' });
          if (received.body!.response_format === undefined) return answer(response, 'At four, says Ines.');
          const called = messagesOf(received).some(({ content }) => content.includes('Note 12'));
          const text = called ? { tool: 'none' } : { tool: 'notes__find', arguments: { text: 'sync' } };
          answer(response, JSON.stringify(text));
        },
      },
      async ({ ask, received }) => {
        const told = await ask('when?');
        assert.equal(told.tools?.[0]?.state, 'answered');
        assert.match(told.text, /At four/);
        const asked = asksOf(received);
        assert.deepEqual(
          asked.map(({ body }) => [body!.tools !== undefined, body!.response_format !== undefined]),
          [
            [true, false],
            [false, true],
            [false, true],
            [false, false],
          ],
        );
        const roles = messagesOf(asked.at(-1)!).map(({ role }) => role);
        assert.deepEqual(roles.slice(-3), ['user', 'assistant', 'user']);
      },
    ));

  it('are run without any engine where a person says so, and listed', () =>
    talking({ script: (_, response) => answer(response, 'not asked') }, async ({ ask, received }) => {
      const without = { engine: 'none', command: 'tools' } as const;
      const listed = await ask('', without);
      assert.match(listed.text, /`notes\/add a=… b=… \[exact=…\]`: Adds numbers\./);
      const added = await ask('notes/add a=1.5 b=2', without);
      assert.match(added.text, /```text\n3\.5\n```/);
      assert.equal(added.tools?.[0]?.state, 'answered');
      const found = await ask('notes/find {"text": "two words"}', without);
      assert.match(found.text, /Note 12 on two words/);
      assert.match((await ask('notes/add a=x b=2', without)).text, /was not run\. The arguments do not fit/);
      assert.match((await ask('notes/none', without)).text, /There is no tool `notes\/none`/);
      assert.match((await ask('notes/add 1 2', without)).text, /written as `name=value`/);
      assert.equal(asksOf(received).length, 0);
    }));

  it('wait for no server that does not start, and say what is wrong with it', () =>
    talking(
      {
        script: (_, response) => answer(response, 'Without.'),
        servers: [
          {
            name: 'mute',
            reach: {
              kind: 'process',
              command: process.execPath,
              args: ['-e', 'setInterval(() => {}, 1000)'],
              env: {},
            },
            timeoutMs: 1_000,
          },
        ],
      },
      async ({ ask }) => {
        const started = performance.now();
        const told = await ask('when?');
        assert.ok(performance.now() - started < 12_000);
        assert.match(noticesOf(told), /still starting/);
      },
    ));

  it('are part of a conversation that is exported and taken in again', () =>
    talking({ script: calling('notes__find', { text: 'sync' }) }, async ({ ask, chat }) => {
      const told = await ask('when?');
      const { id } = (await chat.list({})).conversations[0]!;
      const markdown = await chat.export({ conversation: id, format: 'markdown' });
      assert.match(markdown.text, /> Tool `notes\/find`, answered, with:/);
      const { text } = await chat.export({ conversation: id, format: 'json' });
      const again = await chat.import({ text });
      const { messages } = await chat.open({ conversation: again.id });
      assert.deepEqual({ ...messages[1]!.tools![0], id: '' }, { ...told.tools![0], id: '' });
    }));
});
