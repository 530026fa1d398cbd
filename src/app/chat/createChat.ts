/** Puts the conversation service together from what the engine knows and what its ports reach. */
import type { EnginePorts } from '../enginePorts.ts';
import { ChatService } from './chatService.ts';
import { type GroundOf, modelAnswerer } from './modelAnswerer.ts';

export function createChat(groundOf: GroundOf, ports: EnginePorts): ChatService {
  const { openConversations, newId, timestamp, now } = ports;
  return new ChatService({
    answerer: modelAnswerer(groundOf),
    openConversations: () => openConversations(),
    newId: () => newId(),
    timestamp: () => timestamp(),
    now: () => now(),
  });
}
