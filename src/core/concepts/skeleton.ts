/** The first lines of a new file, as its peers of the same part begin: what they declare, called as the file is. */
import { basename, dirname, extname } from '../../base/paths.ts';
import { wordsOf } from '../edit/fileNaming.ts';
import type { ArchitectureModel } from '../model/architectureModel.ts';
import type { SymbolKind } from '../model/facts.ts';
import { mainSymbol } from '../places/mainSymbol.ts';
import { nameShape } from '../places/ranking/nameShape.ts';

interface Declared {
  readonly name: string;
  readonly kind: SymbolKind;
  /** Text of a file in the same folder and language. */
  readonly beside: string;
}

type Writer = (declared: Declared) => string;

const script: Writer = ({ name, kind }) => {
  if (kind === 'function') return `export function ${name.charAt(0).toLowerCase()}${name.slice(1)}() {}\n`;
  return kind === 'class' || kind === 'interface' ? `export ${kind} ${name} {}\n` : '';
};

const WRITERS: Readonly<Record<string, Writer>> = {
  '.ts': script,
  '.py': ({ name, kind }) => (kind === 'class' ? `class ${name}:\n    pass\n` : ''),
  '.java': (declared) => inNamespace(declared, /^package [\w.]+;/m, 'public '),
  '.kt': (declared) => inNamespace(declared, /^package [\w.]+$/m, ''),
  '.cs': (declared) => inNamespace(declared, /^namespace [\w.]+;/m, 'public '),
};

/** Without a neighbour that says which namespace the folder is, nothing is guessed. */
function inNamespace({ name, kind, beside }: Declared, wanted: RegExp, modifier: string): string {
  const line = wanted.exec(beside)?.[0];
  if (line === undefined || (kind !== 'class' && kind !== 'interface')) return '';
  return `${line}\n\n${modifier}${kind} ${name} {\n}\n`;
}

/** A file of the folder that is written in the language of a new one. */
export function neighbourOf({ files }: ArchitectureModel, folder: string, name: string): string | undefined {
  const extension = extname(name);
  return files.find(({ path }) => dirname(path) === folder && extname(path) === extension)?.path;
}

/**
 * @param beside the text of its neighbour.
 * @returns empty where the peers differ, or begin in a way that is not written here.
 */
export function skeletonOf(
  { files, facts }: ArchitectureModel,
  { name, beside = '' }: { readonly name: string; readonly beside?: string | undefined },
): string {
  const shape = nameShape(name);
  const writer = WRITERS[extname(name)];
  const called = typeName(name);
  if (writer === undefined || shape.test || !/^\p{Lu}[\p{L}\p{N}]*$/u.test(called)) return '';
  const peers = files.filter(({ path }) => {
    const other = nameShape(basename(path));
    return other.role === shape.role && other.extension === shape.extension && !other.test;
  });
  const kind = commonKind(peers.map(({ path }) => mainSymbol(path, facts.get(path)?.symbols ?? [])?.kind));
  return kind === undefined ? '' : writer({ name: called, kind, beside });
}

/** What more than half of those are that declare anything. */
function commonKind(kinds: readonly (SymbolKind | undefined)[]): SymbolKind | undefined {
  const counts = new Map<SymbolKind, number>();
  const told = kinds.filter((kind) => kind !== undefined);
  for (const kind of told) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].find(([, count]) => count * 2 > told.length)?.[0];
}

/** `order-lines.service.ts` → `OrderLinesService`. */
function typeName(name: string): string {
  const stem = name.slice(0, name.length - extname(name).length);
  return wordsOf(stem)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
