import { type FileRewrite, type MoveParts, ownPaths } from './languageMoves.ts';
import { namespaceMoves } from './moveNamespaces.ts';

/** Paths that mean something else from another folder. */
const BY_PLACE = /\b__(?:DIR|FILE)__\b|\b(?:include|require)(?:_once)?[\s(]{1,20}['"]/;

/** PHP under PSR-4: the namespace line and `use` by full name. */
export async function phpMoves(parts: MoveParts): Promise<FileRewrite> {
  const { before, after } = ownPaths(parts);
  if (before !== after && BY_PLACE.test(parts.text))
    return { unsafe: `${before} names files by the folder that it lies in` };
  return namespaceMoves(parts, {
    separator: '\\',
    declaration: /^(\s*namespace\s+)([\w\\]+)/m,
    statement: (name) => `use ${name};`,
    isImport: (lineStart) => /^\s*use\s+$/.test(lineStart),
  });
}
