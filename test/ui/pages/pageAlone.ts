/** A page alone in a browser, its extension played by the test. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
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

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  /** Declarations of VS Code's colours. */
  readonly theme?: string;
  readonly bodyClass?: string;
  readonly reducedMotion?: boolean;
}

export interface PageAlone {
  readonly browser: Browser;
  readonly page: Page;
}

/** @param name of the script. @param tag of the element that is the page. */
export async function openAlone(name: string, tag: string, options: PageOptions = {}): Promise<PageAlone> {
  const { width = 320, height = 700, theme = '', bodyClass = 'vscode-dark', reducedMotion = false } = options;
  const browser = await chromium.launch(BROWSER);
  const page = await browser.newPage({
    viewport: { width, height },
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
  });
  page.setDefaultTimeout(10_000);
  await page.route('**/*', (route) => {
    const file = new URL(route.request().url()).pathname.slice(1);
    // What is no file of ours is asked for by nobody: nothing outside is ever loaded.
    if (file === '')
      return route.fulfill({ contentType: 'text/html', body: document(theme, bodyClass, { name, tag }) });
    const type = TYPES[file.split('.').at(-1) ?? ''];
    if (!route.request().url().startsWith(ADDRESS) || type === undefined) return route.abort();
    return route.fulfill({ contentType: type, body: readFileSync(join(assets, file)) });
  });
  await page.goto(ADDRESS);
  return { browser, page };
}

function document(
  theme: string,
  bodyClass: string,
  { name, tag }: { readonly name: string; readonly tag: string },
): string {
  return `<!doctype html><html lang="en" style="${theme.replaceAll('"', '&quot;')}"><head><meta charset="utf-8"><title>Groundplan</title>
    <link id="vscode-codicon-stylesheet" rel="stylesheet" href="/codicon.css"><style>body { margin: 0; background: var(--vscode-sideBar-background, #fff); }</style>
    <script>${HOST}</script></head><body class="${bodyClass}"><${tag}></${tag}><script type="module" src="/${name}.js"></script></body></html>`;
}
