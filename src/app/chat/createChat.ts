/** Puts the conversation service together from what the engine knows and what its ports reach. */
import type { Engine } from '../../protocol/engineApi.ts';
import type { EnginePorts } from '../enginePorts.ts';
import { ChatService } from './chatService.ts';
import { engineAnswerer } from './engineAnswerer.ts';
import { type GroundOf, modelAnswerer } from './modelAnswerer.ts';
import { toolCommand } from './tools/toolCommand.ts';
import { ToolDesk } from './tools/toolDesk.ts';

export interface ChatGround {
  readonly engine: Pick<Engine, 'models' | 'knowledge' | 'feedback'>;
  readonly groundOf: GroundOf;
  readonly ports: EnginePorts;
  /** Told of a conversation that was deleted. */
  forgotten(conversation: string): Promise<void>;
}

export function createChat({
  engine: { models, knowledge, feedback },
  groundOf,
  ports,
  forgotten,
}: ChatGround): ChatService {
  const { openConversations, newId, timestamp, now, prompts } = ports;
  const writer = modelAnswerer(groundOf);
  const desk = new ToolDesk(ports);
  const answerer = engineAnswerer({ groundOf, writer, models, knowledge, prompts, desk });
  return new ChatService({
    answerer: toolCommand(desk, answerer),
    desk,
    openConversations: () => openConversations(),
    newId: () => newId(),
    timestamp: () => timestamp(),
    now: () => now(),
    async heard(suggestions, text, level) {
      const offered = suggestions.map(({ root, id }) => ({ root, suggestion: id }));
      await feedback.heardInChat({ offered, text, level }).catch((error) => ports.log(String(error)));
    },
    wrote: (answer) => feedback.answered(answer).catch((error) => ports.log(String(error))),
    async forgotten(conversation) {
      // It is gone itself; what was searched of it is gone with the next search at the latest.
      await forgotten(conversation).catch((error) => ports.log(String(error)));
    },
  });
}
