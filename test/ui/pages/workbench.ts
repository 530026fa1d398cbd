/** VS Code's workbench as a person sees it. Selectors live here and nowhere else. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';

const screenshots = join(import.meta.dirname, '..', '..', 'output', 'screenshots');

export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(url: string, folder?: string): Promise<void> {
    await this.page.goto(
      folder === undefined ? `${url}/?ew=true` : `${url}/?folder=${encodeURIComponent(folder)}`,
    );
    await this.page.locator('.monaco-workbench').waitFor();
    await this.page
      .locator('[id="groundplan.groundplan.groundplan.status"], .statusbar-item:has-text("Groundplan")')
      .first()
      .waitFor();
  }

  get status(): Locator {
    return this.page.locator('.statusbar-item', { hasText: 'Groundplan' }).first();
  }

  /** Waits until the status bar's label begins with this. */
  async waitForStatus(text: string): Promise<void> {
    await this.page
      .locator(
        `.statusbar-item [aria-label*="Groundplan: ${text}"], .statusbar-item[aria-label*="Groundplan: ${text}"]`,
      )
      .first()
      .waitFor({ timeout: 60_000 });
  }

  async openContainer(): Promise<void> {
    await this.page.locator('.activitybar .action-label[aria-label*="Groundplan"]').first().click();
    await this.page.locator('.pane-header', { hasText: 'Architecture' }).waitFor();
  }

  /** In the folder tree, where every folder on the way is opened. */
  async newFileIn(folder: string, name: string): Promise<void> {
    const tree = this.page.locator('.explorer-folders-view');
    for (const segment of folder.split('/')) {
      const row = tree.locator(`.monaco-list-row[aria-label^="${segment}"]`).first();
      await row.waitFor();
      if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
    }
    await tree
      .locator(`.monaco-list-row[aria-label^="${folder.split('/').at(-1)}"]`)
      .first()
      .hover();
    await this.page.getByRole('button', { name: 'New File...' }).first().click();
    await tree.locator('.explorer-item-edited input').fill(name);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
  }

  /** Into the editor that is open, as its whole text. */
  async typeText(text: string): Promise<void> {
    await this.page.locator('.editor-instance .view-lines').first().click();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.insertText(text);
  }

  async runCommand(title: string): Promise<void> {
    await this.#typeAfter('F1', `>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title }).waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Opened again where something that was still under way has taken the keyboard, which closes it. */
  async #typeAfter(key: string, text: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input.input');
    for (let tries = 0; ; tries++) {
      await this.page.keyboard.press(key);
      try {
        return await input.fill(text, { timeout: 3000 });
      } catch (error) {
        if (tries === 4) throw error;
      }
    }
  }

  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget input.input');
  }

  get quickPicks(): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row');
  }

  /** @param label with which the row begins. */
  treeRow(label: string): Locator {
    return this.page.locator(`.pane-body .monaco-list-row[aria-label^="${label}"]`).first();
  }

  /** Labels of the rows in sight, from top to bottom. */
  async treeLabels(wanted: RegExp): Promise<readonly string[]> {
    const rows = await this.page.locator('.pane-body .monaco-list-row[aria-label]').evaluateAll((found) =>
      found.map((row) => ({
        label: row.getAttribute('aria-label') ?? '',
        y: row.getBoundingClientRect().y,
      })),
    );
    return rows
      .filter(({ label }) => wanted.test(label))
      .sort((a, b) => a.y - b.y)
      .map(({ label }) => label);
  }

  /** @param text of the row. @param action of those that stand in it. */
  async treeAction(text: RegExp, action: string): Promise<void> {
    const row = this.page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
    await row.hover();
    await row.getByRole('button', { name: action }).click();
  }

  async foldPane(title: string): Promise<void> {
    await this.page.locator('.pane-header', { hasText: new RegExp(`^${title}`) }).click();
  }

  /** @param name of one of VS Code's own themes. */
  async waitForTheme(name: string): Promise<void> {
    const light = name.includes('Light');
    const kind = name.includes('Contrast') ? (light ? 'hc-light' : 'hc-black') : light ? 'vs' : 'vs-dark';
    await this.page.locator(`.monaco-workbench.${kind}`).waitFor();
    // Views take the colours up, and their places, with the next frames.
    await this.page.waitForTimeout(500);
  }

  /** From dark to light and back. */
  async switchTheme(): Promise<void> {
    await this.runCommand('Preferences: Toggle between Light/Dark Themes');
    await this.page.waitForTimeout(800);
  }

  get panel(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** The panel's document, for what only a frame can do. */
  async panelFrame(): Promise<Frame> {
    const element = await this.page
      .frameLocator('iframe.webview.ready')
      .locator('iframe#active-frame')
      .elementHandle();
    const frame = await element?.contentFrame();
    if (frame == null) throw new Error('The panel has no document.');
    return frame;
  }

  /** Gives the panel the room of the tree. */
  async enlargePanel(): Promise<void> {
    const box = await this.page.locator('.pane-header', { hasText: /^Chat/ }).boundingBox();
    if (box !== null) await this.#drag({ x: box.x + 60, y: box.y }, { x: box.x + 60, y: 180 });
  }

  /** @param width of the side bar with the activity bar, in pixels. */
  async widenSideBar(width: number): Promise<void> {
    const box = await this.page.locator('.part.sidebar').boundingBox();
    if (box !== null) await this.#drag({ x: box.x + box.width, y: 300 }, { x: width, y: 300 });
  }

  async #drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x, to.y, { steps: 5 });
    await this.page.mouse.up();
    await this.page.mouse.move(900, 500);
    await this.page.waitForTimeout(300);
  }

  async openWalkthrough(name: string): Promise<void> {
    await this.runCommand('Welcome: Open Walkthrough');
    await this.page.locator('.quick-input-widget input.input').fill(name);
    await this.quickPicks.filter({ hasText: name }).first().click();
  }

  async trustFolder(): Promise<void> {
    await this.runCommand('Workspaces: Manage Workspace Trust');
    await this.page.locator('.workspace-trust-editor .monaco-button', { hasText: 'Trust' }).first().click();
  }

  async openFile(path: string): Promise<void> {
    const name = path.split('/').at(-1)!;
    const tab = this.page.locator('.tab.active', { hasText: name }).first();
    // Enter may come before the list has followed what was typed.
    for (let tries = 0; tries < 5 && !(await tab.isVisible()); tries++) {
      await this.#typeAfter('Control+P', path);
      // An editor that opens late takes the keyboard, and the list is gone.
      const row = this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name });
      const listed = await row.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
      if (!listed) continue;
      await this.page.keyboard.press('Enter');
      await tab.waitFor({ timeout: 3000 }).catch(() => {});
    }
    await this.page.locator('.editor-instance .view-lines').first().waitFor();
  }

  get hints(): Locator {
    return this.page.locator('.squiggly-info');
  }

  /** The last step in this file. @param path of a file that is there. */
  async undo(path: string): Promise<void> {
    await this.openFile(path);
    await this.page.locator('.editor-instance .view-lines').first().click();
    await this.page.keyboard.press('Control+Z');
  }

  /** Loads the window anew in the way that writes down what the views keep. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.waitForStatus('Ready');
  }

  async eventually(what: string, holds: () => boolean): Promise<void> {
    for (let tries = 0; tries < 100 && !holds(); tries++) await this.page.waitForTimeout(100);
    if (!holds()) throw new Error(`Nothing came of ${what}.`);
  }

  toast(text: string | RegExp): Locator {
    return this.page.locator('.notification-toast', { hasText: text }).first();
  }

  get squiggles(): Locator {
    return this.page.locator('.squiggly-warning');
  }

  get errorSquiggles(): Locator {
    return this.page.locator('.squiggly-error');
  }

  async hoverFirstLine(): Promise<void> {
    await this.page.locator('.editor-instance .view-line span span').first().hover();
  }

  /** Until a hover with this text stands there: what arrives meanwhile may take one away. */
  async hoverFirstLineUntil(text: string): Promise<void> {
    const shown = this.hovers.filter({ hasText: text }).first();
    for (let tries = 0; tries < 6 && !(await shown.isVisible()); tries++) {
      await this.page.mouse.move(600, 500);
      await this.hoverFirstLine();
      await shown.waitFor({ timeout: 4000 }).catch(() => {});
    }
    await shown.waitFor();
  }

  get hovers(): Locator {
    return this.page.locator('.monaco-hover:visible');
  }

  quickFixRow(text: string): Locator {
    return this.page.locator('.action-widget .monaco-list-row', { hasText: text }).first();
  }

  /** The quick fix menu on the first line of the editor, once it has this entry. */
  async openQuickFixes(text: string): Promise<Locator> {
    await this.page.locator('.editor-instance .view-lines').first().click();
    await this.page.keyboard.press('Control+Home');
    const fix = this.quickFixRow(text);
    // The menu shows what is known when it opens: the first time that may be nothing yet.
    for (let tries = 0; tries < 10 && !(await fix.isVisible()); tries++) {
      await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('Control+.');
      await fix.waitFor({ timeout: 3000 }).catch(() => {});
    }
    return fix;
  }

  async quickFix(text: string): Promise<void> {
    const fix = await this.openQuickFixes(text);
    // A click may land while the menu still moves; the keyboard does not.
    await fix.hover();
    await fix.click();
  }

  /** Changes of the Refactor Preview, of those in sight, that would not be made. */
  async untickedChanges(): Promise<number> {
    let count = 0;
    for (const box of await this.page.locator('.bulk-edit-panel .edit-checkbox').all())
      if (!(await box.isChecked())) count++;
    return count;
  }

  treeFile(name: string): Locator {
    return this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first();
  }

  /** Ticks every entry of the Refactor Preview and applies it. */
  async applyRefactorPreview(): Promise<void> {
    const preview = this.page.locator('.refactor-preview, .bulk-edit-panel').first();
    await preview.waitFor();
    const boxes = this.page.locator('.bulk-edit-panel .edit-checkbox, .refactor-preview .edit-checkbox');
    for (let at = 0; at < (await boxes.count()); at++)
      if (!(await boxes.nth(at).isChecked())) await boxes.nth(at).check();
    await this.page.getByRole('button', { name: 'Apply' }).click();
  }

  /** In a list of files that would be written: those that are ticked. */
  async writeTicked(): Promise<void> {
    await this.page.locator('.quick-input-widget input[placeholder^="Enter writes"]').waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** The dialog that VS Code shows in a remote window. @param proposed what it writes into its field once it has read the folder. */
  async answerFileDialog(target: string, proposed: string): Promise<void> {
    const { page } = this;
    const input = page.locator('.quick-input-widget input.input');
    // The dialog proposes a name once it has read the folder, whatever has been typed until then.
    for (let tries = 0; tries < 50 && !(await input.inputValue()).includes(proposed); tries++)
      await page.waitForTimeout(100);
    await page.waitForTimeout(500);
    // While it still reads the folder, it takes no answer.
    for (let tries = 0; tries < 6 && (await input.isVisible()); tries++) {
      await input.fill(target);
      await page.waitForTimeout(400);
      await input.press('Enter');
      await input.waitFor({ state: 'hidden', timeout: 2500 }).catch(() => {});
    }
  }

  async screenshot(name: string): Promise<void> {
    mkdirSync(screenshots, { recursive: true });
    await this.page.screenshot({ path: join(screenshots, `${name}.png`) });
  }
}
