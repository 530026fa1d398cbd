import type { ChatMessage } from '../../../src/core/model/chat.ts';

/** `server/tool` as a person reads it. */
export function toolParts(tool: string): { readonly server: string; readonly name: string } {
  const at = tool.indexOf('/');
  return { server: tool.slice(0, Math.max(0, at)), name: tool.slice(at + 1) };
}

/** What a screen reader is told when a tool begins to wait; undefined where none does. */
export function toolAsked(
  before: ChatMessage | undefined,
  after: ChatMessage | undefined,
): string | undefined {
  const known = new Set(before?.tools?.filter(({ state }) => state === 'asked').map(({ id }) => id));
  const fresh = after?.tools?.find(({ id, state }) => state === 'asked' && !known.has(id));
  if (fresh === undefined) return undefined;
  const { server, name } = toolParts(fresh.tool);
  return `A tool waits for your word: run ${name} of ${server}? Its buttons stand before the question.`;
}
