/** What the model learns from: words of a person, and the code that they are about. */
export interface Pair {
  readonly kind: 'doc' | 'commit' | 'near';
  readonly query: string;
  /** The path, a line break, then the code. */
  readonly passage: string;
}

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export const PASSAGE_LINES = 50;

export function passageOf(path: string, lines: readonly string[]): string {
  return `${path}\n${lines.slice(0, PASSAGE_LINES).join('\n').slice(0, 4000)}`;
}
