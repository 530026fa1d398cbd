import type { FileRewrite, MoveParts } from './languageMoves.ts';
import { namespaceMoves } from './moveNamespaces.ts';

/** Java and Kotlin: the package line and imports by full name. */
export function jvmMoves(parts: MoveParts): Promise<FileRewrite> {
  const end = parts.path.endsWith('.java') ? ';' : '';
  return namespaceMoves(parts, {
    separator: '.',
    declaration: /^(\s*package\s+)([\w.]+)/m,
    statement: (name) => `import ${name}${end}`,
    isImport: (lineStart) => /^\s*import\s+$/.test(lineStart),
  });
}
