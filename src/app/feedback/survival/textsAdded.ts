/** Where an accepted text may have gone to: what was added to other files since, by git's account. */
import type { ChangedLines } from '../../../core/ports/changeReader.ts';
import type { LookPorts } from './lookPorts.ts';
import type { Watched } from './watched.ts';

const MOST_FILES = 60;
const MOST_BYTES = 300_000;

interface Lost {
  readonly watched: Watched;
  /** Where it stood. */
  readonly path: string | undefined;
  readonly unsaved: Readonly<Record<string, string>>;
}

/** Of files of the same kind. Empty where git does not know, or is not to be asked. */
export async function textsAdded(
  { watched: { root, head }, path, unsaved }: Lost,
  { changes, walker }: LookPorts,
): Promise<string> {
  if (head === undefined || path === undefined) return '';
  const end = endOf(path);
  const texts: string[] = [];
  try {
    const changed = [...(await changes.since(root, head))].filter(
      ([other]) => other !== path && endOf(other) === end,
    );
    for (const [other, lines] of changed.slice(0, MOST_FILES)) {
      const size = (await walker.stat(root, other))?.sizeBytes ?? 0;
      if (size > MOST_BYTES) continue;
      const text = unsaved[other] ?? (await walker.readText(root, other)) ?? '';
      texts.push(linesOf(text, lines));
    }
  } catch {
    // No git, or no such commit any more: then it is looked for nowhere else.
    return '';
  }
  return texts.join('\n');
}

function linesOf(text: string, lines: ChangedLines): string {
  if (lines === 'all') return text;
  const all = text.split('\n');
  return lines.map(([first, last]) => all.slice(first - 1, last).join('\n')).join('\n');
}

function endOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
