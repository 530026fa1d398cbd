/** Cuts one file into chunks: every line is in exactly one, in order. */
import { basename, extname } from '../../base/paths.ts';
import type { SymbolFact } from '../model/facts.ts';
import type { LanguageId } from '../model/language.ts';
import type { Chunk, ChunkKind } from './chunk.ts';
import { commentLines } from './commentLines.ts';
import { cutDocument } from './cutDocument.ts';
import { cutSource } from './cutSource.ts';
import { type LineTable, lineTable } from './lineTable.ts';
import { splitLines } from './splitLines.ts';

export interface CutFile {
  readonly chunks: readonly Chunk[];
  readonly lines: readonly string[];
  /** One entry a line: comment alone. In a document every line counts as one. */
  readonly comments: readonly boolean[];
}

export interface FileText {
  readonly path: string;
  readonly text: string;
  /** Absent for what is no source. */
  readonly language?: LanguageId;
  readonly symbols: readonly SymbolFact[];
}

export function chunksOf({ path, text, language, symbols }: FileText): CutFile {
  const table = lineTable(text);
  const { lines } = table;
  if (language !== undefined) {
    const comments = commentLines(lines, language);
    return { lines, comments, chunks: cutSource({ table, symbols, comments }) };
  }
  const kind = kindOfText(path) ?? 'text';
  const comments = new Array<boolean>(lines.length).fill(kind === 'document');
  return { lines, comments, chunks: kind === 'document' ? cutDocument(table) : cutText(table, kind) };
}

function cutText(table: LineTable, kind: ChunkKind): readonly Chunk[] {
  const whole = { startLine: 1, endLine: table.lines.length };
  return splitLines(table, whole).map((piece) => ({ ...piece, kind, names: [], within: [] }));
}

const DOCUMENTS = new Set(['.md', '.mdx', '.markdown', '.rst', '.adoc', '.asciidoc', '.txt']);
const CONFIGURATION = new Set(['.yaml', '.yml', '.toml', '.ini', '.cfg', '.properties', '.gradle', '.tf']);
const TEXT = new Set([
  '.sql',
  '.proto',
  '.graphql',
  '.gql',
  '.sh',
  '.bash',
  '.ps1',
  '.html',
  '.css',
  '.scss',
]);
const NAMED: readonly (readonly [RegExp, ChunkKind])[] = [
  [
    /^(?:Dockerfile|Containerfile|Makefile|Justfile|Jenkinsfile|Vagrantfile|Procfile)(?:\..+)?$/,
    'configuration',
  ],
  [/^(?:README|CONTRIBUTING|ARCHITECTURE|CHANGELOG|HACKING)$/, 'document'],
];

/** Of files that are no source; undefined for those that are not searched. */
export function kindOfText(path: string): ChunkKind | undefined {
  const extension = extname(path);
  if (DOCUMENTS.has(extension)) return 'document';
  if (CONFIGURATION.has(extension)) return 'configuration';
  if (TEXT.has(extension)) return 'text';
  return NAMED.find(([pattern]) => pattern.test(basename(path)))?.[1];
}
