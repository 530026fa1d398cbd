/** What a person sees on the way from a fresh window to a refactored cycle: in every kind of theme, wide and narrow. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { violationsIn } from './pages/accessibility.ts';
import { copyOfShop, openSession, type Session } from './pages/session.ts';

const LOOKS = {
  'light-narrow': { theme: 'Default Light Modern', width: 760 },
  contrast: { theme: 'Default High Contrast', width: 1100 },
  'dark-wide': { theme: 'Default Dark Modern', width: 1400 },
};

describe('Groundplan in VS Code', () => {
  const shop = copyOfShop();
  let session: Session;
  /** Ends in the dark and wide. */
  const inEach = async (name: string, holds = async () => {}) => {
    for (const [look, how] of Object.entries(LOOKS)) {
      await session.setLook(how);
      await session.workbench.screenshot(`${name}-${look}`);
      await holds();
    }
  };

  before(async () => {
    session = await openSession({ ...LOOKS['light-narrow'], folder: shop.folder });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await session.workbench.screenshot(
        `failed-${this.currentTest.title.replace(/\W+/g, '-').slice(0, 40)}`,
      );
  });

  after(async () => {
    await session?.end();
    shop.remove();
  });

  it('says in the status bar that the workspace is ready', () => session.workbench.waitForStatus('Ready'));

  it('shows the tree with its sections', async () => {
    const { workbench } = session;
    await workbench.openContainer();
    for (const section of ['Overview', 'Suggestions', 'Findings', 'Cycles', 'Modules', 'Decisions'])
      await workbench.treeRow(section).waitFor();
    await workbench.treeRow('Break cycle').waitFor();
    for (const section of ['Cycles', 'Modules']) await workbench.treeRow(section).click();
    await workbench.treeRow('catalog.ts and discounts.ts').waitFor();
    await workbench.treeRow('src/catalog').waitFor();
    await workbench.panel.locator('.card').first().waitFor();
    await inEach('tree');
    for (const section of ['Cycles', 'Modules']) await workbench.treeRow(section).click();
  });

  it('shows what is decided, and opens the line that says so', async () => {
    const { workbench } = session;
    await workbench.treeRow('Decisions').click();
    await workbench.treeRow('Module system').click();
    await workbench.screenshot('decisions');
    await workbench.treeRow('package.json').click();
    await workbench.page.locator('.tab', { hasText: 'package.json' }).waitFor();
    await workbench.treeRow('Decisions').click();
  });

  it('shows suggestion cards in the panel, and answers about a file', async () => {
    const { workbench } = session;
    await workbench.runCommand('Groundplan: Show Panel');
    await workbench.panel.locator('.card').first().waitFor();
    await workbench.enlargePanel();
    await inEach('panel');
    const question = workbench.panel.getByLabel('Question', { exact: true });
    await question.fill('catalog.ts');
    await workbench.panel.getByRole('button', { name: 'Ask', exact: true }).click();
    await workbench.panel.locator('.answer', { hasText: 'src/catalog/discounts.ts' }).waitFor();
    await workbench.panel.getByRole('button', { name: 'Ask again' }).waitFor();
    await inEach('answer', async () =>
      assert.deepEqual(await violationsIn(await workbench.panelFrame()), []),
    );
  });

  it('lists ranked suggestions from the command palette', async () => {
    const { workbench } = session;
    await workbench.runCommand('Groundplan: Suggest Architecture');
    await workbench.quickPicks.filter({ hasText: 'Break the cycle' }).first().waitFor();
    await workbench.screenshot('palette');
    await workbench.page.keyboard.press('Escape');
  });

  it('breaks a cycle by its quick fix, through the Refactor Preview, and the diagnostic goes', async () => {
    const { workbench } = session;
    await workbench.openFile('src/orders/order.ts');
    await workbench.squiggles.first().waitFor();
    await workbench.quickFix('type-only');
    await workbench.page.getByRole('button', { name: 'Apply' }).waitFor();
    await inEach('preview');
    await workbench.applyRefactorPreview();
    await workbench.squiggles.first().waitFor({ state: 'detached' });
    await workbench.screenshot('fixed');
    await workbench.runCommand('File: Save All');
    const saved = () => readFileSync(join(shop.folder, 'src/orders/order.ts'), 'utf8');
    for (let tries = 0; tries < 50 && !saved().startsWith('import type'); tries++)
      await workbench.page.waitForTimeout(100);
    assert.match(saved(), /^import type \{ Customer \}/m);
  });
});
