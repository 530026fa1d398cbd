/** Other extensions in VS Code's chat: one that uses our tools with a person's consent, and a model of its that answers for us with theirs. */
import assert from 'node:assert/strict';
import { AssistantChat, CHAT_ENABLED } from './pages/assistantChat.ts';
import { copyOfShop, openSession, type Session } from './pages/session.ts';

describe('another extension beside ours', () => {
  const shop = copyOfShop();
  let session: Session;
  let chat: AssistantChat;

  before(async () => {
    session = await openSession({
      folder: shop.folder,
      theme: 'Default Light Modern',
      assistant: true,
      settings: { ...CHAT_ENABLED, 'groundplan.engine': 'vscode' },
    });
    chat = new AssistantChat(session.workbench);
    await session.workbench.waitForStatus('Ready');
    await chat.open();
    await chat.openModels('Parrot');
    await chat.pickModel('Parrot');
  });

  after(async () => {
    await session?.end();
    shop.remove();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await session?.workbench.screenshot(`failed-assistants-${this.currentTest.title.slice(0, 20)}`);
  });

  it('uses a tool once a person has read what it does, and allowed it', async () => {
    await chat.type('@lab groundplan_why {"from":"src/main.ts","to":"src/catalog/catalog.ts"}');
    await session.workbench.page.keyboard.press('Enter');
    await chat.confirmation.waitFor();
    await session.workbench.screenshot('tool-consent');
    const title = chat.view.getByText('Groundplan: Say why one depends on the other');
    await title.filter({ visible: true }).first().waitFor();
    assert.match(await chat.confirmation.innerText(), /“src\/main\.ts”.*“src\/catalog\/catalog\.ts”/);
    assert.equal(await chat.answer.getByText('src/main.ts:').count(), 0);
    await chat.confirmation.getByRole('button', { name: 'Allow' }).first().click();
    await chat.answer.getByText('src/main.ts:').first().waitFor();
    await chat.settled();
    await session.workbench.screenshot('tool-used');
  });

  it('answers for @groundplan with its model once a person has allowed that, with places', async () => {
    await chat.type('@groundplan /explain src/catalog/catalog.ts');
    const { page } = session.workbench;
    await page.keyboard.press('Enter');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    await session.workbench.screenshot('model-consent');
    assert.match(await dialog.innerText(), /Groundplan/);
    await dialog.getByRole('button', { name: 'Allow' }).click();
    await chat.answer.getByText('The parrot has read what stands there').waitFor();
    await chat.settled();
    await chat.places.first().waitFor();
    await session.workbench.screenshot('model-of-another');
  });

  it('finds our server among those that VS Code may start', async () => {
    const { workbench } = session;
    await workbench.runCommand('MCP: List Servers');
    const ours = workbench.quickPicks.filter({ hasText: 'Groundplan' }).first();
    await ours.waitFor();
    await workbench.screenshot('mcp-servers');
    await ours.click();
    await workbench.quickPicks.filter({ hasText: 'Start Server' }).first().waitFor();
    await workbench.page.keyboard.press('Escape');
  });

  it('shows suggestions of an answer as buttons that preview the change', async () => {
    const { workbench } = session;
    await chat.ask('@groundplan /suggest ');
    await chat.answer.getByText('changes are suggested').waitFor();
    await chat.answer.locator('.monaco-button', { hasText: 'Preview 1' }).click();
    await workbench.page.getByRole('button', { name: 'Discard' }).waitFor();
    await workbench.screenshot('participant-preview');
    await workbench.page.getByRole('button', { name: 'Discard' }).click();
  });
});
