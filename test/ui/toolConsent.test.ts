/** Tools of other servers in the chat's page: the question before one runs, and what ran. */
import assert from 'node:assert/strict';
import type { ChatMessage, ChatToolUse } from '../../src/core/model/chat.ts';
import type { ToPanel } from '../../src/protocol/panel.ts';
import { answer, conversationOf, modelOf, question, READY, shown } from '../support/chatMessages.ts';
import { violationsIn } from './pages/accessibility.ts';
import { ChatPage } from './pages/chatPage.ts';

const status = { type: 'status', status: READY } as const;

const use = (id: string, more: Partial<ChatToolUse> = {}): ChatToolUse => ({
  id,
  tool: 'tickets/find_by_words',
  description: 'Finds tickets of the team by the words in their titles.',
  arguments: '{\n "words": "login fails",\n "most": 5\n}',
  state: 'asked',
  ...more,
});

const ANSWERED = use('t0', {
  state: 'answered',
  milliseconds: 1240,
  text: '#12 Login fails after the session has ended\n#31 Login page is blank\n<img src=x onerror=alert(1)>',
});

describe('tools of other servers in the page of the chat', function () {
  this.timeout(60_000);
  let chat: ChatPage;

  before(async () => {
    chat = await ChatPage.open({ width: 320, height: 700 });
  });
  beforeEach(async () => {
    await chat.fresh();
    await chat.tell(status, modelOf());
  });
  after(() => chat?.close());

  const live = (tools: readonly ChatToolUse[], text = '') =>
    chat.tell(
      shown(
        [question('q', 'Which tickets are about login?'), answer('a', text, { state: 'writing', tools })],
        0,
        {
          live: 'a',
        },
      ),
    );
  const end = (message: ChatMessage) =>
    chat.tell({ type: 'answer', conversation: conversationOf(2), message } as ToPanel);

  it('asks with what the tool is, what its server says and what it is given', async () => {
    await live([use('t1')]);
    const ask = chat.page.getByRole('group', { name: 'Run find_by_words of tickets?' });
    assert.equal(await ask.count(), 1);
    assert.equal(
      await chat.page.locator('.doing').count(),
      0,
      'it waits for the person and says nothing else',
    );
    assert.match(await ask.innerText(), /tickets says: Finds tickets[\s\S]*"words": "login fails"/);
    assert.match(
      await chat.page.locator('main > .unseen[role=status]').innerText(),
      /run find_by_words of tickets\?/,
    );
    assert.deepEqual(await violationsIn(chat.page.mainFrame()), []);
  });

  for (const [button, consent] of [
    ['Allow Once', 'once'],
    ['Deny', 'refused'],
    ['Allow in this conversation', 'conversation'],
    ['Always allow', 'always'],
  ] as const)
    it(`sends “${button}” once, by the keyboard, and gives the keyboard back`, async () => {
      await live([use('t1')]);
      await chat.sent();
      await chat.page.getByRole('button', { name: button, exact: true }).focus();
      await chat.page.keyboard.press('Enter');
      await chat.settled();
      assert.deepEqual(await chat.sent(), [{ type: 'consent', use: 't1', consent }]);
      assert.equal(await chat.page.locator('.ask').count(), 0);
      assert.equal(await chat.question.evaluate((field) => field.matches(':focus')), true);
    });

  it('takes no keyboard from who is writing', async () => {
    await chat.question.focus();
    await live([use('t1')]);
    assert.equal(await chat.question.evaluate((field) => field.matches(':focus')), true);
  });

  it('shows what ran, with what, and what came of it, as words', async () => {
    await end(answer('a', 'Two tickets.', {}));
    await chat.tell(shown([question('q', 'Which?'), answer('a', 'Two tickets.', { tools: [ANSWERED] })]));
    const summary = chat.page.locator('.tool summary');
    assert.match(
      (await summary.innerText()).replace(/\s+/g, ' '),
      /find_by_words of tickets: answered, 1\.2 s/,
    );
    await summary.click();
    assert.match(await chat.page.locator('.tool').innerText(), /<img src=x onerror/);
    assert.equal(await chat.page.locator('.tool img').count(), 0);
    assert.deepEqual(await violationsIn(chat.page.mainFrame()), []);
  });

  it('says of one that was not run why, and asks nothing of an answer that is over', async () => {
    const refused = use('t2', { state: 'refused', text: 'The person did not allow it.' });
    await chat.tell(
      shown([
        question('q', 'Which?'),
        answer('a', 'Without.', {
          state: 'stopped',
          tools: [refused, use('t3'), use('t4', { state: 'running' })],
        }),
      ]),
    );
    assert.equal(await chat.page.locator('.ask').count(), 0);
    const words = (await chat.page.locator('.tool summary').allInnerTexts())
      .join('\n')
      .replace(/[ \u00a0]+/g, ' ');
    assert.match(words, /not run[\s\S]*not run[\s\S]*no answer/);
  });

  it('stays within 250 pixels, whatever a model writes', async () => {
    await chat.page.setViewportSize({ width: 250, height: 700 });
    await live([
      ANSWERED,
      use('t1', {
        tool: `tickets/${'find_'.repeat(20)}`,
        description: 'w'.repeat(300),
        arguments: `{\n "a": "${'x'.repeat(3000)}"\n}`,
      }),
    ]);
    assert.equal(await chat.page.evaluate(() => document.documentElement.scrollWidth <= 250), true);
    const box = await chat.page.locator('.ask').boundingBox();
    assert.ok(box !== null && box.x >= 0 && box.x + box.width <= 250);
    await chat.page.setViewportSize({ width: 320, height: 700 });
  });
});
