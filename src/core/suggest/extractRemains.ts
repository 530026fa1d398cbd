/** What an extraction leaves in the file that it takes from. */

import { freshSpecifier } from '../edit/freshSpecifier.ts';
import { applyReplacements } from '../edit/replacements.ts';
import { renderImport, styleOf } from '../edit/scriptImport.ts';
import { lineEndOf, nextLine, wholeBlock, wholeLine } from '../edit/wholeLine.ts';
import type { TextReplacement } from '../model/suggestion.ts';
import type { ImportStatement } from '../ports/syntaxReader.ts';
import type { Extraction } from './extraction.ts';
import type { FileEdge, GraphChange } from './simulate.ts';
import type { ReadFile, Workbench } from './workbench.ts';

export interface Remains {
  readonly text: string;
  readonly change: GraphChange;
}

/** @param reexport names that importers go on taking from this file. */
export function withoutMoved(
  bench: Workbench,
  extraction: Extraction,
  reexport: ReadonlySet<string>,
): Remains | undefined {
  const { donor, selection, target } = extraction;
  const pruned = prunedImports(bench, extraction);
  const back = importsBack(extraction, reexport);
  const last = donor.syntax.imports.filter(({ topLevel, form }) => topLevel && form === 'import').at(-1);
  const at = last === undefined ? donor.syntax.headerEnd : nextLine(donor.text, last.end);
  const insertion = {
    start: at,
    end: at,
    text: back.text + (last === undefined && back.text !== '' ? lineEndOf(donor.text) : ''),
  };
  const removals = selection.moved.map(({ outerStart, end }) => wholeBlock(donor.text, outerStart, end));
  const text = applyReplacements(donor.text, [insertion, ...pruned.replacements, ...merged(removals)]);
  if (text === undefined) return undefined;
  const add = back.loads ? [{ from: donor.path, to: target }] : [];
  return { text, change: { remove: pruned.unloaded, add } };
}

/** Neighbouring blocks share the blank line between them. */
function merged(removals: readonly TextReplacement[]): readonly TextReplacement[] {
  const out: TextReplacement[] = [];
  for (const each of removals) {
    const last = out.at(-1);
    if (last !== undefined && each.start < last.end)
      out[out.length - 1] = { ...last, end: Math.max(last.end, each.end) };
    else out.push(each);
  }
  return out;
}

/** Imports that only the moved part used go with it. */
function prunedImports(bench: Workbench, { donor, selection }: Extraction) {
  const replacements: TextReplacement[] = [];
  const gone = new Set<ImportStatement>();
  for (const { statement, bindings } of selection.needs) {
    const away = new Set(bindings.filter(({ movesAway }) => movesAway).map(({ local }) => local));
    const left = statement.bindings.filter(({ local }) => !away.has(local));
    if (away.size === 0) continue;
    if (left.length === 0) {
      gone.add(statement);
      replacements.push(wholeLine(donor.text, statement.start, statement.end));
    } else {
      const lines = renderImport('import', { ...styleOf(donor.text, statement), bindings: left });
      replacements.push({
        start: statement.start,
        end: statement.end,
        text: lines.join(lineEndOf(donor.text)),
      });
    }
  }
  return { replacements, unloaded: unloadedBy(bench, donor, gone) };
}

function unloadedBy(
  bench: Workbench,
  donor: ReadFile,
  gone: ReadonlySet<ImportStatement>,
): readonly FileEdge[] {
  const paths = (statements: readonly ImportStatement[]) =>
    statements.flatMap((each) =>
      bench
        .targetsOf(donor.path, each)
        .flatMap(({ target }) => (target.status === 'resolved' ? [target.path] : [])),
    );
  const kept = new Set(paths(donor.syntax.imports.filter((each) => !gone.has(each))));
  return [...new Set(paths([...gone]))].filter((to) => !kept.has(to)).map((to) => ({ from: donor.path, to }));
}

function importsBack({ donor, selection, target, alias }: Extraction, reexport: ReadonlySet<string>) {
  const sample = donor.syntax.imports.find(({ form }) => form !== 'other');
  const style = sample === undefined ? { quote: "'", semicolon: true } : styleOf(donor.text, sample);
  const specifier = alias ?? freshSpecifier(donor.syntax, donor.path, target);
  const typeNames = new Set(
    selection.moved
      .filter(({ kind }) => kind === 'interface' || kind === 'type')
      .flatMap(({ names }) => names),
  );
  const lines: string[] = [];
  let loads = false;
  const push = (form: 'import' | 'export', names: readonly string[]) => {
    const allTypes = names.every((name) => typeNames.has(name));
    loads ||= names.length > 0 && !allTypes;
    const bindings = names.map((name) => ({ imported: name, local: name, typeOnly: typeNames.has(name) }));
    lines.push(...renderImport(form, { ...style, specifier, typeOnly: allTypes, bindings }));
  };
  push('import', [...selection.usedBehind].filter((name) => selection.names.has(name)).sort());
  push('export', [...reexport].sort());
  const eol = lineEndOf(donor.text);
  return { text: lines.map((line) => line + eol).join(''), loads };
}
