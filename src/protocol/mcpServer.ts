/** How a host starts the MCP server, which is a bundle of its own. */

export interface McpOptions {
  /** As typed; the current folder without any. */
  readonly folders: readonly string[];
  /** Streamable HTTP on this port, 0 for a free one; standard input and output without. */
  readonly http?: number;
  readonly address?: string;
  /** Name of the environment variable that holds the token. */
  readonly tokenEnv?: string;
  readonly allowHosts?: readonly string[];
  readonly allowOrigins?: readonly string[];
  readonly exclude?: readonly string[];
  readonly tests?: boolean;
  readonly storage?: string;
  readonly cache?: boolean;
  readonly cpu?: number;
  /** Leave version control alone: it runs what a repository's configuration names. */
  readonly noGit?: boolean;
  readonly quiet?: boolean;
  /** Ends the server. */
  readonly signal: AbortSignal;
}

/** What the bundle exports. */
export interface McpModule {
  /** Resolves when the server has ended. Throws `workspace-missing` and `invalid-option` before it has begun. */
  runMcp(options: McpOptions): Promise<void>;
}
