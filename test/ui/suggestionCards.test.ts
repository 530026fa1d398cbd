/** Cards of an answer, end to end: what each button does to the files and to the editors, and what the feedback log tells of it afterwards. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { violationsIn } from './pages/accessibility.ts';
import { ChatView } from './pages/chatView.ts';
import { copyOfShop, openSession, type Session } from './pages/session.ts';

const LOOKS = { light: 'Default Light Modern', dark: 'Default Dark Modern' };
const TYPE_ONLY = 'by making an import type-only';
const ORPHAN = 'Remove legacyRounding.ts';

describe('the cards of an answer in VS Code', () => {
  const shop = copyOfShop();
  const order = join(shop.folder, 'src/orders/order.ts');
  const original = readFileSync(order, 'utf8');
  const onDisk = () => readFileSync(order, 'utf8');
  let session: Session;
  let chat: ChatView;

  before(async () => {
    session = await openSession({ width: 1200, folder: shop.folder });
    chat = new ChatView(session.workbench);
    await session.workbench.waitForStatus('Ready');
    await session.workbench.runCommand('Groundplan: Show Panel');
    await session.workbench.enlargePanel();
    await chat.page.locator('.card').first().waitFor();
    await chat.ask('/suggest');
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await session?.workbench.screenshot(
        `failed-cards-${this.currentTest.title.replace(/\W+/g, '-').slice(0, 50)}`,
      );
  });

  after(async () => {
    await session?.end();
    shop.remove();
  });

  /** Ends in the dark. */
  const inBoth = async (name: string) => {
    for (const [look, theme] of Object.entries(LOOKS)) {
      await session.setLook({ theme, width: 1200 });
      await session.workbench.screenshot(`${name}-${look}`);
      assert.deepEqual(await violationsIn(await session.workbench.panelFrame()), []);
    }
  };

  it('offer to preview, apply, edit and dismiss', async () => {
    assert.equal(await chat.page.getByRole('listbox').count(), 0);
    await chat.card(TYPE_ONLY).scrollIntoViewIfNeeded();
    await inBoth('cards');
  });

  it('preview what would change, and change nothing where the preview is left', async () => {
    const { workbench } = session;
    await chat.cardButton(TYPE_ONLY, 'Preview 1 file').click();
    await workbench.page.locator('.bulk-edit-panel').getByText('order.ts').first().waitFor();
    await workbench.screenshot('cards-preview');
    await workbench.page.getByRole('button', { name: 'Discard' }).click();
    await workbench.page.locator('.bulk-edit-panel').waitFor({ state: 'hidden' });
    assert.equal(onDisk(), original);
  });

  it('put the change into an editor, unsaved', async () => {
    const { workbench } = session;
    await chat.cardButton(TYPE_ONLY, 'Edit before saving').click();
    await workbench.page.locator('.tab.active.dirty', { hasText: 'order.ts' }).waitFor();
    await workbench.page.locator('.editor-instance .view-line', { hasText: 'import type' }).first().waitFor();
    assert.equal(onDisk(), original);
    await workbench.undo('order.ts');
    await workbench.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  });

  it('apply the change to the file, and undo takes it back', async () => {
    const { workbench } = session;
    // Straight after the undo: the engine is told of that first.
    await chat.cardButton(TYPE_ONLY, 'Apply').click();
    await workbench.page
      .locator('.notification-toast', { hasText: 'Applied to 1 file, and Undo takes it back' })
      .first()
      .waitFor();
    await workbench.eventually('the change on disk', () => /^import type/.test(onDisk()));
    await workbench.screenshot('cards-applied');
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.undo('order.ts');
    await workbench.page.locator('.tab.active.dirty').waitFor();
    await workbench.page.keyboard.press('Control+S');
    await workbench.eventually('the text from before on disk', () => onDisk() === original);
  });

  it('say that they were dismissed', async () => {
    await chat.cardButton(ORPHAN, 'Dismiss').click();
    await chat.page.getByText(`Dismissed: ${ORPHAN}`).first().waitFor();
    await inBoth('cards-dismissed');
  });

  it('say so in a window that is loaded anew too, where no answer brings it again', async () => {
    const { workbench } = session;
    await workbench.reload();
    await chat.page.getByText(`Dismissed: ${ORPHAN}`).first().waitFor();
    assert.equal(await chat.card(ORPHAN).count(), 0);
    await workbench.screenshot('cards-reloaded');
    await chat.startNew();
    await chat.ask('/suggest');
    await chat.answers.last().locator('.card').first().waitFor();
    assert.equal(await chat.card(ORPHAN).count(), 0);
  });

  it('create the file that an answer has made, and undo takes it back', async () => {
    const { workbench } = session;
    const file = join(shop.folder, 'src/catalog/coupon.ts');
    await chat.startNew();
    await chat.ask('/generate a coupon in the catalog');
    await inBoth('cards-file');
    await chat.cardButton('Add src/catalog/coupon.ts', 'Apply').click();
    await workbench.eventually('the file', () => existsSync(file));
    assert.match(readFileSync(file, 'utf8'), /^import \{ MAX_DISCOUNT \} from '.\/catalog';/);
    await workbench.undo('src/catalog/coupon.ts');
    await workbench.eventually('the file to go', () => !existsSync(file));
  });

  it('are told of in the feedback log', async () => {
    const { workbench } = session;
    await workbench.runCommand('Groundplan: Show Feedback Log');
    const log = workbench.page.locator('.editor-instance .view-line');
    for (const [what, title] of [
      ['accepted', 'Add src/catalog/coupon.ts'],
      ['undone', 'Add src/catalog/coupon.ts'],
      ['dismissed', ORPHAN],
      ['undone', 'Break the cycle'],
      ['accepted', 'Break the cycle'],
      ['ignored', 'Break the cycle'],
    ])
      await log.filter({ hasText: what! }).filter({ hasText: title! }).first().waitFor();
    await workbench.screenshot('cards-log');
  });
});
