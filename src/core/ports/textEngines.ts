/** Makes the engines that there can be. Loading an adapter's code waits for the first that asks for it. */
import type { EmbeddedConfiguration } from '../model/embeddedEngine.ts';
import type { ServerConfiguration } from '../model/engines.ts';
import type { TextEngine } from './textEngine.ts';

export interface TextEngines {
  embedded(configuration: EmbeddedConfiguration): Promise<TextEngine>;
  server(configuration: ServerConfiguration): Promise<TextEngine>;
  /** VS Code's own models; answers that there are none where the host has none. */
  vscode(): Promise<TextEngine>;
}
