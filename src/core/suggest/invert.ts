/** Writes an interface on the importer's side with the members it uses, and lets the class implement it. TypeScript. */
import { dirname, extname } from '../../base/paths.ts';
import { fileStem } from '../edit/fileNaming.ts';
import { freshSpecifier } from '../edit/freshSpecifier.ts';
import { applyReplacements } from '../edit/replacements.ts';
import { renderImport, styleOf } from '../edit/scriptImport.ts';
import { isRelative } from '../edit/scriptSpecifier.ts';
import type { TreeDraft } from '../edit/treeDraft.ts';
import { lineEndOf, nextLine } from '../edit/wholeLine.ts';
import type { TextReplacement } from '../model/suggestion.ts';
import type { ClassShape, ImportStatement, MemberShape } from '../ports/syntaxReader.ts';
import type { FileEdge } from './simulate.ts';
import { scriptSpecifier } from './specifiers.ts';
import type { ReadFile, Workbench } from './workbench.ts';

export interface Inversion {
  readonly className: string;
  readonly members: readonly string[];
  /** False when a person has to do it: the draft is then as it was. */
  readonly written: boolean;
}

interface Parts {
  readonly user: ReadFile;
  readonly provider: ReadFile;
  readonly statement: ImportStatement;
  readonly shape: ClassShape;
  readonly members: readonly MemberShape[];
  readonly interfaceName: string;
  readonly target: string;
  /** How both sides name the interface's file by a path alias; undefined where they name it by relative paths. */
  readonly alias: string | undefined;
}

/** Undefined when no class is used through its instances over this edge. */
export async function invert(
  bench: Workbench,
  draft: TreeDraft,
  edge: FileEdge,
): Promise<Inversion | undefined> {
  if (!/\.[mc]?tsx?$/.test(edge.from)) return undefined;
  const user = await bench.open(draft, edge.from);
  const provider = await bench.open(draft, edge.to);
  if (user === undefined || provider === undefined) return undefined;
  for (const statement of bench.importsInto(user, edge.to)) {
    const found = usedClass(user, provider, statement);
    if (found === undefined) continue;
    const names = found.use.members;
    const target = await freePath(bench, draft, user.path, `${found.shape.name}Like`);
    const alias = await aliasFor(bench, statement, { user: user.path, provider: edge.to, target });
    const members = found.shape.members.filter(({ name }) => names.includes(name));
    const parts = {
      user,
      provider,
      statement,
      shape: found.shape,
      members,
      interfaceName: `${found.shape.name}Like`,
      target,
      alias,
    };
    const sound = found.use.closed && isSound(parts, names);
    return {
      className: found.shape.name,
      members: names,
      written: sound && (await write(bench, draft, parts)),
    };
  }
  return undefined;
}

/** An alias for a folder, which means the same in both files; a package's own name does not lead back out of it. */
export async function aliasFor(
  bench: Workbench,
  { specifier }: ImportStatement,
  { user, provider, target }: { readonly user: string; readonly provider: string; readonly target: string },
): Promise<string | undefined> {
  if (isRelative(specifier)) return undefined;
  const ends = { importer: user, target: provider, targetAfter: target };
  const written = await scriptSpecifier(bench, { ...ends, specifier });
  return written === undefined || isRelative(written) ? undefined : written;
}

function usedClass(user: ReadFile, provider: ReadFile, statement: ImportStatement) {
  for (const { imported, local } of statement.bindings) {
    const shape = provider.syntax.classes.find(({ name }) => name === imported);
    const use = user.syntax.instanceUses.find(({ className }) => className === local);
    if (shape !== undefined && use !== undefined && use.members.length > 0) return { shape, use };
  }
  return undefined;
}

/** Each member's type is written out, public, and means the same outside its file. */
function isSound({ provider, statement, shape, members, alias }: Parts, names: readonly string[]): boolean {
  const own = new Set(provider.syntax.statements.flatMap((each) => each.names));
  const plain =
    statement.form === 'import' &&
    statement.topLevel &&
    (isRelative(statement.specifier) || alias !== undefined);
  const stated = members.every((each) => each.isPublic && each.signature !== undefined);
  const portable = members.every(({ typeNames }) => typeNames.every((name) => !own.has(name)));
  const complete =
    new Set(members.map(({ name }) => name)).size === names.length && members.length === names.length;
  const renamed = statement.bindings.some(
    ({ imported, local }) => imported === shape.name && local !== imported,
  );
  return plain && stated && portable && complete && !shape.generic && !renamed;
}

