/** What a person sees: the packaged extension, installed, in light and dark, wide and narrow. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { BROWSER, startCodeServer } from '../support/codeServer.mjs';
import { Workbench } from './pages/workbench.ts';

const fixture = join(import.meta.dirname, '..', 'host', 'workspaces', 'shop');
const vsix = process.env.GROUNDPLAN_VSIX!;

const LOOKS = [
  { name: 'dark-wide', theme: 'Default Dark Modern', width: 1400 },
  { name: 'light-narrow', theme: 'Default Light Modern', width: 760 },
];

for (const { name, theme, width } of LOOKS) {
  describe(`Groundplan in VS Code, ${name}`, () => {
    let server: Awaited<ReturnType<typeof startCodeServer>>;
    let browser: Browser;
    let workbench: Workbench;
    const workspace = mkdtempSync(join(tmpdir(), 'gu-'));

    before(async () => {
      cpSync(fixture, workspace, { recursive: true });
      server = await startCodeServer({ vsix, settings: { 'workbench.colorTheme': theme } });
      browser = await chromium.launch(BROWSER);
      workbench = new Workbench(await browser.newPage({ viewport: { width, height: 900 } }));
      workbench.page.setDefaultTimeout(30_000);
      await workbench.open(server.url, workspace);
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed')
        await workbench.screenshot(
          `failed-${name}-${this.currentTest.title.replace(/\W+/g, '-').slice(0, 40)}`,
        );
    });

    after(async () => {
      await browser?.close();
      server?.stop();
      rmSync(workspace, { recursive: true, force: true });
    });

    it('says in the status bar that the workspace is ready', async () => {
      await workbench.waitForStatus('Ready');
    });

    it('shows the tree with its sections', async () => {
      await workbench.openContainer();
      for (const section of ['Overview', 'Suggestions', 'Findings', 'Cycles', 'Modules'])
        await workbench.treeRow(section).waitFor();
    });

    it('shows suggestion cards in the panel, and answers about a file', async () => {
      await workbench.runCommand('Groundplan: Show Panel');
      await workbench.panel.locator('article').first().waitFor();
      await workbench.screenshot(`panel-${name}`);
      await workbench.panel.locator('vscode-textfield input').fill('catalog.ts');
      await workbench.panel.locator('vscode-button', { hasText: 'Ask' }).click();
      await workbench.panel.locator('.answer', { hasText: 'src/catalog/discounts.ts' }).waitFor();
      await workbench.screenshot(`answer-${name}`);
    });

    it('lists ranked suggestions from the command palette', async () => {
      await workbench.runCommand('Groundplan: Suggest Architecture');
      await workbench.quickPicks.filter({ hasText: 'Break the cycle' }).first().waitFor();
      await workbench.screenshot(`palette-${name}`);
      await workbench.page.keyboard.press('Escape');
    });

    it('breaks a cycle by its quick fix, through the Refactor Preview, and the diagnostic goes', async () => {
      await workbench.openFile('src/orders/order.ts');
      await workbench.squiggles.first().waitFor();
      await workbench.quickFix('type-only');
      await workbench.page.getByRole('button', { name: 'Apply' }).waitFor();
      await workbench.screenshot(`preview-${name}`);
      await workbench.applyRefactorPreview();
      await workbench.squiggles.first().waitFor({ state: 'detached' });
      await workbench.screenshot(`fixed-${name}`);
      await workbench.runCommand('File: Save All');
      await workbench.page.waitForTimeout(500);
      assert.match(
        readFileSync(join(workspace, 'src/orders/order.ts'), 'utf8'),
        /^import type \{ Customer \}/m,
      );
    });
  });
}

describe('Groundplan without a folder', () => {
  it('says what to do', async () => {
    const server = await startCodeServer({
      vsix,
      settings: { 'workbench.colorTheme': 'Default Dark Modern' },
    });
    const browser = await chromium.launch(BROWSER);
    try {
      const workbench = new Workbench(await browser.newPage({ viewport: { width: 1200, height: 800 } }));
      await workbench.open(server.url);
      await workbench.openContainer();
      await workbench.page.getByText('Open a folder to see how it is built.').first().waitFor();
      await workbench.screenshot('empty');
    } finally {
      await browser.close();
      server.stop();
    }
  });
});
