/** What a screen reader is told: that an answer has begun or ended, not every word of it. */
import type { Thread } from './thread.ts';
import { toolAsked } from './toolAsked.ts';

/** Characters; the rest is read in the conversation. */
const MOST = 400;

/** @returns undefined where nothing is to be said. */
export function announcementOf(before: Thread, after: Thread): string | undefined {
  if (after.failure !== '' && after.failure !== before.failure) return after.failure;
  if (after.live !== undefined) return toolAsked(liveOf(before), liveOf(after));
  const answer =
    before.live === undefined ? undefined : [...after.messages.values()].find(({ id }) => id === before.live);
  if (answer === undefined) return undefined;
  const words = plain(answer.text);
  const text = words.length > MOST ? `${words.slice(0, MOST)}…` : words;
  switch (answer.state) {
    case 'failed':
      // The alert beside the answer says it.
      return undefined;
    case 'stopped':
      return `Stopped. ${text}`;
    default:
      return `Answer: ${text}`;
  }
}

function liveOf({ messages, live }: Thread) {
  return [...messages.values()].find(({ id }) => id === live);
}

/** Without the marks of Markdown. */
function plain(markdown: string): string {
  return markdown
    .replace(/```[\s\S]*?(```|$)/g, ' (code) ')
    .replace(/\[(\d+)\]/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`#>|]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
