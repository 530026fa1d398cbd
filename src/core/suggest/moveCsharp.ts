/** C#: the namespace that follows the folder, and the usings that open it. A file that moves stays in its project. */
import { dirname } from '../../base/paths.ts';
import { movedPath } from '../edit/treeMoves.ts';
import { wholeLine } from '../edit/wholeLine.ts';
import type { TextReplacement } from '../model/suggestion.ts';
import { namespaceAfter } from './folderNamespace.ts';
import type { FileRewrite, MoveParts } from './languageMoves.ts';
import { topSymbols } from './namespaceUses.ts';
import type { Workbench } from './workbench.ts';

const DECLARATION = /^([ \t\uFEFF]*namespace[ \t]+)([\w.]+)/m;
const USING = /^[ \t\uFEFF]*using[ \t]+([\w.]+)[ \t]*;/gm;
/** Files that name types and namespaces in a language of their own. */
const MARKUP = /\.(?:cshtml|razor|a?xaml)$/;
/** One half of a type whose other half is a page or written by a tool. */
const BEHIND = /\.(?:a?xaml|razor|cshtml|designer|g)\.cs$/i;

export async function csharpMoves(parts: MoveParts): Promise<FileRewrite> {
  const { bench, moves, path, text } = parts;
  if (movedPath(moves, path) === path) return usersUsings(parts);
  const before = namespaceOf(bench, path);
  const after = before === undefined ? undefined : newNamespace(parts, path);
  if (before === undefined) return { unsafe: `${path} declares no namespace, or several` };
  if (BEHIND.test(path)) return { unsafe: `${path} is one half of something` };
  if (projectOf(bench, path) !== projectOf(bench, movedPath(moves, path)))
    return { unsafe: `${movedPath(moves, path)} belongs to another project` };
  // A namespace that does not follow the folder stays what it is.
  if (after === undefined || after === before) return [];
  const closed = (await tiedToNamespace(parts, before)) ?? dotted(parts);
  if (closed !== undefined) return { unsafe: closed };
  const match = DECLARATION.exec(text)!;
  const start = match.index + match[1]!.length;
  const declaration = { start, end: start + before.length, text: after };
  const wanted = seenFrom(parts, (target) => namespaceOf(bench, target), [...outer(before)]);
  const missing = wanted.filter((namespace) => !isWithin(after, namespace) && !opens(text, namespace));
  return [declaration, ...insertUsings(text, missing), ...needless(text, after)];
}

/** Files that stay: those that saw the type see it in its new namespace. */
function usersUsings(parts: MoveParts): FileRewrite {
  const { bench, moves, path, text } = parts;
  const problem = dotted(parts);
  if (problem !== undefined) return { unsafe: problem };
  const replacements: TextReplacement[] = [];
  const opened = new Set<string>();
  const own = namespaceOf(bench, path) ?? '';
  for (const { target, rawIndex } of bench.model.imports.get(path) ?? []) {
    if (target.status !== 'resolved' || !moves.paths.has(target.path)) continue;
    const before = namespaceOf(bench, target.path);
    const after = newNamespace(parts, target.path);
    if (before === undefined) return { unsafe: `${target.path} declares no namespace, or several` };
    if (after === undefined || after === before) continue;
    const raw = rawIndex === undefined ? undefined : bench.model.facts.get(path)?.imports[rawIndex];
    const written = raw && text.slice(raw.start, raw.end);
    if (raw !== undefined && written !== undefined && raw.flavour !== undefined && !opens(text, written)) {
      // `using static` and aliases name the type itself.
      if (!written.startsWith(`${before}.`))
        return { unsafe: `\`${written}\` in ${path} cannot be rewritten safely` };
      replacements.push({ start: raw.start, end: raw.start + before.length, text: after });
    } else if (!isWithin(own, after) && !opens(text, after)) opened.add(after);
  }
  return [...replacements, ...insertUsings(text, [...opened])];
}

/** Namespaces of what the file reaches by its own namespace, or by those around it. */
function seenFrom(
  { bench, path }: MoveParts,
  namespaceFor: (target: string) => string | undefined,
  around: readonly string[],
): readonly string[] {
  const found = new Set<string>();
  for (const { target, rawIndex } of bench.model.imports.get(path) ?? []) {
    if (target.status !== 'resolved' || rawIndex !== undefined) continue;
    const namespace = namespaceFor(target.path);
    if (namespace !== undefined && around.includes(namespace)) found.add(namespace);
  }
  return [...found];
}

