/** The map as a person sees it, in an editor of VS Code. */
import type { FrameLocator, Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

export class MapEditor {
  readonly workbench: Workbench;

  constructor(workbench: Workbench) {
    this.workbench = workbench;
  }

  /** Its only webview: the side bar is not open. */
  get page(): FrameLocator {
    return this.workbench.panel;
  }

  async open(): Promise<void> {
    await this.workbench.runCommand('Groundplan: Show Map');
    await this.drawing.waitFor();
    await this.page.locator('svg#drawing [data-node]').first().waitFor();
  }

  get drawing(): Locator {
    return this.page.locator('svg#drawing');
  }

  /** @param label with which a screen reader begins to speak of it. */
  box(label: string): Locator {
    return this.page.locator(`svg#drawing [role="treeitem"][aria-label^="${label},"]`);
  }

  get chosen(): Locator {
    return this.page.locator('svg#drawing [role="treeitem"][aria-selected="true"]');
  }

  /** The folders that the chosen box stands in, and the box. */
  get crumbs(): Locator {
    return this.page.locator('.crumbs .crumb');
  }

  get details(): Locator {
    return this.page.locator('.details');
  }

  /** Keys go to the drawing. */
  async press(...keys: readonly string[]): Promise<void> {
    await this.drawing.focus();
    for (const key of keys) await this.workbench.page.keyboard.press(key);
  }

  async search(words: string): Promise<void> {
    await this.press('/');
    await this.page.locator('#search').fill(words);
    await this.page.locator('.places button').first().waitFor();
  }

  /** Exports to a file by the dialog that VS Code shows in a remote window. */
  async export(format: string, target: string): Promise<void> {
    const { page } = this.workbench;
    await this.page
      .locator('select', { has: this.page.locator('option', { hasText: 'Export…' }) })
      .selectOption(format);
    await this.workbench.answerFileDialog(target, '-map.');
    await page.locator('.notification-toast', { hasText: 'The map was saved' }).first().waitFor();
    await this.workbench.runCommand('Notifications: Clear All Notifications');
  }
}
