/** The text of `git log --format=%x00%H%x00%at%x00%ae%x00%B%x00 --name-only` to commits, as git prints them: newest first. */
import type { OwnCommit } from '../ports/commitReader.ts';

export interface LoggedCommit extends OwnCommit {
  readonly email: string;
}

const FIELDS = 5;
const MOST_PATHS = 1000;

export function parseCommits(log: string): readonly LoggedCommit[] {
  const fields = log.split('\0').slice(1);
  const commits: LoggedCommit[] = [];
  for (let at = 0; at + FIELDS <= fields.length; at += FIELDS) {
    const [id, seconds, email, message, names] = fields.slice(at, at + FIELDS) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const authoredMs = 1000 * Number(seconds);
    if (!/^[0-9a-f]{40,64}$/.test(id) || !Number.isFinite(authoredMs)) return commits;
    // A name that git had to quote holds control characters.
    const paths = names.split('\n').filter((name) => name !== '' && !name.startsWith('"'));
    commits.push({ id, authoredMs, email, message: message.trim(), paths: paths.slice(0, MOST_PATHS) });
  }
  return commits;
}
