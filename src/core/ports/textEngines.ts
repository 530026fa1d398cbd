/** Makes the engines that there can be. Loading an adapter's code waits for the first that asks for it. */
import type { EmbeddedConfiguration } from '../model/embeddedEngine.ts';
import type { EngineKind, ServerConfiguration } from '../model/engines.ts';
import type { TextEngine } from './textEngine.ts';

export interface TextEngines {
  /** Kinds that there can be here: VS Code's models only where VS Code is. */
  readonly kinds: readonly EngineKind[];
  embedded(configuration: EmbeddedConfiguration): Promise<TextEngine>;
  server(configuration: ServerConfiguration): Promise<TextEngine>;
  /** VS Code's own models. */
  vscode(): Promise<TextEngine>;
}
