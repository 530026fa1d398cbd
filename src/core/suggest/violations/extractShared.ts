/**
 * Moves the types and constants that a forbidden import wants to a file of their own on the importer's side, where both may use them.
 * Importers follow where they may; what may not goes on taking the names from the old file. TypeScript and JavaScript.
 */
import { basename, dirname, extname } from '../../../base/paths.ts';
import { type Selection, selectDeclarations } from '../../edit/selectDeclarations.ts';
import type { TreeDraft } from '../../edit/treeDraft.ts';
import type { StatementKind } from '../../ports/syntaxReader.ts';
import { extract, freePath, isMovable, MAX_IMPORTERS, mainSymbol } from '../cutExtract.ts';
import { list } from '../cutTypeOnly.ts';
import { followersOf } from '../extractImporters.ts';
import { aliasFor } from '../invert.ts';
import type { ReadFile, Workbench } from '../workbench.ts';
import type { BrokenImport, Fix, Unfit } from './violationFix.ts';

/** What is shared without dragging behaviour along. */
const SHARED: ReadonlySet<StatementKind> = new Set(['interface', 'type', 'enum', 'variable']);
/** A file of nothing but shared declarations had better move as a whole. */
const MAX_SHARE = 0.9;

export async function extractShared(
  bench: Workbench,
  draft: TreeDraft,
  { violation, rules }: BrokenImport,
): Promise<Fix | Unfit | undefined> {
  const { from, to } = violation;
  const taker = await bench.open(draft, from);
  const donor = await bench.open(draft, to);
  if (taker?.syntax.family !== 'script' || donor?.syntax.family !== 'script') return undefined;
  const wanted = wantedNames(bench, taker, to);
  const selection = wanted && selectDeclarations(donor.syntax, wanted, MAX_SHARE);
  if (wanted === undefined || selection === undefined || !isShared(donor, selection)) return undefined;
  const ending = isTyped(donor.path) && !isTyped(from) ? extname(to) : extname(from).replace(/x$/, '');
  const place = { folder: dirname(from), ending, symbol: mainSymbol(selection, wanted) };
  const target = await freePath(bench, draft, place);
  const followers = followersOf(bench, to);
  if (target === undefined || !followers.includes(from) || !rules.allows({ from: to, to: target }))
    return undefined;
  const needed = neededBy(bench, donor, selection).find((path) => !rules.allows({ from: target, to: path }));
  if (needed !== undefined)
    return { unfit: `${list(wanted)} cannot be extracted: ${needed} is needed there, which is not allowed` };
  if (followers.length > MAX_IMPORTERS) return { unfit: `${followers.length} files import ${to}` };
  const mayFollow = (importer: string) => rules.allows({ from: importer, to: target });
  const alias = await aliasFor(bench, bench.importsInto(taker, to)[0]!, { user: from, provider: to, target });
  const extraction = { donor, target, selection, cut: { from, to }, alias, mayFollow };
  const plan = await extract(bench, draft, extraction);
  if (plan === undefined) return undefined;
  return {
    title: `Extract ${list(wanted, 2)} to ${target}`,
    what: `${list([...selection.names])} move${selection.names.size === 1 ? 's' : ''} from ${basename(to)} to ${target}, and those that may import it from there do.`,
  };
}

/** All that the file takes over the forbidden import; undefined where it takes the module as a whole. */
function wantedNames(bench: Workbench, taker: ReadFile, to: string): readonly string[] | undefined {
  const statements = bench.importsInto(taker, to);
  const bindings = statements.flatMap((each) => each.bindings);
  const plain = statements.every(
    ({ form, topLevel, bindings: own }) => form === 'import' && topLevel && own.length > 0,
  );
  const named = bindings.every(({ imported }) => imported !== '*' && imported !== 'default');
  return plain && named && bindings.length > 0
    ? [...new Set(bindings.map(({ imported }) => imported))]
    : undefined;
}

function isShared(donor: ReadFile, selection: Selection): boolean {
  return selection.moved.every(({ kind }) => SHARED.has(kind)) && isMovable(donor, selection);
}

function neededBy(bench: Workbench, donor: ReadFile, { needs }: Selection): readonly string[] {
  return needs.flatMap(({ statement }) =>
    bench
      .targetsOf(donor.path, statement)
      .flatMap(({ target }) => (target.status === 'resolved' ? [target.path] : [])),
  );
}

function isTyped(path: string): boolean {
  return /\.[mc]?tsx?$/.test(path);
}
