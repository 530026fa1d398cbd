/** The namespaces of one file, by line: most files have one, some declare several in a row or in braces. */
import type { FileFacts } from '../../model/facts.ts';

export interface NamespaceStart {
  readonly line: number;
  readonly name: string;
}

/** In the order of the file. */
export function namespacesOf({ imports }: FileFacts): readonly NamespaceStart[] {
  return imports
    .filter(({ flavour }) => flavour === 'namespace')
    .map(({ specifier, line }) => ({ line, name: /^namespace$/i.test(specifier) ? '' : specifier }));
}

export function namespaceAt(starts: readonly NamespaceStart[], line: number): string {
  return starts[startAt(starts, line)]?.name ?? '';
}

/** Index of the last namespace that starts at the line or before; -1 for none. */
export function startAt(starts: readonly NamespaceStart[], line: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]!.line <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
