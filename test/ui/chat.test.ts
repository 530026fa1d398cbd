/** A conversation in the real VS Code: asked, cited, changed, kept, found again, exported and taken in; by mouse and by keyboard alone. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer, question } from '../support/chatMessages.ts';
import { processesRunning } from '../support/processes.ts';
import { violationsIn } from './pages/accessibility.ts';
import { ChatView } from './pages/chatView.ts';
import { copyOfShop, openSession, type Session } from './pages/session.ts';

describe('the chat in VS Code', () => {
  const shop = copyOfShop();
  const files = join(shop.folder, '..');
  let session: Session;
  let chat: ChatView;

  before(async () => {
    session = await openSession({ width: 1200, folder: shop.folder });
    chat = new ChatView(session.workbench);
    const { workbench } = session;
    await workbench.waitForStatus('Ready');
    await workbench.runCommand('Groundplan: Show Panel');
    await chat.page.locator('.card').first().waitFor();
    await workbench.enlargePanel();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await session?.workbench.screenshot(
        `failed-chat-${this.currentTest.title.replace(/\W+/g, '-').slice(0, 50)}`,
      );
  });

  after(async () => {
    await session?.end();
    shop.remove();
  });

  const accessible = async () =>
    assert.deepEqual(await violationsIn(await session.workbench.panelFrame()), []);

  it('answers with citations that open the file at the line', async () => {
    const { workbench } = session;
    await chat.ask('Where are the cycles?');
    await workbench.screenshot('chat-answer');
    await accessible();
    const mark = chat.page.locator('.cite').first();
    const label = (await mark.getAttribute('aria-label')) ?? '';
    const [, path = '', line = ''] = /: (.+):(\d+)/.exec(label) ?? [];
    await mark.click();
    await workbench.page.locator('.tab.active', { hasText: path.split('/').at(-1)! }).waitFor();
    await workbench.page.locator('.statusbar-item', { hasText: `Ln ${line},` }).waitFor();
  });

  it('changes a question in its place, and asks it again', async () => {
    await chat.question.click();
    await chat.question.press('ArrowUp');
    await chat.page.getByText('Changing a question').waitFor();
    await chat.question.fill('catalog.ts');
    await chat.question.press('Enter');
    await chat.settled('catalog.ts');
    assert.equal(await chat.rows.count(), 2);
    await chat.button('Ask again').last().click();
    await chat.settled('catalog.ts');
    assert.equal(await chat.rows.count(), 2);
    assert.match(await chat.answers.innerText(), /discounts\.ts/);
  });

  it('stops while the engine is busy, and gives the question back or keeps what was told', async () => {
    const engines = processesRunning(session.extensions, 'dist/engine.mjs');
    for (const id of engines) process.kill(id, 'SIGSTOP');
    try {
      await chat.question.fill('How is this built?');
      await chat.question.press('Enter');
      await chat.button('Stop').waitFor();
      await session.workbench.screenshot('chat-thinking');
      await chat.button('Stop').click();
    } finally {
      for (const id of engines) process.kill(id, 'SIGCONT');
    }
    await chat.button('Stop').waitFor({ state: 'detached' });
    // Whether it had been begun by then is the engine's to say.
    const kept = await chat.rows.filter({ hasText: 'How is this built?' }).count();
    const back = await chat.question.inputValue();
    assert.ok(kept > 0 || back === 'How is this built?');
    await chat.question.fill('');
  });

  it('offers suggestions where nothing has been asked: previewed, and put into editors to go on from there', async () => {
    const { workbench } = session;
    await chat.startNew();
    const card = chat.page.locator('.card', { hasText: 'order.ts' }).first();
    await card.locator('vscode-button', { hasText: 'Preview' }).click();
    await workbench.page.getByRole('button', { name: 'Discard' }).click();
    await card.getByRole('button', { name: 'Edit before saving' }).click();
    await workbench.page.locator('.tab.active.dirty').first().waitFor();
    await workbench.screenshot('chat-edit');
    await workbench.runCommand('File: Revert File');
    await workbench.page.locator('.tab.active.dirty').first().waitFor({ state: 'detached' });
  });

  it('applies a suggestion at once', async () => {
    const { workbench } = session;
    const file = join(shop.folder, 'src/orders/order.ts');
    const card = chat.page.locator('.card', { hasText: 'order.ts' }).first();
    const told = workbench.page.locator('.notification-toast', { hasText: 'Applied to' }).first();
    // What was reverted just before is read anew meanwhile, and edits of what stood there are refused.
    for (let tries = 0; tries < 5 && !(await told.isVisible()); tries++) {
      await card.locator('vscode-button', { hasText: 'Apply' }).click();
      await told.waitFor({ timeout: 5000 }).catch(() => {});
    }
    await told.waitFor();
    for (let tries = 0; tries < 50 && !readFileSync(file, 'utf8').startsWith('import type'); tries++)
      await workbench.page.waitForTimeout(100);
    assert.match(readFileSync(file, 'utf8'), /^import type/);
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  it('works by keyboard alone: asked, cited, opened', async () => {
    const { workbench } = session;
    const { keyboard } = workbench.page;
    await chat.startNew();
    await keyboard.type('/expl');
    await chat.page.getByRole('option', { name: '/explain' }).waitFor();
    await keyboard.press('Tab');
    await keyboard.type('src/catalog/catalog.ts');
    await keyboard.press('Enter');
    await chat.settled('src/catalog/catalog.ts');
    const cite = chat.page.locator('.cite:focus');
    for (let steps = 0; steps < 40 && (await cite.count()) === 0; steps++) await keyboard.press('Shift+Tab');
    assert.equal(await cite.count(), 1);
    await workbench.screenshot('chat-keyboard');
    await keyboard.press('Enter');
    await workbench.page
      .locator('.tab.active', { hasText: /catalog|discounts/i })
      .first()
      .waitFor();
  });

  it('adds the current file and a picked one as context, and takes one away', async () => {
    const { workbench } = session;
    await workbench.openFile('src/catalog/product.ts');
    await chat.button('Add context').click();
    await chat.page.getByRole('menuitem', { name: 'Current file' }).click();
    await chat.page.locator('.field .chip', { hasText: 'product.ts' }).waitFor();
    await chat.button('Add context').click();
    await chat.page.getByRole('menuitem', { name: 'File…' }).click();
    await workbench.page.locator('.quick-input-widget input.input').fill('customer');
    await workbench.quickPicks.filter({ hasText: 'customer.ts' }).first().click();
    await chat.page.locator('.field .chip', { hasText: 'customer.ts' }).waitFor();
    await workbench.screenshot('chat-context');
    await accessible();
    await chat.button('Remove product.ts').click();
    assert.equal(await chat.page.locator('.field .chip').count(), 1);
  });

  it('keeps conversations: found by words, renamed, deleted and had back', async () => {
    const { workbench } = session;
    await chat.startNew();
    await chat.ask('/suggest');
    await workbench.screenshot('chat-suggestions');
    await chat.openHistory();
    await chat.conversation('/suggest').waitFor();
    await workbench.screenshot('chat-history');
    await accessible();
    await chat.act('/suggest', 'Rename');
    await chat.page.getByLabel('Title of the conversation').fill('What comes next');
    await chat.page.getByLabel('Title of the conversation').press('Enter');
    await chat.conversation('What comes next').waitFor();
    await chat.page.getByPlaceholder('Search conversations').fill('comes next');
    await chat.conversation('catalog.ts').first().waitFor({ state: 'detached' });
    assert.equal(await chat.page.locator('.conversations li').count(), 1);
    await chat.act('What comes next', 'Delete');
    await chat.page.getByText('was deleted').waitFor();
    await chat.conversation('What comes next').waitFor({ state: 'detached' });
    await chat.page.locator('vscode-button', { hasText: 'Undo' }).click();
    await chat.conversation('What comes next').waitFor();
  });

  it('exports a conversation as Markdown', async () => {
    const { workbench } = session;
    const target = join(files, 'exported.md');
    await chat.act('What comes next', 'Export as Markdown');
    await workbench.answerFileDialog(target, '.md');
    await workbench.page
      .locator('.notification-toast', { hasText: 'The conversation was saved' })
      .first()
      .waitFor();
    assert.match(readFileSync(target, 'utf8'), /What comes next/);
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  it('takes in a conversation of two thousand messages, and has a handful of them in the page', async () => {
    const { workbench } = session;
    const source = join(files, 'long.json');
    writeFileSync(source, JSON.stringify(longConversation(shop.folder)));
    // The palette, from which the last command was run, must not take the dialog away.
    await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await chat.button('Import a conversation…').click();
    await workbench.answerFileDialog(source, '/');
    await chat.page.locator('header h1', { hasText: 'A long conversation' }).waitFor();
    await chat.rows.last().getByText('The docs').waitFor();
    assert.equal(await chat.rows.last().getAttribute('aria-setsize'), '2000');
    assert.ok((await chat.rows.count()) < 30);
    await workbench.screenshot('chat-long');
    await accessible();
  });

  it('takes code of an answer for accepted where it is pasted, and nothing else that is', async () => {
    const { workbench } = session;
    const { page } = workbench;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const paste = async (text: string) => {
      await workbench.openFile('src/main.ts');
      await page.locator('.editor-instance .view-lines').first().click();
      await page.keyboard.press('Control+End');
      await page.keyboard.press('Control+V');
      await page.locator('.editor-instance .view-line', { hasText: text }).first().waitFor();
    };
    const accepted = async () => {
      await workbench.runCommand('Groundplan: Show Feedback Log');
      await page.locator('.tab.active', { hasText: 'eedback' }).waitFor();
      return page.locator('.editor-instance .view-line', { hasText: /accepted.*Code.of.an.answer/ });
    };
    const copyCode = async () => {
      await chat.rows.last().getByRole('button', { name: 'Copy code' }).first().click();
      // The page asks the extension, which writes it a moment later.
      await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes('discounted'));
    };
    await copyCode();
    await page.evaluate(() =>
      navigator.clipboard.writeText('const copiedElsewhere = { of: 1, the: 2, web: 3 };'),
    );
    await paste('copiedElsewhere');
    assert.equal(await (await accepted()).count(), 0);
    await copyCode();
    await paste('function discounted');
    await (await accepted()).first().waitFor();
    await workbench.screenshot('chat-pasted');
    assert.equal(await (await accepted()).count(), 1);
    await workbench.openFile('src/main.ts');
    await workbench.runCommand('File: Revert File');
  });

  it('asks before it opens a link of an answer', async () => {
    const { workbench } = session;
    await chat.rows.last().getByRole('button', { name: 'The docs' }).click();
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.getByText('https://example.org/docs').first().waitFor();
    await workbench.screenshot('chat-link');
    await workbench.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('shows the same conversation again, and what was being written, when the view comes back', async () => {
    const { workbench } = session;
    await chat.question.fill('Half a question');
    await workbench.page.keyboard.press('Control+Shift+E');
    await workbench.page.locator('.explorer-folders-view').waitFor();
    await workbench.runCommand('Groundplan: Show Panel');
    await chat.page.locator('header h1', { hasText: 'A long conversation' }).waitFor();
    assert.equal(await chat.question.inputValue(), 'Half a question');
    await chat.rows.last().getByText('The docs').waitFor();
  });

  it('shows it again after the window was loaded anew, the half question too', async () => {
    const { workbench } = session;
    await workbench.reload();
    await chat.page.locator('header h1', { hasText: 'A long conversation' }).waitFor();
    await chat.rows.last().getByText('The docs').waitFor();
    assert.equal(await chat.question.inputValue(), 'Half a question');
    await workbench.screenshot('chat-reloaded');
    await chat.ask('Where are the cycles?');
  });
});

const ANSWERED_CODE = 'export function discounted(price: number): number {\n  return price * 0.9;\n}';

/** As `export` writes one. */
function longConversation(root: string): object {
  const at = '2027-01-01T10:00:00.000Z';
  const messages = Array.from({ length: 2000 }, (_, index) => {
    if (index % 2 === 0) return question(`m${index}`, `Question ${index}?`);
    const words = `Answer ${index} [1].\n\n${'Words and words. '.repeat((index * 7) % 60)}`;
    const citations = [{ id: 1, root, path: 'src/main.ts', line: 1 }];
    const last = `${words}\n\n\`\`\`ts\n${ANSWERED_CODE}\n\`\`\`\n\n[The docs](https://example.org/docs)`;
    return answer(`m${index}`, index === 1999 ? last : words, { citations });
  });
  const head = { groundplan: 'conversation', version: 1, title: 'A long conversation', roots: [root] };
  return { ...head, created: at, messages, branches: [] };
}
