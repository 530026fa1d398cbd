/**
 * One registration put into one file: an element into a list with a name, a call beside others of its kind, a name that a barrel gives on,
 * each with the import that it takes. What is there already is left; what is not certain is not written.
 */
import { dirname, relative } from '../../../base/paths.ts';
import { freshSpecifier } from '../../edit/freshSpecifier.ts';
import { renderImport, styleOf } from '../../edit/scriptImport.ts';
import type { TextReplacement } from '../../model/suggestion.ts';
import type { FileSyntax, ImportStatement } from '../../ports/syntaxReader.ts';
import type { NamedList, Span, WiringPlaces } from '../../ports/wiringReader.ts';

/** A wire with its templates filled in. */
export interface Wire {
  /** What is imported for it, and the workspace path of the file that it comes from. */
  readonly import?: { readonly name: string; readonly from: string } | undefined;
  readonly list?: { readonly of: string; readonly add: string } | undefined;
  readonly call?: { readonly like: string; readonly with: string } | undefined;
  readonly export?: boolean | undefined;
}

export interface WireTarget {
  readonly path: string;
  readonly text: string;
  readonly syntax: FileSyntax;
  readonly places: WiringPlaces;
}

export type Wired =
  | { readonly type: 'edit'; readonly replacements: readonly TextReplacement[] }
  | { readonly type: 'there' }
  /** `why`, in words that follow the path. */
  | { readonly type: 'unsure'; readonly why: string }
  /** It has no place for it. */
  | { readonly type: 'none' };

export function wire(wanted: Wire, target: WireTarget): Wired {
  if (target.syntax.hasErrors || target.places.hasErrors)
    return { type: 'unsure', why: 'cannot be parsed without an error' };
  if (wanted.export === true) return giveOn(wanted, target);
  const put = wanted.list !== undefined ? intoList(wanted.list, target) : besideCalls(wanted.call!, target);
  if (put.type !== 'edit' || wanted.import === undefined) return put;
  const imported = withImport(wanted.import, target);
  if ('why' in imported) return { type: 'unsure', why: imported.why };
  return { type: 'edit', replacements: [...imported.replacements, ...put.replacements] };
}

function intoList({ of, add }: NonNullable<Wire['list']>, target: WireTarget): Wired {
  const { text, places } = target;
  const named = places.lists.filter(({ name }) => name === of);
  if (named.length > 1) return { type: 'unsure', why: `has ${of} ${named.length} times` };
  const [list] = named;
  if (list === undefined) return newEntry(of, add, target);
  const texts = list.elements.map(({ start, end }) => text.slice(start, end));
  if (texts.some((each) => isSame(each, add))) return { type: 'there' };
  return { type: 'edit', replacements: [elementAdded(text, list, quotedAs(texts.at(-1), add))] };
}

