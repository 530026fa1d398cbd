/** Commit subjects ↔ path and lines around what was changed, as they were before. */
import { isCode } from './clone.ts';
import { type Pair, passageOf } from './pair.ts';

const FILES_AT_MOST = 4;
const NO_SENTENCE =
  /^(?:merge|revert|bump|release|update changelog|prepare|v?\d+\.\d|chore\(deps\)|fixup!|squash!)/i;

/** @param log of `git log -p`, each commit begun by a NUL and its subject. */
export function commitPairs(log: string): Pair[] {
  return log.split('\0').slice(1).flatMap(pairsOf);
}

function pairsOf(commit: string): Pair[] {
  const end = commit.indexOf('\n');
  const query = subjectOf(commit.slice(0, end));
  if (query === undefined) return [];
  const changed = commit
    .slice(end)
    .split(/^diff --git /m)
    .slice(1)
    .map((diff) => ({ path: /^--- a\/(.+)$/m.exec(diff)?.[1], diff }))
    .filter(({ path }) => path !== undefined && isCode(path));
  if (changed.length > FILES_AT_MOST) return [];
  return changed.map(({ path, diff }) => ({
    kind: 'commit',
    query,
    passage: passageOf(path!, before(diff)),
  }));
}

/** Context and removed lines. */
function before(diff: string): string[] {
  const lines = diff.split('\n');
  const start = lines.findIndex((line) => line.startsWith('@@'));
  if (start < 0) return [];
  return lines
    .slice(start)
    .filter((line) => !line.startsWith('+'))
    .map((line) => (line.startsWith('@@') ? line.replace(/^@@.*?@@/, '') : line.slice(1)));
}

function subjectOf(subject: string): string | undefined {
  if (NO_SENTENCE.test(subject)) return undefined;
  const plain = subject
    .replace(/^\w+(?:\([^)]*\))?!?:\s*/, '')
    .replace(/\(?#\d+\)?|\b[A-Z]{2,}-\d+\b:?/g, '')
    .trim();
  return plain.split(/\s+/).filter((word) => /[a-z]{2}/i.test(word)).length < 3
    ? undefined
    : plain.slice(0, 300);
}
