/** The engines of a process that has Node: their code is loaded when the first of a kind is asked. */
import { CodedError } from '../../base/codedError.ts';
import type { EmbeddedConfiguration } from '../../core/model/embeddedEngine.ts';
import type { ServerConfiguration } from '../../core/model/engines.ts';
import type { ModelNotes } from '../../core/ports/modelNotes.ts';
import type { TextEngines } from '../../core/ports/textEngines.ts';
import type { HostApi } from '../../protocol/hostApi.ts';

export interface NodeTextEnginesOptions {
  /** Undefined on the command line. */
  readonly host: HostApi | undefined;
  /** Where models are installed. */
  readonly folder: string;
  readonly notes: ModelNotes;
  log(message: string): void;
}

export function nodeTextEngines({ host, folder, notes, log }: NodeTextEnginesOptions): TextEngines {
  return {
    kinds: host === undefined ? ['embedded', 'server'] : ['embedded', 'server', 'vscode'],
    async embedded(configuration: EmbeddedConfiguration) {
      const { LlamaTextEngine } = await import('../llama/llamaTextEngine.ts');
      return new LlamaTextEngine({ configuration, folder, notes, log });
    },
    async server(configuration: ServerConfiguration) {
      const { OpenAiEngine } = await import('./openai/openAiEngine.ts');
      return new OpenAiEngine(configuration);
    },
    async vscode() {
      if (host === undefined)
        throw new CodedError('engine-unavailable', 'VS Code’s models are there in VS Code alone.');
      const { HostEngine } = await import('./host/hostEngine.ts');
      return new HostEngine(host);
    },
  };
}