/** `'orders'` is there as `"orders"`, and as `'orders.apps.OrdersConfig'`. */
function isSame(element: string, add: string): boolean {
  const [one, other] = [element, add].map((each) => each.replace(/^['"]|['"]$/g, '').replace(/\s+/g, '')) as [
    string,
    string,
  ];
  return one === other || (/^['"]/.test(add) && one.startsWith(`${other}.`));
}

function quotedAs(sample: string | undefined, add: string): string {
  const quote = /^['"]/.exec(sample ?? '')?.[0];
  return quote !== undefined && /^(?:'[^'"\\]*'|"[^'"\\]*")$/.test(add)
    ? quote + add.slice(1, -1) + quote
    : add;
}

/** `Module.providers` where `@Module({})` has no providers yet. */
function newEntry(of: string, add: string, { text, places }: WireTarget): Wired {
  const [, call = '', key = ''] = /^(\w+)\.(\w+)$/.exec(of) ?? [];
  const given = places.objects.filter(({ name }) => name === call);
  if (given.length > 1) return { type: 'unsure', why: `has ${call} ${given.length} times` };
  const [object] = given;
  if (object === undefined) return { type: 'none' };
  if (object.keys.includes(key))
    return { type: 'unsure', why: `has ${key} written in a way that is not known` };
  const list: NamedList = { ...object, elements: object.entries };
  return { type: 'edit', replacements: [elementAdded(text, list, `${key}: [${add}]`)] };
}

/** Behind the last one, on a line of its own where the last one has that, with a comma where the last one had that. */
function elementAdded(text: string, list: NamedList, add: string): TextReplacement {
  const last = list.elements.at(-1);
  if (last === undefined)
    return { start: list.start + 1, end: list.end - 1, text: text[list.start] === '{' ? ` ${add} ` : add };
  const indent = /(?:^|\n)([ \t]*)$/.exec(text.slice(0, last.start))?.[1];
  const comma = /^\s*,/.exec(text.slice(last.end, list.end));
  if (indent === undefined) {
    const at = last.end + (comma?.[0].length ?? 0);
    return { start: at, end: at, text: comma === null ? `, ${add}` : ` ${add},` };
  }
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  if (comma === null) return { start: last.end, end: last.end, text: `,${newline}${indent}${add}` };
  const behind = last.end + comma[0].length;
  // A remark on the last one stays with it.
  const remark = /^[ \t]*(?:\/\/|#)[^\r\n]*/.exec(text.slice(behind, list.end))?.[0] ?? '';
  const at = behind + remark.length;
  return { start: at, end: at, text: `${newline}${indent}${add},` };
}

function besideCalls({ like, with: given }: NonNullable<Wire['call']>, { text, places }: WireTarget): Wired {
  const isMounted = /^['"]/.test(given);
  const calls = places.calls.filter(
    ({ method, strings }) => method === like && strings.length > 0 && strings[0] === isMounted,
  );
  const last = calls.at(-1);
  if (last === undefined) return { type: 'none' };
  const receivers = new Set(calls.map(({ receiver }) => receiver));
  if (receivers.size > 1)
    return { type: 'unsure', why: `calls ${like} of ${[...receivers].join(' and of ')}` };
  const written = text.slice(last.start, last.end);
  const quote = /\(\s*(['"])/.exec(written)?.[1];
  const args = quote === undefined ? given : given.replace(/'([^'"\\]*)'/g, `${quote}$1${quote}`);
  const call = `${last.receiver}.${like}(${args})`;
  const plain = (each: string) => each.replace(/[\s;]/g, '').replace(/"/g, "'");
  if (calls.some(({ start, end }) => plain(text.slice(start, end)) === plain(call))) return { type: 'there' };
  const indent = /(?:^|\n)([ \t]*)$/.exec(text.slice(0, last.start))?.[1];
  if (indent === undefined) return { type: 'unsure', why: `has ${like} in the middle of a line` };
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return {
    type: 'edit',
    replacements: [inserted(last, `${newline}${indent}${call}${written.endsWith(';') ? ';' : ''}`)],
  };
}

function inserted({ end }: Span, text: string): TextReplacement {
  return { start: end, end, text };
}

/** A barrel that gives names on by name gets a name, one that gives on all gets all. */
function giveOn({ import: what }: Wire, { path, text, syntax }: WireTarget): Wired {
  if (what === undefined || syntax.family !== 'script') return { type: 'none' };
  const given = syntax.imports.filter(({ form, topLevel }) => form === 'export' && topLevel);
  const last = given.at(-1);
  if (last === undefined) return { type: 'none' };
  const specifier = freshSpecifier(syntax, path, what.from);
  const isThere = given.some(
    (each) => each.specifier === specifier && (each.bindings.length === 0 || bindsAs(each, what.name)),
  );
  if (isThere) return { type: 'there' };
  const style = { ...styleOf(text, last), specifier };
  const lines =
    last.bindings.length === 0
      ? [`export * from ${style.quote}${specifier}${style.quote}${style.semicolon ? ';' : ''}`]
      : renderImport('export', {
          ...style,
          bindings: [{ imported: what.name, local: what.name, typeOnly: false }],
        });
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return { type: 'edit', replacements: [inserted(last, lines.map((line) => newline + line).join(''))] };
}

function bindsAs({ bindings }: ImportStatement, name: string): boolean {
  return bindings.some(({ local }) => local === name);
}

type Imported = { readonly replacements: readonly TextReplacement[] } | { readonly why: string };

function withImport(
  { name, from }: NonNullable<Wire['import']>,
  { path, text, syntax }: WireTarget,
): Imported {
  const isDeclared = syntax.statements.some(({ names }) => names.includes(name));
  if (isDeclared) return { why: `has something else called ${name}` };
  const known = syntax.imports.find((each) => each.form === 'import' && bindsAs(each, name));
  const isScript = syntax.family === 'script';
  const specifier = isScript ? freshSpecifier(syntax, path, from) : pythonModule(syntax, path, from);
  if (specifier === undefined) return { why: 'does not show how it imports from its own project' };
  if (known !== undefined)
    return known.specifier === specifier ? { replacements: [] } : { why: `imports another ${name}` };
  const last = syntax.imports.filter(({ form, topLevel }) => form === 'import' && topLevel).at(-1);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const style = last === undefined ? { quote: "'", semicolon: true } : styleOf(text, last);
  const binding = { imported: name, local: name, typeOnly: false };
  const line = isScript
    ? renderImport('import', { ...style, specifier, typeOnly: false, bindings: [binding] }).join(newline)
    : `from ${specifier} import ${name}`;
  if (last !== undefined) return { replacements: [inserted(last, newline + line)] };
  return { replacements: [inserted({ start: 0, end: syntax.headerEnd }, `${line}${newline}${newline}`)] };
}

/** As the file imports its neighbours: with dots, or from a folder that the path to the target has too. */
function pythonModule(syntax: FileSyntax, importer: string, target: string): string | undefined {
  const segments = target.replace(/\.py$/, '').split('/');
  for (const { specifier } of syntax.imports) {
    if (specifier.startsWith('.')) return withDots(importer, target);
    const at = segments.indexOf(specifier.split('.')[0]!);
    if (at >= 0 && at < segments.length - 1) return segments.slice(at).join('.');
  }
  return undefined;
}

function withDots(importer: string, target: string): string {
  const path = relative(dirname(importer), target.replace(/\.py$/, ''));
  const up = /^(?:\.\.\/)*/.exec(path.replace(/^\.\//, ''))![0].length / 3;
  return '.'.repeat(up + 1) + path.replace(/^(?:\.\.?\/)+/, '').replace(/\//g, '.');
}
