/** What a screen reader is told: that an answer has begun or ended, not every word of it. */
import type { Thread } from './thread.ts';

/** Characters; the rest is read in the conversation. */
const MOST = 400;

/** @returns undefined where nothing is to be said. */
export function announcementOf(before: Thread, after: Thread): string | undefined {
  if (after.failure !== '' && after.failure !== before.failure) return after.failure;
  if (before.live === undefined || after.live !== undefined) return undefined;
  const answer = [...after.messages.values()].find(({ id }) => id === before.live);
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
