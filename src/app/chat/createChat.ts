/** Puts the conversation service together from what the engine knows and what its ports reach. */
import type { Engine } from '../../protocol/engineApi.ts';
import type { EnginePorts } from '../enginePorts.ts';
import { ChatService } from './chatService.ts';
import { modelAnswerer } from './modelAnswerer.ts';

export function createChat(engine: Engine, ports: EnginePorts): ChatService {
  const { openConversations, newId, timestamp, now } = ports;
  return new ChatService({
    answerer: modelAnswerer(engine),
    openConversations: () => openConversations(),
    newId: () => newId(),
    timestamp: () => timestamp(),
    now: () => now(),
  });
}
