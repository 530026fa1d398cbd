import { movedPath } from '../edit/treeMoves.ts';
import type { FileRewrite, MoveParts } from './languageMoves.ts';
import { namespaceMoves } from './moveNamespaces.ts';

/** Called by a sign, so that no name shows where it is used. */
const OPERATOR = /^(?:[ \t]*\w+[ \t]+){0,6}operator[ \t]+(?:\w+[ \t]+){0,4}fun[ \t]/m;
const OF_PLATFORM = /^[ \t]*(?:\w+[ \t]+){0,3}(?:expect|actual)[ \t]+\w/m;

/** Java and Kotlin: the package line and imports by full name. */
export async function jvmMoves(parts: MoveParts): Promise<FileRewrite> {
  const kotlin = !parts.path.endsWith('.java');
  const unnamed = kotlin ? await usedUnnamed(parts) : undefined;
  if (unnamed !== undefined) return { unsafe: unnamed };
  return namespaceMoves(parts, {
    separator: '.',
    declaration: /^(\s*package\s+)([\w.]+)/m,
    statement: (name) => `import ${name}${kotlin ? '' : ';'}`,
    isImport: (lineStart) => /^\s*import\s+$/.test(lineStart),
  });
}

/** Kotlin calls operators of its package without naming them, and ties the halves of a declaration by their package. */
async function usedUnnamed({ bench, moves, path, text }: MoveParts): Promise<string | undefined> {
  if (movedPath(moves, path) === path) return undefined;
  if (OF_PLATFORM.test(text)) return `${path} has a half of a declaration for each platform`;
  const own = bench.model.facts.get(path)?.packages[0];
  for (const [other, { language, packages }] of bench.model.facts) {
    if (language !== 'kotlin' || packages[0] !== own) continue;
    if (topLevelOperator((await bench.glance(other)) ?? ''))
      return `${other} declares an operator, which is called without its name`;
  }
  return undefined;
}

/** Outside of types, where nothing else brings it. */
function topLevelOperator(text: string): boolean {
  const match = OPERATOR.exec(text);
  return match !== null && /^\S/.test(match[0]);
}
