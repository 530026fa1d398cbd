/** The parts of an accepted suggestion that can be looked for later. */
import { shortHash } from '../../../base/hash.ts';
import type { FileEdit } from '../../../core/model/suggestion.ts';
import type { CodeNodes } from '../../../core/ports/codeNodes.ts';
import { fingerprintOf, sizeOf } from '../../../core/survival/fingerprint.ts';
import { type Inserted, insertedRanges } from '../../../core/survival/insertedRanges.ts';
import type { FeedbackLevel } from '../../../protocol/feedbackLevel.ts';
import type { WatchedPart } from './watched.ts';

/** A file that came, went or moved counts as so many words. */
const FILE = 10;

export interface AcceptedEdits {
  readonly edits: readonly FileEdit[];
  /** Texts that were changed, by path, as they were. */
  readonly before: Readonly<Record<string, string>>;
  readonly level: FeedbackLevel;
}

export async function partsOf(
  { edits, before, level }: AcceptedEdits,
  nodes: CodeNodes,
): Promise<WatchedPart[]> {
  const text = async (path: string, { after, ranges }: Inserted): Promise<WatchedPart[]> => {
    const print = fingerprintOf({ text: after, nodes: await nodes.read(path, after) }, ranges);
    return print === undefined ? [] : [part(path, sizeOf(print), { type: 'text', print })];
  };
  const parts = await Promise.all(
    edits.map(async (edit): Promise<WatchedPart[]> => {
      if (edit.type === 'delete') return [part(edit.path, FILE, { type: 'file', there: false })];
      if (edit.type === 'create') {
        const whole = await text(edit.path, { after: edit.content, ranges: [[0, edit.content.length]] });
        return whole.length > 0 ? whole : [part(edit.path, FILE, { type: 'file', there: true })];
      }
      const to = edit.type === 'move' ? edit.to : edit.path;
      const inserted = insertedRanges(before[edit.path] ?? '', edit.replacements);
      const texts = inserted === undefined ? [] : await text(to, inserted);
      return edit.type === 'move' ? [part(to, FILE, { type: 'file', there: true }), ...texts] : texts;
    }),
  );
  const hashed = level === 'numbers only';
  return parts.flat().map((each) => (hashed ? { ...each, hashed, path: shortHash(each.path) } : each));
}

function part(path: string, size: number, what: WatchedPart['what']): WatchedPart {
  return { path, hashed: false, saved: false, size, kept: 1, excused: 0, what };
}
