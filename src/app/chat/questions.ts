/** Bounds of what a person types. */

/** Characters; a question that pastes more would fill any model's context. */
export const MOST_QUESTION = 200_000;

const MOST_TITLE = 80;

/** The first line, cut between words. */
export function titleOf(text: string): string {
  const line = text.trim().split('\n', 1)[0]!.replace(/\s+/g, ' ').trim();
  if (line.length <= MOST_TITLE) return line;
  const cut = line.slice(0, MOST_TITLE);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > MOST_TITLE / 2 ? space : MOST_TITLE)}…`;
}