/** Parts of one type must stay together, and a namespace that nothing declares any more cannot be opened. */
async function tiedToNamespace({ bench, path }: MoveParts, before: string): Promise<string | undefined> {
  const names = new Set(topSymbols(bench.model.facts.get(path)).map(({ name }) => name));
  let left = false;
  for (const [other, facts] of bench.model.facts) {
    if (facts.language !== 'csharp' || other === path) continue;
    if (!facts.packages.includes(before)) {
      left ||= facts.packages.some((each) => each.startsWith(`${before}.`));
      continue;
    }
    left = true;
    const part = topSymbols(facts).find(({ name }) => names.has(name));
    if (part !== undefined) return `${other} declares another part of ${part.name}`;
  }
  if (!left) return `${before} would be empty, and what opens it would not compile`;
  return inMarkup(bench, names, before);
}

async function inMarkup(
  bench: Workbench,
  names: ReadonlySet<string>,
  namespace: string,
): Promise<string | undefined> {
  for (const page of bench.model.companions ?? []) {
    if (!MARKUP.test(page)) continue;
    const words = new Set(((await bench.glance(page)) ?? '').match(/\w+/g) ?? []);
    const named = [...names].find((name) => words.has(name));
    if (named !== undefined) return `${page} says ${named}, and may mean that of ${namespace}`;
  }
  return undefined;
}

/** `Orders.Order`: a name that begins in the middle of a namespace changes its meaning with the namespace. */
function dotted({ bench, moves, path }: MoveParts): string | undefined {
  for (const { target, names } of bench.model.imports.get(path) ?? []) {
    if (target.status !== 'resolved') continue;
    if (!moves.paths.has(path) && !moves.paths.has(target.path)) continue;
    const declared = new Set(topSymbols(bench.model.facts.get(target.path)).map(({ name }) => name));
    const strange = names.find((name) => name.includes('.') && !declared.has(name.split(/[.<]/)[0]!));
    if (strange !== undefined) return `${path} says ${strange}, which hangs on the namespace`;
  }
  return undefined;
}

function namespaceOf(bench: Workbench, path: string): string | undefined {
  const packages = bench.model.facts.get(path)?.packages ?? [];
  return packages.length === 1 ? packages[0] : undefined;
}

function newNamespace({ bench, moves }: MoveParts, path: string): string | undefined {
  const before = namespaceOf(bench, path);
  return before === undefined
    ? undefined
    : namespaceAfter(before, { path, after: movedPath(moves, path) }, '.');
}

/** The `.csproj` whose folder lies nearest above; all files below it are one assembly. */
function projectOf({ model }: Workbench, path: string): string | undefined {
  const above = (model.companions ?? []).filter(
    (each) => each.endsWith('.csproj') && (dirname(each) === '' || path.startsWith(`${dirname(each)}/`)),
  );
  return above.sort((a, b) => b.length - a.length)[0];
}

/** A namespace and those around it. */
function* outer(namespace: string): Iterable<string> {
  for (let at = namespace.length; at > 0; at = namespace.lastIndexOf('.', at - 1))
    yield namespace.slice(0, at);
}

function isWithin(namespace: string, around: string): boolean {
  return `${namespace}.`.startsWith(`${around}.`);
}

function opens(text: string, namespace: string): boolean {
  return [...text.matchAll(USING)].some(([, name]) => name === namespace);
}

/** A using of the namespace that the file now stands in says nothing. */
function needless(text: string, namespace: string): readonly TextReplacement[] {
  return [...text.matchAll(USING)]
    .filter(([, name]) => name === namespace)
    .map((match) => wholeLine(text, match.index, match.index + match[0].length));
}

function insertUsings(text: string, namespaces: readonly string[]): readonly TextReplacement[] {
  if (namespaces.length === 0) return [];
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = [...namespaces].sort().map((each) => `using ${each};${eol}`);
  const declaration = DECLARATION.exec(text)?.index ?? text.length;
  const last = [...text.matchAll(USING)].filter(({ index }) => index < declaration).at(-1);
  const start = last === undefined ? declaration : last.index;
  const gap = last === undefined ? eol : '';
  return [{ start, end: start, text: lines.join('') + gap }];
}
