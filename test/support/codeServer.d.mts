export declare const BROWSER: {
  readonly executablePath: string;
  readonly headless: boolean;
  readonly args: string[];
};

export interface CodeServerOptions {
  /** Allows in-host tests, and suppresses toasts and dialogs. */
  readonly smoke?: boolean;
  /** Packaged extension to install. */
  readonly vsix?: string;
  /** Folders of further extensions, which run from their sources. */
  readonly beside?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Keeps workspace trust on. */
  readonly trust?: boolean;
}

export interface CodeServer {
  readonly url: string;
  readonly port: number;
  /** Where its extensions are installed: their processes name it on their command line. */
  readonly extensions: string;
  /** Other settings in place of the first ones, which its windows take up. */
  configure(settings: Readonly<Record<string, unknown>>): void;
  stop(): void;
  log(): string;
}

export declare function startCodeServer(options?: CodeServerOptions): Promise<CodeServer>;
