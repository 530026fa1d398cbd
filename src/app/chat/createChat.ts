/** Puts the conversation service together from what the engine knows and what its ports reach. */
import type { Engine } from '../../protocol/engineApi.ts';
import type { EnginePorts } from '../enginePorts.ts';
import { ChatService } from './chatService.ts';
import { engineAnswerer } from './engineAnswerer.ts';
import { type GroundOf, modelAnswerer } from './modelAnswerer.ts';

export interface ChatGround {
  readonly engine: Pick<Engine, 'models' | 'knowledge'>;
  readonly groundOf: GroundOf;
  readonly ports: EnginePorts;
}

export function createChat({ engine: { models, knowledge }, groundOf, ports }: ChatGround): ChatService {
  const { openConversations, newId, timestamp, now, prompts } = ports;
  const writer = modelAnswerer(groundOf);
  return new ChatService({
    answerer: engineAnswerer({ groundOf, writer, models, knowledge, prompts }),
    openConversations: () => openConversations(),
    newId: () => newId(),
    timestamp: () => timestamp(),
    now: () => now(),
  });
}
