/** The panel's page alone in a browser, its extension played by the test: for what an extension does at moments that cannot be held. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import type { FromPanel, ToPanel } from '../../../src/protocol/panel.ts';
import { BROWSER } from '../../support/codeServer.mjs';

const assets = join(import.meta.dirname, '..', '..', '..', 'dist', 'webview');
const ADDRESS = 'http://panel.test/';
const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', ttf: 'font/ttf' };

/** Stands in for what VS Code puts before a page; the state outlives a reload, as it does there. */
const HOST = `
  window.sent = [];
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => window.sent.push(message),
    getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
    setState: (state) => sessionStorage.setItem('state', JSON.stringify(state)),
  });`;

export interface ChatPageOptions {
  readonly width?: number;
  readonly height?: number;
  /** Declarations of VS Code's colours. */
  readonly theme?: string;
  readonly bodyClass?: string;
  readonly reducedMotion?: boolean;
}

export class ChatPage {
  readonly page: Page;
  readonly #browser: Browser;

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.page = page;
  }

  static async open(options: ChatPageOptions = {}): Promise<ChatPage> {
    const {
      width = 320,
      height = 700,
      theme = '',
      bodyClass = 'vscode-dark',
      reducedMotion = false,
    } = options;
    const browser = await chromium.launch(BROWSER);
    const page = await browser.newPage({
      viewport: { width, height },
      reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    });
    page.setDefaultTimeout(10_000);
    await page.route('**/*', (route) => {
      const file = new URL(route.request().url()).pathname.slice(1);
      // What is no file of ours is asked for by nobody: nothing outside is ever loaded.
      if (file === '') return route.fulfill({ contentType: 'text/html', body: document(theme, bodyClass) });
      const type = TYPES[file.split('.').at(-1) ?? ''];
      if (!route.request().url().startsWith(ADDRESS) || type === undefined) return route.abort();
      return route.fulfill({ contentType: type, body: readFileSync(join(assets, file)) });
    });
    await page.goto(ADDRESS);
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

function document(theme: string, bodyClass: string): string {
  return `<!doctype html><html lang="en" style="${theme.replaceAll('"', '&quot;')}"><head><meta charset="utf-8"><title>Groundplan</title>
    <link id="vscode-codicon-stylesheet" rel="stylesheet" href="/codicon.css"><style>body { margin: 0; background: var(--vscode-sideBar-background, #fff); }</style>
    <script>${HOST}</script></head><body class="${bodyClass}"><gp-panel></gp-panel><script type="module" src="/panel.js"></script></body></html>`;
}
