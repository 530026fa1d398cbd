/** Edits as a unified diff, for a look before applying. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diffLines, type LineHunk } from '../../core/edit/lineDiff.ts';
import { applyReplacements, splitLines } from '../../core/edit/replacements.ts';
import type { FileEdit } from '../../core/model/suggestion.ts';
import { decodeSource } from './sourceText.ts';

const CONTEXT_LINES = 3;

/** Against the files on disk. @param root absolute path of the workspace. */
export function renderDiff(root: string, edits: readonly FileEdit[]): Promise<string> {
  return diffOf(edits, async (path) => {
    const bytes = await readFile(join(root, path)).catch(() => undefined);
    return bytes === undefined ? undefined : decodeSource(bytes)?.text;
  });
}

/**
 * In git's form, moves as renames. A file that cannot be read any more is shown as a line that says so.
 * @param read text of a workspace-relative path, undefined when it is gone.
 */
export async function diffOf(
  edits: readonly FileEdit[],
  read: (path: string) => Promise<string | undefined>,
): Promise<string> {
  const parts: string[] = [];
  for (const edit of edits) parts.push(await renderOne(edit, read));
  return parts.join('');
}

async function renderOne(
  edit: FileEdit,
  read: (path: string) => Promise<string | undefined>,
): Promise<string> {
  if (edit.type === 'create') {
    return `diff --git a/${edit.path} b/${edit.path}\nnew file mode 100644\n${body('/dev/null', `b/${edit.path}`, ['', edit.content])}`;
  }
  const before = await read(edit.path);
  if (before === undefined) return `# ${edit.path} cannot be read any more\n`;
  if (edit.type === 'delete') {
    return `diff --git a/${edit.path} b/${edit.path}\ndeleted file mode 100644\n${body(`a/${edit.path}`, '/dev/null', [before, ''])}`;
  }
  const after = applyReplacements(before, edit.replacements);
  if (after === undefined) return `# ${edit.path} changed: the edits no longer fit\n`;
  const to = edit.type === 'move' ? edit.to : edit.path;
  const rename = edit.type === 'move' ? `rename from ${edit.path}\nrename to ${to}\n` : '';
  return `diff --git a/${edit.path} b/${to}\n${rename}${body(`a/${edit.path}`, `b/${to}`, [before, after])}`;
}

function body(from: string, to: string, [before, after]: readonly [string, string]): string {
  const oldLines = splitLines(before);
  const newLines = splitLines(after);
  const groups = grouped(diffLines(oldLines, newLines));
  if (groups.length === 0) return '';
  return `--- ${from}\n+++ ${to}\n${groups.map((hunks) => renderGroup(hunks, oldLines, newLines)).join('')}`;
}

/** Hunks whose context would touch are shown as one. */
function grouped(hunks: readonly LineHunk[]): readonly (readonly LineHunk[])[] {
  const groups: LineHunk[][] = [];
  for (const hunk of hunks) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && hunk.oldStart - last.oldEnd <= 2 * CONTEXT_LINES) groups.at(-1)!.push(hunk);
    else groups.push([hunk]);
  }
  return groups;
}

function renderGroup(
  hunks: readonly LineHunk[],
  oldLines: readonly string[],
  newLines: readonly string[],
): string {
  const first = hunks[0]!;
  const last = hunks.at(-1)!;
  const oldStart = Math.max(0, first.oldStart - CONTEXT_LINES);
  const oldEnd = Math.min(oldLines.length, last.oldEnd + CONTEXT_LINES);
  const newStart = first.newStart - (first.oldStart - oldStart);
  const newEnd = last.newEnd + (oldEnd - last.oldEnd);
  const lines: string[] = [];
  let at = oldStart;
  for (const hunk of hunks) {
    lines.push(...oldLines.slice(at, hunk.oldStart).map((line) => shown(' ', line)));
    lines.push(...oldLines.slice(hunk.oldStart, hunk.oldEnd).map((line) => shown('-', line)));
    lines.push(...newLines.slice(hunk.newStart, hunk.newEnd).map((line) => shown('+', line)));
    at = hunk.oldEnd;
  }
  lines.push(...oldLines.slice(at, oldEnd).map((line) => shown(' ', line)));
  return `@@ -${range(oldStart, oldEnd)} +${range(newStart, newEnd)} @@\n${lines.join('')}`;
}

/** 1-based start and length; an empty range names the line before it. */
function range(start: number, end: number): string {
  return `${end === start ? start : start + 1},${end - start}`;
}

function shown(mark: string, line: string): string {
  return line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;
}
