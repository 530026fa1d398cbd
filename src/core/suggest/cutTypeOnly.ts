/** Cuts an import whose names are needed for types alone, by saying so: nothing is loaded at run time any more. */

import { applyReplacements } from '../edit/replacements.ts';
import { renderImport, styleOf } from '../edit/scriptImport.ts';
import type { TreeDraft } from '../edit/treeDraft.ts';
import { lineEndOf } from '../edit/wholeLine.ts';
import { isRunTime } from '../graph/edgeKinds.ts';
import type { TextReplacement } from '../model/suggestion.ts';
import type { FileSyntax, ImportStatement } from '../ports/syntaxReader.ts';
import type { FileEdge, GraphChange } from './simulate.ts';
import type { ReadFile, Workbench } from './workbench.ts';

export interface CutPlan {
  readonly way: 'type-only' | 'annotation' | 'direct' | 'extract';
  /** The import that was asked for; others may go or come with it. */
  readonly cut: FileEdge;
  readonly change: GraphChange;
  /** What the edits do, for the rationale. */
  readonly what: string;
  /** Names rerouted. */
  readonly names: readonly string[];
  readonly sure: boolean;
}

/** Why saying it matters, although compilers often find out by themselves. */
export const TYPE_GAINS = {
  'type-only':
    'With `import type` nothing is loaded under any compiler setting; without it, `verbatimModuleSyntax` and tools that do not look at types keep the import',
  annotation: 'Under `if TYPE_CHECKING:` the imports are read by type checkers and never run',
} as const;

/** Writes the cut into the draft; undefined, with the draft as it was, when a name is needed at run time. */
export async function cutTypeOnly(
  bench: Workbench,
  draft: TreeDraft,
  cut: FileEdge,
): Promise<CutPlan | undefined> {
  if (!/\.[mc]?tsx?$/.test(cut.from)) return undefined;
  const file = await bench.open(draft, cut.from);
  if (file === undefined) return undefined;
  const statements = bench.importsInto(file, cut.to).filter((each) => !each.typeOnly);
  if (statements.length === 0 || !statements.every((each) => isTypeOnlyUse(file.syntax, each)))
    return undefined;
  const text = applyReplacements(
    file.text,
    statements.map((each) => asTypeImport(file, each)),
  );
  if (text === undefined || !(await draft.write(cut.from, text))) return undefined;
  const names = statements.flatMap((each) => each.bindings.map(({ local }) => local));
  return {
    way: 'type-only',
    cut,
    change: { remove: [cut], add: [] },
    what: `${list(names)} ${names.length === 1 ? 'is' : 'are'} used only as ${names.length === 1 ? 'a type' : 'types'} in ${cut.from}. ${TYPE_GAINS['type-only']}`,
    names,
    sure: true,
  };
}

/** Statements are all there is: no `require` and no bare reference makes this edge too. */
export function statementsMakeEdge(bench: Workbench, { from, to }: FileEdge, statements: number): boolean {
  const loading = (bench.model.imports.get(from) ?? []).filter(
    ({ target, kind }) => target.status === 'resolved' && target.path === to && isRunTime(kind),
  );
  if (loading.some(({ rawIndex }) => rawIndex === undefined)) return false;
  return new Set(loading.map(({ rawIndex }) => rawIndex)).size <= statements;
}

function isTypeOnlyUse(syntax: FileSyntax, statement: ImportStatement): boolean {
  if (statement.form !== 'import' || !statement.topLevel || statement.bindings.length === 0) return false;
  // A decorated class keeps its parameter types at run time (emitDecoratorMetadata).
  if (syntax.hasDecorators) return false;
  const names = new Set(statement.bindings.map(({ local }) => local));
  const uses = syntax.statements.flatMap((each) => each.uses.filter(({ name }) => names.has(name)));
  return uses.length > 0 && uses.every(({ role }) => role === 'type');
}

function asTypeImport(file: ReadFile, statement: ImportStatement): TextReplacement {
  const style = styleOf(file.text, statement);
  const plain = statement.bindings.every(({ typeOnly }) => !typeOnly);
  const single = renderImport('import', { ...style, typeOnly: true, bindings: statement.bindings });
  if (plain && single.length === 1) {
    const after = statement.start + 'import'.length;
    return { start: after, end: after, text: ' type' };
  }
  const eol = lineEndOf(file.text);
  return { start: statement.start, end: statement.end, text: single.join(eol) };
}

export function list(names: readonly string[], shown = 4): string {
  const quoted = names.slice(0, shown).map((name) => `\`${name}\``);
  if (names.length > shown) quoted.push(`${names.length - shown} more`);
  return quoted.length < 2
    ? (quoted[0] ?? 'nothing')
    : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
