/** The text of the file that an extraction makes. */
import { dirname } from '../../base/paths.ts';
import { renderImport, styleOf } from '../edit/scriptImport.ts';
import { isRelative } from '../edit/scriptSpecifier.ts';
import type { ImportNeed, NeededBinding } from '../edit/selectDeclarations.ts';
import { lineEndOf } from '../edit/wholeLine.ts';
import type { ImportStatement, TopStatement } from '../ports/syntaxReader.ts';
import type { Extraction } from './extraction.ts';
import { scriptSpecifier } from './specifiers.ts';
import type { ReadFile, Workbench } from './workbench.ts';

export interface ExtractedFile {
  readonly text: string;
  /** Files it loads at run time. */
  readonly needs: readonly string[];
}

/** Undefined when an import it needs has a form that cannot be repeated. */
export async function renderExtracted(
  bench: Workbench,
  { donor, selection, target }: Extraction,
): Promise<ExtractedFile | undefined> {
  const eol = lineEndOf(donor.text);
  const lines: string[] = [];
  const needs = new Set<string>();
  for (const need of selection.needs) {
    if (need.statement.form === 'other' || !need.statement.topLevel) return undefined;
    const { types, values } = divided(donor, need);
    const specifier = await specifierIn(bench, donor, need.statement, target);
    if (specifier === undefined) return undefined;
    const style = { ...styleOf(donor.text, need.statement), specifier };
    lines.push(...renderImport('import', { ...style, typeOnly: true, bindings: types }));
    lines.push(...renderImport('import', { ...style, bindings: values }));
    if (values.length === 0 || style.typeOnly) continue;
    for (const { target } of bench.targetsOf(donor.path, need.statement)) {
      if (target.status === 'resolved') needs.add(target.path);
    }
  }
  const head = lines.length === 0 ? '' : lines.join(eol) + eol + eol;
  const exported = (statement: TopStatement) => isNeededOutside(statement, selection.usedBehind);
  const body = selection.moved.map((each) => declarationText(donor, each, exported(each))).join(eol + eol);
  return { text: head + body + eol, needs: [...needs] };
}

/** What the donor calls it means the same beside it; from another folder it may be called otherwise. */
async function specifierIn(
  bench: Workbench,
  donor: ReadFile,
  statement: ImportStatement,
  target: string,
): Promise<string | undefined> {
  const { specifier } = statement;
  if (dirname(target) === dirname(donor.path) || !isRelative(specifier)) return specifier;
  const resolved = bench.targetsOf(donor.path, statement)[0]?.target;
  if (resolved?.status !== 'resolved') return undefined;
  const { path } = resolved;
  const ends = { importer: donor.path, importerAfter: target, target: path, targetAfter: path };
  return scriptSpecifier(bench, { ...ends, specifier });
}

/** Type-only where the moved part needs no more: one load less. JavaScript has no such imports. */
function divided(donor: ReadFile, { bindings, statement }: ImportNeed) {
  const typed = /\.[mc]?tsx?$/.test(donor.path) && !statement.typeOnly && !donor.syntax.hasDecorators;
  const isType = (each: NeededBinding) => typed && (each.usedAsTypeOnly || each.typeOnly);
  const plain = (each: NeededBinding) => ({ ...each, typeOnly: false });
  return { types: bindings.filter(isType).map(plain), values: bindings.filter((each) => !isType(each)) };
}

function isNeededOutside(statement: TopStatement, usedBehind: ReadonlySet<string>): boolean {
  return statement.exported || statement.names.some((name) => usedBehind.has(name));
}

function declarationText(donor: ReadFile, statement: TopStatement, exported: boolean): string {
  const comments = donor.text.slice(statement.outerStart, statement.keywordStart);
  const declaration = donor.text.slice(statement.keywordStart, statement.end);
  return exported && !statement.exported ? `${comments}export ${declaration}` : comments + declaration;
}
