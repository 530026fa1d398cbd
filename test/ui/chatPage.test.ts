/** The chat's page at moments that an extension cannot be held at: while an answer streams, fails, is hostile, or is one of thousands. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ChatMessage } from '../../src/core/model/chat.ts';
import type { ToPanel } from '../../src/protocol/panel.ts';
import { answer, conversationOf, modelOf, question, READY, shown } from '../support/chatMessages.ts';
import { violationsIn } from './pages/accessibility.ts';
import { ChatPage } from './pages/chatPage.ts';
import { CONTRAST, DARK, LIGHT } from './pages/themes.ts';

const SHOTS = join(import.meta.dirname, '..', 'output', 'screenshots');

const status = { type: 'status', status: READY } as const;
const NEW: ToPanel = { type: 'conversation', from: 0, messages: [] };
const piece = (text: string) => ({ type: 'text', conversation: 'c1', message: 'a', text }) as const;

describe('the page of the chat', () => {
  let chat: ChatPage;

  before(async () => {
    chat = await ChatPage.open();
  });
  beforeEach(async () => {
    await chat.page.setViewportSize({ width: 320, height: 700 });
    await chat.fresh();
    await chat.tell(status, modelOf());
  });
  after(() => chat?.close());

  const begin = (text: string) =>
    chat.tell(shown([question('q', 'Why?'), answer('a', text, { state: 'writing' })], 0, { live: 'a' }));
  const end = (message: ChatMessage) =>
    chat.tell({ type: 'answer', conversation: conversationOf(2), message } as ToPanel);

  describe('suggestions that learning puts aside', () => {
    const card = (id: string, more: object = {}) => ({
      root: '/shop',
      id,
      kind: 'break-cycle',
      title: `Break the cycle between ${id}.ts and shop.ts`,
      rationale: 'Each imports the other.',
      confidence: 'likely',
      score: 0.5,
      origin: 'rule',
      evidence: [{ path: `src/${id}.ts`, line: 1, text: 'imports shop.ts' }],
      steps: [],
      files: 1,
      ...more,
    });
    const aside = {
      quiet: [card('quiet'), card('still')],
      hidden: [card('hidden', { item: 'rejection:1' })],
      notices: [],
    };
    const told = () => {
      const { model } = modelOf() as unknown as { readonly model: object };
      return chat.tell(status, {
        type: 'model',
        model: { ...model, suggestions: [card('order')], aside },
      } as unknown as ToPanel);
    };
    const folded = (words: string) => chat.page.locator('details.aside', { hasText: words });

    it('stand folded below the others, and one that was dismissed can be allowed again', async () => {
      await told();
      assert.equal(await chat.page.locator('section.card:visible').count(), 1);
      await folded('2 less likely to be of use to you').locator('summary').first().click();
      assert.equal(await chat.page.locator('section.card:visible').count(), 3);
      await folded('1 not shown: like what you dismissed').locator('summary').click();
      await chat.sent();
      await chat.button('Allow again').click();
      assert.deepEqual(await chat.sent(), [
        { type: 'allow', root: '/shop', id: 'hidden', item: 'rejection:1' },
      ]);
    });

    it('each say why they are here', async () => {
      await told();
      await chat.sent();
      await chat.page.locator('.card .why').first().click();
      assert.deepEqual(await chat.sent(), [{ type: 'why', root: '/shop', id: 'order' }]);
    });

    it('look like the rest, in light and dark, narrow and wide', async () => {
      const looks = { dark: DARK, light: LIGHT, contrast: CONTRAST };
      for (const [name, theme] of Object.entries(looks)) {
        await chat.page.evaluate((style) => document.documentElement.setAttribute('style', style), theme);
        await chat.page.setViewportSize({ width: name === 'light' ? 700 : 260, height: 1000 });
        await told();
        await chat.page.locator('details.aside').evaluateAll((all) => {
          for (const each of all) each.setAttribute('open', '');
        });
        assert.deepEqual(await violationsIn(chat.page.mainFrame()), []);
        await chat.page.screenshot({ path: join(SHOTS, `panel-aside-${name}.png`) });
      }
    });
  });

  describe('while an answer streams', () => {
    it('leaves the blocks that stand alone', async () => {
      await begin('# Title\n\nFirst.\n\n```ts\nconst a = 1;\n```\n\nSec');
      const heading = await chat.page.locator('.markdown h3').elementHandle();
      const code = await chat.page.locator('.code').elementHandle();
      await chat.tell(piece('ond, which'), piece(' goes on.\n\nThird.'));
      assert.deepEqual(await chat.page.locator('.markdown > p').allInnerTexts(), [
        'First.',
        'Second, which goes on.',
        'Third.',
      ]);
      assert.equal(await heading?.evaluate((node) => node.isConnected), true);
      assert.equal(await code?.evaluate((node) => node.isConnected), true);
    });

    it('colours code once its block has ended, not while it grows', async () => {
      await begin('```ts\nconst a = 1;');
      assert.equal(await chat.page.locator('.code code span').count(), 0);
      await chat.tell(piece('\n```\n\nDone.'));
      assert.ok((await chat.page.locator('.code .hljs-keyword').count()) > 0);
    });

    it('tells a screen reader of it once, at its end', async () => {
      await begin('Be');
      const spoken = () => chat.page.locator('main > .unseen[role=status]').innerText();
      const before = await spoken();
      await chat.tell(piece('cause '), piece('of this.'));
      assert.equal(await spoken(), before);
      assert.equal(await chat.page.locator('.answer').getAttribute('aria-busy'), 'true');
      await end(answer('a', 'Because of this.'));
      assert.equal(await spoken(), 'Answer: Because of this.');
    });

    it('is stopped by Escape and by its button', async () => {
      await begin('Be');
      await chat.sent();
      await chat.question.press('Escape');
      await chat.button('Stop').click();
      assert.deepEqual(
        (await chat.sent()).map(({ type }) => type),
        ['stop', 'stop'],
      );
    });

    it('follows its end, unless a person has gone back to read', async () => {
      await begin('Words.\n\n'.repeat(100));
      const fromEnd = () =>
        chat.list.evaluate((list) => list.scrollHeight - list.clientHeight - list.scrollTop);
      assert.ok((await fromEnd()) < 2);
      await chat.tell(piece('More.\n\n'.repeat(20)));
      assert.ok((await fromEnd()) < 2);
      await chat.list.evaluate((list) => list.scrollBy(0, -600));
      await chat.settled();
      const top = await chat.list.evaluate((list) => list.scrollTop);
      await chat.tell(piece('More.\n\n'.repeat(20)));
      assert.equal(await chat.list.evaluate((list) => list.scrollTop), top);
      await chat.button('Latest').click();
      await chat.settled();
      assert.ok((await fromEnd()) < 2);
    });
  });

  it('shows hostile content as words, loads nothing and links nowhere', async () => {
    const hostile = `<img src=https://evil.example/a onerror=alert(1)> <script>alert(1)</script>

![x](https://evil.example/b.png) [run](command:workbench.action.quit) [js](javascript:alert(1)) [out](../../etc/passwd) [1](https://evil.example/c)

<iframe src="https://evil.example/d"></iframe>

[1]: https://evil.example/e
\`\`\`"><img src=x>
code
\`\`\``;
    const asked: string[] = [];
    chat.page.on('request', (request) => asked.push(request.url()));
    const citations = [{ id: 1, root: '/shop', path: 'src/a.ts', line: 3 }];
    await chat.tell(shown([question('q', '<b>Why?</b>'), answer('a', hostile, { citations })]));
    assert.deepEqual(asked, []);
    assert.equal(await chat.page.locator('.answer :is(img, script, iframe, a, b, style)').count(), 0);
    await chat.sent();
    // The only ways out: the image, as a link that is asked about; and the citation, which no definition replaces.
    for (const link of await chat.page.locator('.markdown .link').all()) await link.click();
    for (const mark of await chat.page.locator('.markdown .cite').all()) await mark.click();
    assert.deepEqual(await chat.sent(), [
      { type: 'openLink', url: 'https://evil.example/b.png' },
      { type: 'open', root: '/shop', path: 'src/a.ts', line: 3 },
    ]);
  });

  it('takes no message that is not of the protocol', async () => {
    await chat.tell(shown([question('q', 'Why?'), answer('a', 'Because.')]));
    await chat.page.evaluate(() => {
      for (const data of [null, 7, {}, { type: 'text' }, { type: 'conversation', from: -1, messages: 'x' }])
        window.postMessage(data, '*');
    });
    await chat.settled();
    assert.equal(await chat.page.locator('.markdown').innerText(), 'Because.');
  });

  describe('with two thousand messages', () => {
    const messages = Array.from({ length: 2000 }, (_, at) =>
      at % 2 === 0
        ? question(`m${at}`, `Question ${at}`)
        : answer(`m${at}`, `Answer ${at}.\n\n${'Words and words. '.repeat((at * 7) % 90)}`),
    );
    const serve = async () => {
      for (const message of await chat.sent())
        if (message.type === 'messages') {
          const { from, count } = message;
          const window = messages.slice(from, from + count);
          await chat.tell({ type: 'messages', conversation: 'c1', from, messages: window } as ToPanel);
        }
    };
    beforeEach(() => chat.tell(shown(messages.slice(1950), 1950)));

    it('opens as fast and as small as one of twenty', async () => {
      const opened = async (from: number, all: readonly ChatMessage[]) => {
        await chat.fresh();
        await chat.tell(status, modelOf());
        return chat.page.evaluate(async (message) => {
          const started = performance.now();
          window.postMessage(message, '*');
          const nodes = () => document.querySelector('gp-panel')!.shadowRoot!.querySelectorAll('*').length;
          const rows = () =>
            document.querySelector('gp-panel')!.shadowRoot!.querySelectorAll('article').length;
          while (rows() === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
          const milliseconds = performance.now() - started;
          await new Promise((resolve) => setTimeout(resolve, 100));
          return { milliseconds, nodes: nodes() };
        }, shown(all, from) as never);
      };
      const few = await opened(0, messages.slice(-20));
      const many = await opened(1950, messages.slice(-50));
      assert.ok(many.nodes <= 1.3 * few.nodes, `${many.nodes} nodes, ${few.nodes} for twenty`);
      assert.ok(
        many.milliseconds <= 3 * few.milliseconds + 50,
        `${many.milliseconds} ms, ${few.milliseconds} ms for twenty`,
      );
      if (process.env.SHOW) console.log(few, many);
    });

    it('has a handful of them in the page, the last in sight', async () => {
      assert.ok((await chat.rows.count()) < 25);
      assert.equal(await chat.rows.last().getAttribute('aria-posinset'), '2000');
      await chat.rows.last().getByText('Answer 1999.').waitFor();
    });

    it('fetches what is scrolled to, and stays there while heights become known', async () => {
      await chat.list.evaluate((list) => {
        list.scrollTop = list.scrollHeight / 2;
      });
      for (let turn = 0; turn < 5; turn++) {
        await chat.settled();
        await serve();
      }
      assert.ok((await chat.rows.count()) < 40);
      const inSight = () =>
        chat.list.evaluate((list) => {
          const top = list.getBoundingClientRect().top;
          const row = [...list.querySelectorAll('article')].find(
            (each) => each.getBoundingClientRect().bottom > top,
          )!;
          return { row: row.dataset.row, at: Math.round(row.getBoundingClientRect().top - top) };
        });
      const before = await inSight();
      await chat.tell({
        type: 'messages',
        conversation: 'c1',
        from: 0,
        messages: messages.slice(0, 50),
      } as ToPanel);
      await chat.page.setViewportSize({ width: 320, height: 690 });
      await chat.settled();
      assert.deepEqual(await inSight(), before);
    });

    it('is back where it was read when the page comes back', async () => {
      await chat.list.evaluate((list) => list.scrollBy(0, -3000));
      await chat.settled();
      const row = await chat.page.evaluate(() => JSON.parse(sessionStorage.getItem('state')!).anchor.row);
      await chat.page.reload();
      await chat.tell(status, modelOf(), shown(messages.slice(1950), 1950));
      await chat.settled();
      const first = await chat.list.evaluate((list) => {
        const top = list.getBoundingClientRect().top;
        return [...list.querySelectorAll('article')].find(
          (each) => each.getBoundingClientRect().bottom > top + 1,
        )?.dataset.row;
      });
      assert.equal(Number(first), row);
    });

    it('goes from message to message by Page Up and Page Down', async () => {
      const row = () => chat.page.locator('article:focus').getAttribute('data-row');
      await chat.rows.last().focus();
      await chat.page.keyboard.press('PageUp');
      assert.equal(await row(), '1998');
      await chat.page.keyboard.press('PageDown');
      assert.equal(await row(), '1999');
    });
  });

  describe('where a question is written', () => {
    beforeEach(() => chat.tell(NEW));

    it('completes commands by keyboard', async () => {
      await chat.question.pressSequentially('/e');
      assert.deepEqual(await chat.page.locator('[role=option] .command').allInnerTexts(), [
        '/explain',
        '/export',
      ]);
      await chat.question.press('ArrowDown');
      assert.equal(await chat.question.getAttribute('aria-activedescendant'), 'command-export');
      await chat.question.press('ArrowUp');
      await chat.question.press('Tab');
      assert.equal(await chat.question.inputValue(), '/explain ');
      await chat.question.pressSequentially('src/a.ts');
      await chat.sent();
      await chat.question.press('Enter');
      await chat.settled();
      assert.deepEqual(await chat.sent(), [{ type: 'ask', text: 'src/a.ts', chips: [], command: 'explain' }]);
      assert.equal(await chat.question.inputValue(), '');
      assert.equal(await chat.page.locator('.said').innerText(), '/explain src/a.ts');
    });

    it('takes Shift and Enter for a new line', async () => {
      await chat.question.pressSequentially('one');
      await chat.question.press('Shift+Enter');
      await chat.question.pressSequentially('two');
      assert.equal(await chat.question.inputValue(), 'one\ntwo');
      await chat.question.press('Enter');
      assert.deepEqual(
        (await chat.sent()).flatMap((each) => (each.type === 'ask' ? [each.text] : [])),
        ['one\ntwo'],
      );
    });

    it('gives back a question that was not taken, and says why', async () => {
      await chat.question.fill('Why?');
      await chat.question.press('Enter');
      await chat.tell({ type: 'failure', text: 'This workspace has not been analysed.' });
      assert.equal(await chat.question.inputValue(), 'Why?');
      await chat.page.getByRole('alert').getByText('has not been analysed').waitFor();
      assert.equal(await chat.rows.count(), 0);
    });

    it('keeps what is written, and its context, when the page goes away', async () => {
      await chat.question.fill('Half a quest');
      await chat.tell({ type: 'chip', chip: { kind: 'file', root: '/shop', path: 'src/a.ts' } });
      await chat.page.reload();
      await chat.tell(status, modelOf(), NEW);
      assert.equal(await chat.question.inputValue(), 'Half a quest');
      await chat.button('Remove a.ts').click();
      await chat.settled();
      assert.equal(await chat.page.locator('.chip').count(), 0);
      assert.equal(await chat.question.evaluate((field) => field.matches(':focus')), true);
    });

    it('asks nothing while the workspace is read, and says so', async () => {
      await chat.tell({
        type: 'status',
        status: { hasFolder: true, state: { phase: 'error', reason: 'Gone', remedy: 'Try again.' } },
      });
      await chat.question.fill('Why?');
      await chat.sent();
      await chat.question.press('Enter');
      assert.deepEqual(await chat.sent(), []);
      await chat.page.getByText('The engine is down').waitFor();
      assert.equal(await chat.question.inputValue(), 'Why?');
    });

    it('changes the question before by Arrow Up', async () => {
      await chat.tell(shown([question('q', 'Why?', { command: 'why' }), answer('a', 'Because.')]));
      await chat.question.press('ArrowUp');
      await chat.settled();
      assert.equal(await chat.question.inputValue(), '/why Why?');
      await chat.question.fill('/why not?');
      await chat.sent();
      await chat.question.press('Enter');
      assert.deepEqual(await chat.sent(), [
        { type: 'edit', conversation: 'c1', message: 'q', text: 'not?', chips: [], command: 'why' },
      ]);
    });

    it('takes over no letter that an input method is still composing', async () => {
      await chat.question.fill('かな');
      await chat.sent();
      await chat.question.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
      assert.deepEqual(await chat.sent(), []);
    });
  });

  it('stands still where a person wants less motion', async () => {
    const calm = await ChatPage.open({ reducedMotion: true });
    try {
      await calm.tell(
        status,
        shown([question('q', 'Why?'), answer('a', '', { state: 'writing' })], 0, { live: 'a' }),
      );
      assert.equal(
        await calm.page.locator('.pulse').evaluate((dot) => getComputedStyle(dot).animationName),
        'none',
      );
    } finally {
      await calm.close();
    }
  });

  describe('who answers', () => {
    const engines = {
      type: 'engines',
      engines: [
        { id: 'embedded', name: 'Embedded', detail: 'no model is installed: choose one', ready: false },
        { id: 'server:lab', name: 'lab', detail: 'qwen2.5-coder', ready: true },
      ],
      adapters: [],
    } as ToPanel;
    const menu = () => chat.page.locator('gp-menu.engine');
    const open = async () => {
      await menu().locator('.menu-button').press('ArrowDown');
      await chat.tell(engines);
    };
    const entries = () => menu().locator('[role=menuitemradio]');

    it('is chosen by keyboard for the next question, and stays with the conversation', async () => {
      await chat.tell(shown([question('q', 'Why?'), answer('a', 'So.')]));
      await open();
      assert.deepEqual(await entries().locator('span:nth-child(2)').allInnerTexts(), [
        'Auto',
        'No model',
        'Embedded',
        'lab',
      ]);
      assert.match(await entries().nth(2).innerText(), /no model is installed/);
      for (let step = 0; step < 3; step++) await chat.page.keyboard.press('ArrowDown');
      await chat.page.keyboard.press('Enter');
      await chat.settled();
      assert.equal(await menu().locator('.words').innerText(), 'lab');
      await chat.page.locator('textarea').fill('And why that?');
      await chat.page.keyboard.press('Enter');
      const asked = (await chat.sent()).findLast(({ type }) => type === 'ask');
      assert.equal((asked as { engine?: string }).engine, 'server:lab');
      await chat.tell(shown([question('q', 'Why?'), answer('a', 'So.')], 0, { engine: 'server:lab' }));
      assert.equal(await menu().locator('.words').innerText(), 'lab');
      await chat.page.locator('textarea').fill('And now?');
      await chat.page.keyboard.press('Enter');
      const next = (await chat.sent()).findLast(({ type }) => type === 'ask');
      assert.equal('engine' in next!, false, 'the conversation knows');
    });

    it('may have the adapter of a language that the person chooses, and says which', async () => {
      await chat.tell(shown([question('q', 'Why?'), answer('a', 'So.')]));
      await open();
      assert.equal(await menu().getByRole('group').count(), 0, 'nothing to choose among');
      await chat.tell({
        ...engines,
        adapters: [
          { language: 'python', title: 'Python', detail: 'v1' },
          { language: 'typescript', title: 'TypeScript', detail: 'v3' },
        ],
      } as ToPanel);
      const adapters = menu().getByRole('group', { name: 'Adapter' }).getByRole('menuitemradio');
      assert.deepEqual(await adapters.locator('span:nth-child(2)').allInnerTexts(), [
        'By the question',
        'None',
        'Python',
        'TypeScript',
      ]);
      mkdirSync(SHOTS, { recursive: true });
      await chat.page.screenshot({ path: join(SHOTS, 'chat-adapters.png') });
      await adapters.filter({ hasText: 'Python' }).click();
      await chat.settled();
      await menu().locator('.words', { hasText: 'Auto · Python' }).waitFor();
      await chat.page.locator('textarea').fill('And why that?');
      await chat.page.keyboard.press('Enter');
      const asked = (await chat.sent()).findLast(({ type }) => type === 'ask');
      assert.equal((asked as { adapter?: string }).adapter, 'python');
      await chat.tell(shown([question('q', 'Why?'), answer('a', 'So.')], 0, { adapter: 'python' }));
      assert.equal(await menu().locator('.words').innerText(), 'Auto · Python', 'the conversation knows');
    });

    it('is not one that cannot answer, and one that is gone is told', async () => {
      await chat.tell(shown([question('q', 'Why?'), answer('a', 'So.')], 0, { engine: 'server:old' }));
      await open();
      assert.match(await entries().last().innerText(), /old\s+is not there any more/);
      await entries().nth(2).click({ force: true });
      assert.equal(await menu().locator('.words').innerText(), 'old');
    });
  });

  describe('versions of a question', () => {
    const branch = (id: string, at: number, asked: string, after?: string) => ({
      id,
      at,
      ...(after && { after }),
      left: asked,
      asked,
      messages: 2,
      question: 'Was?',
    });

    it('are counted and walked, each where it belongs', async () => {
      await chat.tell(
        shown([question('q', 'Why?'), answer('a', 'So.'), question('r', 'And?'), answer('b', 'Yes.')], 0, {
          branches: [
            branch('older', 0, '2027-01-01T09:00:00.000Z'),
            branch('newer', 0, '2027-01-01T11:00:00.000Z'),
            branch('elsewhere', 2, '2027-01-01T09:00:00.000Z', 'another answer'),
          ],
        }),
      );
      const walks = chat.page.locator('.versions');
      assert.equal(await walks.count(), 1);
      assert.equal(await walks.getAttribute('aria-label'), 'Version 2 of 3 of this question');
      await walks.getByRole('button', { name: 'The next version' }).click();
      assert.deepEqual((await chat.sent()).at(-1), { type: 'restore', conversation: 'c1', branch: 'newer' });
      await walks.getByRole('button', { name: 'The version before' }).press('Enter');
      assert.deepEqual((await chat.sent()).at(-1), { type: 'restore', conversation: 'c1', branch: 'older' });
    });

    it('are not walked while an answer is written', async () => {
      const branches = [branch('older', 0, '2027-01-01T09:00:00.000Z')];
      await chat.tell(
        shown([question('q', 'Why?'), answer('a', 'S', { state: 'writing' })], 0, { branches, live: 'a' }),
      );
      await chat.page.locator('.versions button').first().click({ force: true });
      assert.equal(
        (await chat.sent()).some(({ type }) => type === 'restore'),
        false,
      );
    });
  });
});
