/** A file's words: of the file itself (its path, the names by which others use it), then of each of its chunks. */
import type { Chunk } from '../chunks/chunk.ts';
import type { CutFile } from '../chunks/chunksOf.ts';
import { codeWords } from './codeWords.ts';
import { type DocumentWords, DocumentWordsBuilder } from './fields.ts';

export interface FileToIndex extends CutFile {
  readonly path: string;
  /** Names that other files import from it. */
  readonly usedAs: readonly string[];
}

/** Folders that hold everything say nothing. */
const HOLDERS = new Set([
  'src',
  'main',
  'lib',
  'java',
  'source',
  'sources',
  'org',
  'com',
  'packages',
  'app',
  'kotlin',
]);
/** Lines of a declaration that count as its signature. */
const SIGNATURE_LINES = 3;

export function fileDocuments(file: FileToIndex): readonly DocumentWords[] {
  const legalLines = legalLinesOf(file);
  return [ofFile(file), ...file.chunks.map((chunk) => ofChunk(file, chunk, legalLines))];
}

function ofFile({ path, usedAs }: FileToIndex): DocumentWords {
  const words = new DocumentWordsBuilder();
  const segments = path.replace(/\.[^./]+$/, '').split('/');
  const name = segments.at(-1)!;
  for (const segment of segments) if (!HOLDERS.has(segment)) words.add('path', codeWords(segment));
  words.add('path', codeWords(name));
  for (const each of usedAs) if (each !== '*' && each !== 'default') words.add('used', codeWords(each));
  return words.done();
}

function ofChunk({ lines, comments }: FileToIndex, chunk: Chunk, legalLines: number): DocumentWords {
  const words = new DocumentWordsBuilder();
  for (const name of chunk.names) words.add('name', codeWords(name));
  for (const name of chunk.within) words.add('path', codeWords(name));
  let declaring = chunk.names.length > 0 ? SIGNATURE_LINES : 0;
  for (let line = Math.max(chunk.startLine, legalLines + 1); line <= chunk.endLine; line++) {
    const text = lines[line - 1]!;
    const found = codeWords(text);
    if (comments[line - 1]!) words.add('comment', found);
    else if (declaring > 0 && found.length > 0) {
      words.add('signature', found);
      declaring = /[{:;]\s*$/.test(text) ? 0 : declaring - 1;
    } else words.add('body', found);
  }
  return words.done();
}

const LEGAL = /copyright|licen[sc]ed?\b|warrant(?:y|ies)|\bspdx\b|redistribut/i;
/** A notice is no longer, and stands no later. */
const LEGAL_LINES = 60;

/** Lines at the head that are a notice of copyright, whose words every file has. */
function legalLinesOf({ lines, comments }: CutFile): number {
  let first = 0;
  while (first < LEGAL_LINES && lines[first]?.trim() === '') first++;
  let end = first;
  while (end < LEGAL_LINES && comments[end] === true) end++;
  return end < lines.length && LEGAL.test(lines.slice(first, end).join(' ')) ? end : 0;
}
