/** Moves files and rewrites every import that leads to or from them, by the rules of their language. */

import { applyReplacements } from '../edit/replacements.ts';
import type { TreeDraft } from '../edit/treeDraft.ts';
import { movedPath, type TreeMoves } from '../edit/treeMoves.ts';
import type { LanguageId } from '../model/language.ts';
import { isDocument } from '../workspace/companions.ts';
import type { LanguageMoves } from './languageMoves.ts';
import { type Mention, mentionIn } from './mentions.ts';
import { csharpMoves } from './moveCsharp.ts';
import { goMoves } from './moveGo.ts';
import { includeMoves } from './moveIncludes.ts';
import { jvmMoves } from './moveJvm.ts';
import { phpMoves } from './movePhp.ts';
import { pythonMoves } from './movePython.ts';
import { rubyMoves } from './moveRuby.ts';
import { scriptMoves } from './moveScript.ts';
import type { Workbench } from './workbench.ts';

const BY_LANGUAGE: Readonly<Partial<Record<LanguageId, LanguageMoves>>> = {
  typescript: scriptMoves,
  tsx: scriptMoves,
  javascript: scriptMoves,
  jsx: scriptMoves,
  vue: scriptMoves,
  svelte: scriptMoves,
  astro: scriptMoves,
  python: pythonMoves,
  java: jvmMoves,
  kotlin: jvmMoves,
  csharp: csharpMoves,
  php: phpMoves,
  go: goMoves,
  ruby: rubyMoves,
  c: includeMoves,
  cpp: includeMoves,
};

const MAX_TOUCHED = 150;

export type Mentions = ReadonlyMap<string, readonly Mention[]>;

/**
 * @param mentions who names the files that move without importing them.
 * @returns undefined when the draft holds the move, else why it cannot be made.
 */
export async function moveFiles(
  bench: Workbench,
  draft: TreeDraft,
  moves: TreeMoves,
  mentions: Mentions,
): Promise<string | undefined> {
  const touched = new Set(moves.paths.keys());
  for (const path of moves.paths.keys())
    for (const importer of bench.importersOf(path)) touched.add(importer);
  if (touched.size > MAX_TOUCHED) return `${touched.size} files would have to change`;
  for (const path of touched) {
    const problem = await rewriteOne(bench, draft, moves, path);
    if (problem !== undefined) return problem;
  }
  const named = await namedElsewhere(draft, { touched, moves, mentions });
  if (named !== undefined) return named;
  for (const [path, to] of moves.paths) {
    if (!(await draft.move(path, to))) return `${to} is there already`;
  }
  return undefined;
}

/** Documents that name the files, which a person should look through after the move. */
export function documentsNaming(mentions: Mentions, paths: Iterable<string>): readonly string[] {
  const named = [...paths].flatMap((path) => mentions.get(path) ?? []);
  return [...new Set(named.map(({ path }) => path).filter(isDocument))];
}

interface Named {
  readonly touched: ReadonlySet<string>;
  readonly moves: TreeMoves;
  readonly mentions: Mentions;
}

/** A component, manifest, build file or string names a file that moves: it is not rewritten, so the move would break it. */
async function namedElsewhere(
  draft: TreeDraft,
  { touched, moves, mentions }: Named,
): Promise<string | undefined> {
  for (const path of moves.paths.keys()) {
    const outside = mentions.get(path)?.find((each) => !touched.has(each.path) && !isDocument(each.path));
    if (outside !== undefined) return reasonOf(outside, path);
    for (const from of touched) {
      const text = from === path ? undefined : await draft.read(from);
      const left = text === undefined ? undefined : mentionIn(movedPath(moves, from), text, path);
      if (left !== undefined) return reasonOf(left, path);
    }
  }
  return undefined;
}

function reasonOf({ path, line }: Mention, moved: string): string {
  return `line ${line} of ${path} names ${moved} in a way that is not rewritten`;
}

async function rewriteOne(
  bench: Workbench,
  draft: TreeDraft,
  moves: TreeMoves,
  path: string,
): Promise<string | undefined> {
  const facts = bench.model.facts.get(path);
  const rewrite = facts === undefined ? undefined : BY_LANGUAGE[facts.language];
  const text = await draft.read(path);
  if (text === undefined || facts === undefined) return `${path} cannot be read`;
  if (rewrite === undefined)
    return `imports of ${facts.language} follow folders in ways that are not rewritten yet`;
  const replacements = await rewrite({ bench, moves, path, text });
  if ('unsafe' in replacements) return replacements.unsafe;
  const after = applyReplacements(text, replacements);
  return after !== undefined && (await draft.write(path, after))
    ? undefined
    : `the imports of ${path} overlap`;
}
