import assert from 'node:assert/strict';
import { codeOf } from '../../../../src/base/codedError.ts';
import { MemoryConversations } from '../../../../src/infra/chat/memoryConversations.ts';
import type { ChatEvent } from '../../../../src/protocol/chatApi.ts';
import type { AnswerText } from '../../../../src/protocol/feedbackApi.ts';
import { echo, fakeChat, ROOT } from '../../../support/chat.ts';

const roots = [ROOT];
const ask = (question: string) => ({ roots, question });
const failsWith = (code: string) => (error: unknown) => codeOf(error) === code;

describe('the conversation service', () => {
  it('tells the answer piece by piece, and keeps it whole with its places', async () => {
    const chat = fakeChat();
    const events: ChatEvent[] = [];
    const report = await chat.ask(ask('what is this?'), { on: (event) => void events.push(event) });
    assert.deepEqual(
      events.map(({ type }) => type),
      ['begun', 'citation', 'text', 'text'],
    );
    assert.equal(report.answer.text, 'You asked: what is this? [1]');
    assert.equal(report.answer.state, 'done');
    assert.deepEqual(report.answer.followUps, ['And then?']);
    const opened = await chat.open({ conversation: report.conversation.id });
    assert.deepEqual(opened.messages, [report.question, report.answer]);
    assert.equal(opened.conversation.title, 'what is this?');
  });

  it('goes on with a conversation, and tells the answerer what was said before', async () => {
    const heard: number[] = [];
    const chat = fakeChat({
      answer: async (asked, telling) => {
        heard.push(asked.history.length);
        await echo(asked, telling);
      },
    });
    const { conversation } = await chat.ask(ask('one'));
    const second = await chat.ask({ ...ask('two'), conversation: conversation.id });
    assert.deepEqual(heard, [0, 2]);
    assert.equal(second.conversation.messages, 4);
    assert.equal(second.conversation.title, 'one');
  });

  it('has a conversation answered by the adapter that was chosen for it, until another is', async () => {
    const heard: (string | undefined)[] = [];
    const chat = fakeChat({
      answer: async (asked, telling) => {
        heard.push(asked.adapter);
        await echo(asked, telling);
      },
    });
    const first = await chat.ask({ ...ask('one'), adapter: 'python', engine: 'server:lab' });
    const conversation = first.conversation.id;
    const again = { roots, conversation, message: first.answer.id };
    await chat.ask({ ...ask('two'), conversation });
    await chat.retry(again);
    await chat.retry({
      ...again,
      message: (await chat.open({ conversation })).messages[0]!.id,
      adapter: 'none',
    });
    assert.equal((await chat.open({ conversation })).conversation.adapter, 'none');
    const last = await chat.ask({ ...ask('three'), conversation, adapter: 'auto' });
    assert.deepEqual(heard, ['python', 'python', 'python', 'none', undefined]);
    assert.equal(last.conversation.adapter, undefined);
    assert.equal(last.conversation.engine, 'server:lab', 'the engine is a choice of its own');
  });

  it('tells what an engine wrote, and in whose place, where that may be written down', async () => {
    const told: AnswerText[] = [];
    const turns = [{ role: 'user', content: 'one?' }] as const;
    const chat = fakeChat({
      answer: async (_, telling) => telling.wrote({ turns, text: 'one' }),
      wrote: async (answer) => void told.push(answer),
    });
    const { conversation, answer } = await chat.ask({ ...ask('one?'), feedback: 'all' });
    const again = { roots: [ROOT], conversation: conversation.id, message: answer.id };
    const second = await chat.retry({ ...again, feedback: 'all' });
    await chat.retry({ ...again, message: second.answer.id, feedback: 'no code' });
    await chat.ask(ask('one?'));
    assert.deepEqual(told, [
      { answer: answer.id, turns, text: 'one' },
      { answer: second.answer.id, turns, text: 'one', instead: answer.id },
    ]);
  });

  it('tells with which adapter an answer was written, where it may be recorded what becomes of it', async () => {
    const told: AnswerText[] = [];
    const use = { about: 'go', fingerprint: 'ab12ab12', adapter: { language: 'go', version: 1 } };
    let by: typeof use | undefined = use;
    const chat = fakeChat({
      async answer(_, telling) {
        telling.by('embedded', by);
        // Tools were called: what it was given is not told.
        telling.wrote({ text: 'one' });
      },
      wrote: async (answer) => void told.push(answer),
    });
    const { answer } = await chat.ask({ ...ask('one?'), outcome: 'numbers only' });
    await chat.ask({ ...ask('one?'), feedback: 'all' });
    by = undefined;
    await chat.ask({ ...ask('one?'), outcome: 'all' });
    const offered = { root: ROOT, level: 'numbers only', use } as const;
    assert.deepEqual(told, [{ answer: answer.id, text: 'one', offered }]);
  });

  it('keeps the question and the text so far when it is stopped', async () => {
    const stop = new AbortController();
    const chat = fakeChat({
      answer: async (_, telling) => {
        telling.tell({ type: 'text', text: 'half' });
        stop.abort();
        telling.signal.throwIfAborted();
      },
    });
    const { answer, conversation } = await chat.ask(ask('long?'), { signal: stop.signal });
    assert.deepEqual([answer.state, answer.text], ['stopped', 'half']);
    assert.equal((await chat.open({ conversation: conversation.id })).messages.at(-1)?.state, 'stopped');
  });

  it('says what went wrong in the answer, and keeps the question', async () => {
    const chat = fakeChat({ answer: () => Promise.reject(new Error('the server went away')) });
    const { answer } = await chat.ask(ask('hm?'));
    assert.equal(answer.state, 'failed');
    assert.deepEqual(answer.notices, [{ kind: 'failed', text: 'the server went away' }]);
  });

  it('has on disk, while it answers, what was told half a second ago', async () => {
    const store = new MemoryConversations();
    let kept: string | undefined;
    let now = 0;
    const chat = fakeChat({
      store,
      answer: async ({ conversation }, telling) => {
        telling.tell({ type: 'text', text: 'first ' });
        now += 1;
        await new Promise((resolve) => setImmediate(resolve));
        kept = (await store.messages(conversation, 1, 1))[0]?.text;
        telling.tell({ type: 'text', text: 'second' });
      },
      now: () => (now += 600),
    });
    await chat.ask(ask('?'));
    assert.equal(kept, 'first ');
  });

  it('refuses nothing, too much, and what is not analysed, and keeps none of it', async () => {
    const chat = fakeChat();
    await assert.rejects(chat.ask(ask('  ')), failsWith('invalid-option'));
    await assert.rejects(chat.ask(ask('x'.repeat(10_000_000))), failsWith('invalid-option'));
    await assert.rejects(chat.open({ conversation: 'gone' }), failsWith('unknown-conversation'));
    assert.equal((await chat.list({})).total, 0);
  });

  it('asks again in the same place, and brings back what stood there', async () => {
    const chat = fakeChat();
    const { conversation, question } = await chat.ask(ask('one'));
    const id = conversation.id;
    const { answer } = await chat.ask({ ...ask('two'), conversation: id });
    const edited = await chat.edit({ ...ask('uno'), conversation: id, message: question.id });
    assert.deepEqual([edited.conversation.messages, edited.conversation.branches], [2, 1]);
    const { branches } = await chat.branches({ conversation: id });
    assert.deepEqual(
      branches.map(({ at, messages, question: asked }) => [at, messages, asked]),
      [[0, 4, 'one']],
    );
    const restored = await chat.restore({ conversation: id, branch: branches[0]!.id });
    assert.deepEqual([restored.messages, restored.branches], [4, 1]);
    const retried = await chat.retry({ roots, conversation: id, message: answer.id });
    assert.equal(retried.answer.text, 'You asked: two [1]');
    assert.equal(retried.conversation.messages, 4);
    await assert.rejects(
      chat.retry({ roots, conversation: id, message: edited.question.id }),
      failsWith('unknown-conversation'),
    );
  });

  it('keeps branches of branches where they belong', async () => {
    const chat = fakeChat();
    const { conversation, question } = await chat.ask(ask('one'));
    const id = conversation.id;
    const second = await chat.ask({ ...ask('two'), conversation: id });
    await chat.edit({ ...ask('zwei'), conversation: id, message: second.question.id });
    await chat.edit({ ...ask('uno'), conversation: id, message: question.id });
    const { branches } = await chat.branches({ conversation: id });
    const [inner, outer] = [branches.find(({ at }) => at === 2)!, branches.find(({ at }) => at === 0)!];
    assert.equal(outer.after, undefined);
    assert.ok(inner.asked < second.conversation.changed || inner.question === 'two');
    await chat.restore({ conversation: id, branch: outer.id });
    const shown = (await chat.open({ conversation: id })).messages;
    assert.deepEqual([shown[2]!.text, shown[1]!.id], ['zwei', inner.after]);
    const { text } = await chat.export({ conversation: id, format: 'json' });
    const again = await chat.import({ text });
    const taken = (await chat.branches({ conversation: again.id })).branches.find(({ at }) => at === 2)!;
    assert.equal(taken.after, (await chat.open({ conversation: again.id })).messages[1]!.id);
    const markdown = await chat.export({ conversation: id, format: 'markdown' });
    for (const said of ['one', 'two', 'zwei', 'uno']) assert.ok(markdown.text.includes(`## ${said}`), said);
  });

  it('goes on with the engine that was chosen for a conversation, until another is', async () => {
    const heard: (string | undefined)[] = [];
    const chat = fakeChat({
      answer: async (asked, telling) => {
        heard.push(asked.engine);
        await echo(asked, telling);
      },
    });
    const { conversation } = await chat.ask({ ...ask('1'), engine: 'none' });
    const on = { conversation: conversation.id };
    await chat.ask({ ...ask('2'), ...on });
    await chat.ask({ ...ask('3'), ...on, engine: 'embedded' });
    const kept = await chat.ask({ ...ask('4'), ...on });
    assert.equal(kept.conversation.engine, 'embedded');
    await chat.ask({ ...ask('5'), ...on, engine: 'auto' });
    await chat.ask({ ...ask('6'), ...on });
    assert.deepEqual(heard, ['none', 'none', 'embedded', 'embedded', undefined, undefined]);
  });

  it('has an engine summarise what it answered, and does it plainly where that fails or is not waited for', async () => {
    let words: string | undefined = '- all about numbers';
    const chat = fakeChat({
      answer: async (asked, telling) => {
        telling.by('lab');
        await echo(asked, telling);
      },
      summarise: async ({ engine, messages }, signal) => {
        assert.deepEqual([engine, messages.length], ['lab', 24]);
        if (words === undefined) await new Promise((_, fail) => signal.addEventListener('abort', fail));
        return words;
      },
    });
    const summaryOf = async () => {
      const { conversation } = await chat.ask(ask('What is number 0?'));
      for (let at = 1; at < 21; at++)
        await chat.ask({ ...ask(`What is number ${at}?`), conversation: conversation.id });
      return (await chat.open({ conversation: conversation.id })).summary ?? '';
    };
    assert.equal(await summaryOf(), '- all about numbers');
    words = undefined;
    assert.match(await summaryOf(), /^- What is number 0\?/);
  });

  it('lists, searches, renames and deletes', async () => {
    const chat = fakeChat();
    const { conversation } = await chat.ask(ask('who uses the queue?'));
    await chat.ask(ask('any cycles?'));
    assert.deepEqual(
      (await chat.list({})).conversations.map(({ title }) => title),
      ['any cycles?', 'who uses the queue?'],
    );
    const { conversations, total } = await chat.list({ search: 'QUEUE' });
    assert.equal(total, 1);
    assert.match(conversations[0]!.excerpt ?? '', /\*\*queue\*\*/);
    assert.equal((await chat.rename({ conversation: conversation.id, title: ' Queues ' })).title, 'Queues');
    await chat.remove({ conversation: conversation.id });
    assert.equal((await chat.list({})).total, 1);
  });

  it('opens a window of a long history, counted from either end', async () => {
    const chat = fakeChat();
    const { conversation } = await chat.ask(ask('0'));
    const id = conversation.id;
    for (let at = 1; at < 30; at++) await chat.ask({ ...ask(`${at}`), conversation: id });
    const last = await chat.open({ conversation: id, from: -4, count: 2 });
    assert.equal(last.from, 56);
    assert.deepEqual(
      last.messages.map(({ text }) => text),
      ['28', 'You asked: 28 [1]'],
    );
  });

  it('summarises what has grown long, and tells the answerer', async () => {
    let told: string | undefined;
    const chat = fakeChat({
      answer: async (asked, telling) => {
        told = asked.summary;
        await echo(asked, telling);
      },
    });
    const { conversation } = await chat.ask(ask('What is number 0?'));
    for (let at = 1; at < 22; at++)
      await chat.ask({ ...ask(`What is number ${at}?`), conversation: conversation.id });
    assert.match(told ?? '', /^- What is number 0\? → You asked/);
    assert.match((await chat.open({ conversation: conversation.id })).summary ?? '', /number 11/);
  });

  it('takes in what it gave out, and nothing else', async () => {
    const chat = fakeChat();
    const { conversation, question } = await chat.ask({
      ...ask('one'),
      chips: [{ kind: 'file', path: 'a.ts' }],
    });
    await chat.edit({ ...ask('uno'), conversation: conversation.id, message: question.id });
    const { text, name } = await chat.export({ conversation: conversation.id, format: 'json' });
    assert.equal(name, 'one.json');
    const taken = await chat.import({ text });
    assert.notEqual(taken.id, conversation.id);
    assert.deepEqual([taken.title, taken.messages, taken.branches], ['one', 2, 1]);
    for (const bad of ['', '{}', '[]', text.replace('"assistant"', '"system"'), text.replace('"a.ts"', '7')])
      await assert.rejects(chat.import({ text: bad }), failsWith('invalid-conversation'), bad.slice(0, 20));
  });

  it('writes Markdown with places in the citations’ stead, and leaves code alone', async () => {
    const chat = fakeChat({
      answer: async (_, telling) => {
        telling.tell({ type: 'citation', citation: { id: 1, root: ROOT, path: 'a[1].ts', line: 3 } });
        telling.tell({ type: 'text', text: 'See `list[1]` there [1], not [2].' });
      },
    });
    const { conversation } = await chat.ask(ask('# where?'));
    const { text } = await chat.export({ conversation: conversation.id, format: 'markdown' });
    assert.match(text, /^# \\# where\?/);
    assert.match(text, /See `list\[1\]` there \(`a\[1\]\.ts:3`\), not \[2\]\./);
  });
});
