import assert from 'node:assert/strict';
import type { ChatMessage } from '../../../../src/core/model/chat.ts';
import type { ToChat } from '../../../../src/protocol/chatPanel.ts';
import { announcementOf } from '../../../../webview-ui/chat/state/announcements.ts';
import { asked, NO_THREAD, nearTo, stepped, type Thread } from '../../../../webview-ui/chat/state/thread.ts';
import { answer, conversationOf, question, shown } from '../../../support/chatMessages.ts';

const told = (...messages: readonly ToChat[]): Thread => messages.reduce(stepped, NO_THREAD);
const pair = [question('q', 'Why?'), answer('a', 'Because')];
const live = shown([pair[0]!, answer('a', 'Be', { state: 'writing' })], 0, { live: 'a' }) as ToChat;
const texts = (thread: Thread) => [...thread.messages].sort(([a], [b]) => a - b).map(([, { text }]) => text);
const ended = (message: ChatMessage) =>
  ({ type: 'answer', conversation: conversationOf(2), message }) as ToChat;

describe('the conversation in the page', () => {
  it('shows a question before the extension has taken it up, and what was there again where it is refused', () => {
    const before = told(shown(pair) as ToChat);
    const pending = asked(before, { text: 'And then?', chips: [] });
    assert.deepEqual(texts(pending), ['Why?', 'Because', 'And then?', '']);
    assert.notEqual(pending.live, undefined);
    const refused = stepped(pending, { type: 'failure', text: 'Too long.' });
    assert.deepEqual(texts(refused), ['Why?', 'Because']);
    assert.equal(refused.failure, 'Too long.');
    assert.equal(refused.live, undefined);
  });

  it('replaces what follows a question that is changed', () => {
    const thread = told(shown([...pair, question('q2', 'Next?'), answer('a2', 'Later')]) as ToChat);
    const pending = asked(thread, { text: 'Why not?', chips: [] }, 0);
    assert.deepEqual(texts(pending), ['Why not?', '']);
    assert.equal(pending.total, 2);
  });

  it('grows by pieces until it is told whole', () => {
    const growing = stepped(told(live), { type: 'text', conversation: 'c1', message: 'a', text: 'cause' });
    assert.deepEqual(texts(growing), ['Why?', 'Because']);
    assert.equal(growing.live, 'a');
    const done = stepped(growing, ended(answer('a', 'Because.')));
    assert.deepEqual(texts(done), ['Why?', 'Because.']);
    assert.equal(done.live, undefined);
  });

  it('takes no piece of another conversation', () => {
    const thread = told(live);
    assert.deepEqual(stepped(thread, { type: 'text', conversation: 'x', message: 'x', text: '!' }), thread);
    const foreign = {
      ...ended(answer('a', 'No')),
      conversation: { ...conversationOf(2), id: 'x' },
    } as ToChat;
    assert.deepEqual(stepped(thread, foreign), thread);
  });

  it('keeps what came before a window of the same conversation, and nothing of another', () => {
    const earlier = told(
      shown(pair, 10) as ToChat,
      { type: 'messages', conversation: 'c1', from: 8, messages: [question('q0', 'First?')] } as ToChat,
    );
    assert.deepEqual(texts(stepped(earlier, shown(pair, 10) as ToChat)), ['First?', 'Why?', 'Because']);
    assert.equal(stepped(earlier, { type: 'conversation', from: 0, messages: [] }).messages.size, 0);
  });

  it('holds no more of a long history than what is near', () => {
    const many = Array.from({ length: 2000 }, (_, at) => question(`q${at}`, String(at)));
    const thread = nearTo(told(shown(many) as ToChat), 1000, 1010);
    assert.ok(thread.messages.size < 400);
    assert.equal(thread.messages.get(1005)?.text, '1005');
    assert.equal(thread.total, 2000);
  });
});

describe('what a screen reader is told', () => {
  it('is an answer once it stands, not its pieces', () => {
    const before = told(live);
    const growing = stepped(before, { type: 'text', conversation: 'c1', message: 'a', text: 'cause' });
    assert.equal(announcementOf(before, growing), undefined);
    const done = stepped(growing, ended(answer('a', '**Because** of `a` [1], see [b](c).\n\n```ts\nx\n```')));
    assert.equal(announcementOf(growing, done), 'Answer: Because of a , see b. (code)');
  });

  it('is why a question came to nothing', () => {
    const before = asked(NO_THREAD, { text: 'Why?', chips: [] });
    const after = stepped(before, { type: 'failure', text: 'Not analysed.' });
    assert.equal(announcementOf(before, after), 'Not analysed.');
  });

  it('leaves a failure to the alert beside the answer', () => {
    const before = told(live);
    assert.equal(
      announcementOf(before, stepped(before, ended(answer('a', 'Be', { state: 'failed' })))),
      undefined,
    );
  });
});
