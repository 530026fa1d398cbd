/**
 * What is remembered of an accepted text: hashes of its words in groups of four, and the shapes of its statements and declarations.
 * None of the code is in it. What stood elsewhere in the file before is counted, for its being there says nothing of what was put in.
 */
import type { CodeNode } from '../ports/codeNodes.ts';
import { codeWords } from './codeWords.ts';
import type { TextRange } from './insertedRanges.ts';
import { counted, GROUP, wordGroups } from './wordGroups.ts';

/** Words beyond these of a very long text are not remembered. */
const MOST_WORDS = 4000;
const MOST_NODES = 1000;

export interface CodeText {
  readonly text: string;
  /** Undefined where they are not known. */
  readonly nodes: readonly CodeNode[] | undefined;
}

/** One stretch of words. */
export interface PrintedRun {
  /** In their order; words are three more. */
  readonly groups: readonly number[];
  /** How often each of them stood elsewhere in the file. */
  readonly elsewhere: readonly number[];
}

export interface PrintedNode {
  readonly shape: number;
  readonly size: number;
  readonly elsewhere: number;
}

export interface Fingerprint {
  readonly runs: readonly PrintedRun[];
  readonly nodes: readonly PrintedNode[];
}

/** @param ranges of it that were put in. Undefined where they are so short that they may stand anywhere by chance. */
export function fingerprintOf(
  { text, nodes }: CodeText,
  ranges: readonly TextRange[],
): Fingerprint | undefined {
  const others = counted(outside(text, ranges).flatMap((piece) => wordGroups(codeWords(piece))));
  let left = MOST_WORDS;
  const runs: PrintedRun[] = [];
  for (const [start, end] of ranges) {
    const words = codeWords(text.slice(start, end)).slice(0, left);
    left -= words.length;
    const groups = wordGroups(words);
    if (groups.length > 0) runs.push({ groups, elsewhere: groups.map((each) => others.get(each) ?? 0) });
  }
  return runs.length === 0 ? undefined : { runs, nodes: printedNodes(nodes ?? [], ranges) };
}

/** Number of words that it stands for. */
export function sizeOf({ runs }: Fingerprint): number {
  return runs.reduce((sum, { groups }) => sum + groups.length + GROUP - 1, 0);
}

function outside(text: string, ranges: readonly TextRange[]): string[] {
  const pieces: string[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    pieces.push(text.slice(at, start));
    at = end;
  }
  return [...pieces, text.slice(at)];
}

function printedNodes(nodes: readonly CodeNode[], ranges: readonly TextRange[]): PrintedNode[] {
  const inside = ({ start, end }: CodeNode) => ranges.some(([from, to]) => from <= start && end <= to);
  const others = counted(nodes.filter((node) => !inside(node)).map(({ shape }) => shape));
  return nodes
    .filter(inside)
    .slice(0, MOST_NODES)
    .map(({ shape, size }) => ({ shape, size, elsewhere: others.get(shape) ?? 0 }));
}
