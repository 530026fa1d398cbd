/** A window on a workspace of its own: server, browser and workbench, and their end. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { BROWSER, startCodeServer } from '../../support/codeServer.mjs';
import { Workbench } from './workbench.ts';

const fixture = join(import.meta.dirname, '..', '..', 'host', 'workspaces', 'shop');
const ASSISTANT = join(import.meta.dirname, '..', '..', 'support', 'assistant');
const DARK = 'Default Dark Modern';

export interface Look {
  readonly theme?: string;
  /** Of the window, in pixels. */
  readonly width?: number;
  readonly height?: number;
}

export interface SessionOptions extends Look {
  /** Keeps workspace trust on. */
  readonly trust?: boolean;
  /** Of the person, besides the theme. */
  readonly settings?: object;
  /** Of the server's processes. */
  readonly env?: Readonly<Record<string, string>>;
  /** A folder of the caller's for the person's data, where there is some before the start. */
  readonly data?: string;
  /** Without one, an empty window is opened. */
  readonly folder?: string;
  /** With another extension beside ours, which brings a model and uses tools. */
  readonly assistant?: boolean;
}

export interface Session {
  readonly workbench: Workbench;
  /** On the command line of every process of the extension. */
  readonly extensions: string;
  /** Starts as costly as a window's are shared by the looks that it is tried in. */
  setLook(look: Look): Promise<void>;
  /** Of the person, on top of those that it began with. */
  configure(settings: object): void;
  end(): Promise<void>;
}

export async function openSession({
  theme = DARK,
  width = 1400,
  height = 900,
  ...options
}: SessionOptions): Promise<Session> {
  const settingsIn = (colorTheme: string) => ({ 'workbench.colorTheme': colorTheme, ...options.settings });
  const server = await startCodeServer({
    vsix: process.env.GROUNDPLAN_VSIX!,
    settings: settingsIn(theme),
    ...(options.trust ? { trust: true } : {}),
    ...(options.assistant ? { beside: [ASSISTANT] } : {}),
    ...(options.env === undefined ? {} : { env: options.env }),
    ...(options.data === undefined ? {} : { data: options.data }),
  });
  const browser = await chromium.launch(BROWSER);
  const end = async () => {
    await browser.close();
    server.stop();
  };
  try {
    const workbench = new Workbench(await browser.newPage({ viewport: { width, height } }));
    workbench.page.setDefaultTimeout(30_000);
    await workbench.open(server.url, options.folder);
    const setLook = async (look: Look) => {
      server.configure(settingsIn(look.theme ?? DARK));
      await workbench.page.setViewportSize({ width: look.width ?? 1400, height: look.height ?? 900 });
      await workbench.waitForTheme(look.theme ?? DARK);
    };
    const configure = (settings: object) => server.configure({ ...settingsIn(theme), ...settings });
    return { workbench, extensions: server.extensions, setLook, configure, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** A copy of the fixture workspace, which the caller removes. */
export function copyOfShop(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'gu-'));
  const workspace = join(folder, 'shop');
  cpSync(fixture, workspace, { recursive: true });
  return { folder: workspace, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