async function write(bench: Workbench, draft: TreeDraft, parts: Parts): Promise<boolean> {
  const content = await interfaceText(bench, parts);
  const user = userText(parts);
  const provider = providerText(parts);
  if (content === undefined || user === undefined || provider === undefined) return false;
  if (!(await draft.write(parts.user.path, user)) || !(await draft.write(parts.provider.path, provider)))
    return false;
  return draft.create(parts.target, content);
}

async function interfaceText(bench: Workbench, parts: Parts): Promise<string | undefined> {
  const { provider, members, interfaceName, target } = parts;
  const needed = new Set(members.flatMap(({ typeNames }) => typeNames));
  const eol = lineEndOf(parts.user.text);
  const lines: string[] = [];
  for (const statement of provider.syntax.imports) {
    const bindings = statement.bindings.filter(({ local }) => needed.has(local));
    if (bindings.length === 0 || statement.form === 'export') continue;
    const specifier = await specifierFrom(bench, provider, statement, target);
    if (specifier === undefined || statement.form === 'other') return undefined;
    lines.push(
      ...renderImport('import', {
        ...styleOf(provider.text, statement),
        specifier,
        typeOnly: true,
        bindings,
      }),
    );
  }
  const head = lines.length === 0 ? '' : lines.join(eol) + eol + eol;
  const body = members.map(({ signature }) => `  ${signature};${eol}`).join('');
  const note = `/** What this side needs of ${parts.shape.name}. */${eol}`;
  return `${head}${note}export interface ${interfaceName} {${eol}${body}}${eol}`;
}

async function specifierFrom(
  bench: Workbench,
  provider: ReadFile,
  statement: ImportStatement,
  target: string,
): Promise<string | undefined> {
  if (!isRelative(statement.specifier)) return statement.specifier;
  const resolved = bench.targetsOf(provider.path, statement)[0]?.target;
  if (resolved?.status !== 'resolved') return undefined;
  const { specifier } = statement;
  return scriptSpecifier(bench, {
    importer: provider.path,
    importerAfter: target,
    specifier,
    target: resolved.path,
    targetAfter: resolved.path,
  });
}

function userText({ user, statement, shape, interfaceName, target, alias }: Parts): string | undefined {
  const left = statement.bindings.filter(({ imported }) => imported !== shape.name);
  const style = styleOf(user.text, statement);
  const binding = { imported: interfaceName, local: interfaceName, typeOnly: false };
  const specifier = alias ?? freshSpecifier(user.syntax, user.path, target);
  const lines = [
    ...renderImport('import', { ...style, bindings: left }),
    ...renderImport('import', { ...style, specifier, typeOnly: true, bindings: [binding] }),
  ];
  const uses = user.syntax.statements.flatMap((each) => each.uses.filter(({ name }) => name === shape.name));
  const renames: TextReplacement[] = uses.map(({ start, end }) => ({ start, end, text: interfaceName }));
  const own = { start: statement.start, end: statement.end, text: lines.join(lineEndOf(user.text)) };
  return applyReplacements(user.text, [own, ...renames]);
}

function providerText({
  provider,
  statement,
  user,
  shape,
  interfaceName,
  target,
  alias,
}: Parts): string | undefined {
  const last = provider.syntax.imports.filter(({ topLevel, form }) => topLevel && form === 'import').at(-1);
  const style = last === undefined ? styleOf(user.text, statement) : styleOf(provider.text, last);
  const at = last === undefined ? provider.syntax.headerEnd : nextLine(provider.text, last.end);
  const specifier = alias ?? freshSpecifier(provider.syntax, provider.path, target);
  const binding = { imported: interfaceName, local: interfaceName, typeOnly: false };
  const eol = lineEndOf(provider.text);
  const [line = ''] = renderImport('import', { ...style, specifier, typeOnly: true, bindings: [binding] });
  const head =
    shape.implementsEnd === undefined
      ? { start: shape.headEnd, end: shape.headEnd, text: ` implements ${interfaceName}` }
      : { start: shape.implementsEnd, end: shape.implementsEnd, text: `, ${interfaceName}` };
  const gap = last === undefined ? eol : '';
  return applyReplacements(provider.text, [{ start: at, end: at, text: line + eol + gap }, head]);
}

async function freePath(bench: Workbench, draft: TreeDraft, user: string, symbol: string): Promise<string> {
  const folder = dirname(user);
  const stem = fileStem(symbol, folder, bench.model.graph.nodes, 'camel');
  const prefix = folder === '' ? stem : `${folder}/${stem}`;
  const ending = extname(user).replace('x', '');
  const path = prefix + ending;
  return (await draft.read(path)) === undefined ? path : `${prefix}2${ending}`;
}
