/** Reroutes an import of a module's inside through the module's public entry, which exports the names from then on. TypeScript and JavaScript. */
import { dirname } from '../../../base/paths.ts';
import { freshSpecifier } from '../../edit/freshSpecifier.ts';
import { applyReplacements } from '../../edit/replacements.ts';
import { renderImport, styleOf } from '../../edit/scriptImport.ts';
import type { TreeDraft } from '../../edit/treeDraft.ts';
import { lineEndOf } from '../../edit/wholeLine.ts';
import type { Violation } from '../../model/rule.ts';
import type { ImportBinding, ImportStatement } from '../../ports/syntaxReader.ts';
import { scriptSpecifier } from '../specifiers.ts';
import type { ReadFile, Workbench } from '../workbench.ts';
import type { RuleSimulation } from './ruleSimulation.ts';
import type { Fix } from './violationFix.ts';

export async function throughEntry(
  bench: Workbench,
  draft: TreeDraft,
  {
    violation,
    rules,
  }: { readonly violation: Violation & { readonly to: string }; readonly rules: RuleSimulation },
): Promise<Fix | undefined> {
  const entry = entryFor(bench, violation, rules);
  if (entry === undefined || entry.endsWith('.py')) return undefined;
  const user = await bench.open(draft, violation.from);
  const door = await bench.open(draft, entry);
  if (user === undefined || door === undefined) return undefined;
  const statements = bench.importsInto(user, violation.to);
  const bindings = statements.flatMap((statement) => statement.bindings);
  if (statements.length === 0 || !statements.every(isPlain)) return undefined;
  const missing = bindings.filter((binding) => !exports(bench, door, violation.to, binding));
  if (missing.length > 0 && !(await addExports(draft, door, violation.to, missing))) return undefined;
  const text = await rerouted(bench, user, statements, { target: violation.to, entry });
  if (text === undefined || !(await draft.write(user.path, text))) return undefined;
  const added =
    missing.length === 0
      ? ''
      : `, which exports ${missing.map(({ imported }) => `\`${imported}\``).join(', ')} from then on`;
  return { title: `Import through ${entry}`, what: `${violation.from} imports through ${entry}${added}.` };
}

/** Names of their own: a namespace or a default would mean something else at the entry. */
function isPlain({ form, topLevel, bindings }: ImportStatement): boolean {
  const named = bindings.every(({ imported }) => imported !== '*' && imported !== 'default');
  return form === 'import' && topLevel && bindings.length > 0 && named;
}

/** The nearest entry above what is imported that may be imported and may import it. */
export function entryFor(
  bench: Workbench,
  { rule: id, from, to }: Violation & { readonly to: string },
  rules: RuleSimulation,
): string | undefined {
  const rule = rules.rule(id);
  if (rule?.kind !== 'entry-points') return undefined;
  const entries = rules.compiled.selector(rule.entries);
  const fitting = bench.model.files.filter(
    (file) =>
      entries.has(file) &&
      `${to}/`.startsWith(`${dirname(file.path)}/`) &&
      rules.allows({ from, to: file.path }),
  );
  return fitting.sort((a, b) => b.path.length - a.path.length)[0]?.path;
}

function exports(bench: Workbench, door: ReadFile, target: string, { imported }: ImportBinding): boolean {
  return bench
    .importsInto(door, target)
    .some(
      ({ form, bindings }) =>
        form === 'export' &&
        (bindings.length === 0 ||
          bindings.some((each) => each.imported === imported && each.local === imported)),
    );
}

async function addExports(
  draft: TreeDraft,
  door: ReadFile,
  target: string,
  missing: readonly ImportBinding[],
): Promise<boolean> {
  const specifier = freshSpecifier(door.syntax, door.path, target);
  const sample = door.syntax.imports[0];
  const { quote, semicolon } =
    sample === undefined ? { quote: "'", semicolon: true } : styleOf(door.text, sample);
  const own = missing.map(({ imported, typeOnly }) => ({ imported, local: imported, typeOnly }));
  const lines = renderImport('export', {
    quote,
    semicolon,
    specifier,
    typeOnly: own.every(({ typeOnly }) => typeOnly),
    bindings: own,
  });
  const eol = lineEndOf(door.text);
  const gap = door.text === '' || door.text.endsWith('\n') ? '' : eol;
  return draft.write(door.path, `${door.text}${gap}${lines.join(eol)}${eol}`);
}

async function rerouted(
  bench: Workbench,
  user: ReadFile,
  statements: readonly ImportStatement[],
  { target, entry }: { readonly target: string; readonly entry: string },
): Promise<string | undefined> {
  const replacements = [];
  for (const { specifier, specifierStart, specifierEnd } of statements) {
    const text = await scriptSpecifier(bench, {
      importer: user.path,
      importerAfter: user.path,
      specifier,
      target,
      targetAfter: entry,
    });
    if (text === undefined) return undefined;
    replacements.push({ start: specifierStart, end: specifierEnd, text });
  }
  return applyReplacements(user.text, replacements);
}
