/** The panel's page alone in a browser, its extension played by the test: for what an extension does at moments that cannot be held. */
import type { Browser, Locator, Page } from 'playwright-core';
import type { FromPanel, ToPanel } from '../../../src/protocol/panel.ts';
import { openAlone, type PageOptions } from './pageAlone.ts';

export class ChatPage {
  readonly page: Page;
  readonly #browser: Browser;

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.page = page;
  }

  static async open(options: PageOptions = {}): Promise<ChatPage> {
    const { browser, page } = await openAlone('panel', 'gp-panel', options);
    return new ChatPage(browser, page);
  }

  /** As if it had never been shown. */
  async fresh(): Promise<void> {
    await this.page.evaluate(() => sessionStorage.clear());
    await this.page.reload();
  }

  close(): Promise<void> {
    return this.#browser.close();
  }

  /** What the extension sends. */
  async tell(...messages: readonly ToPanel[]): Promise<void> {
    await this.page.evaluate((all) => {
      for (const message of all) window.postMessage(message, '*');
    }, messages as ToPanel[]);
    await this.settled();
  }

  /** Two frames: one renders, the next measures. */
  async settled(): Promise<void> {
    await this.page.evaluate(
      () =>
        new Promise((resolve) => {
          requestAnimationFrame(() =>
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 30))),
          );
        }),
    );
  }

  /** What the page has sent since the last asking. */
  sent(): Promise<FromPanel[]> {
    return this.page.evaluate(() => {
      const { sent } = window as unknown as { sent: FromPanel[] };
      return sent.splice(0);
    });
  }

  get question(): Locator {
    return this.page.getByLabel('Question', { exact: true });
  }

  get rows(): Locator {
    return this.page.locator('gp-messages article');
  }

  get list(): Locator {
    return this.page.locator('gp-messages');
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
}
