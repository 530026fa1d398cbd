import type { FileRewrite, MoveParts } from './languageMoves.ts';
import { namespaceMoves } from './moveNamespaces.ts';

/** PHP under PSR-4: the namespace line and `use` by full name. */
export function phpMoves(parts: MoveParts): Promise<FileRewrite> {
  return namespaceMoves(parts, { separator: '\\', declaration: /^(\s*namespace\s+)([\w\\]+)/m });
}
