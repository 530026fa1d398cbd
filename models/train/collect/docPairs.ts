/** Comments that document what follows them, and documentation strings: the first sentences ↔ path and code. */
import { type Pair, passageOf, type SourceFile } from './pair.ts';

interface Block {
  readonly words: string;
  /** Of the first line of code behind the block. */
  readonly codeStart: number;
  /** Lines of the block itself. */
  readonly start: number;
  readonly end: number;
}

const LEAST_CODE_LINES = 3;
const LICENCE = /copyright|licen[cs]ed?\b|all rights reserved|eslint|@generated|auto-?generated/i;
/** A line that could open a declaration: what stands under a comment amid statements is no documented thing. */
const DECLARES =
  /^\s*(?:@|export|public|private|protected|internal|static|abstract|final|async|def|class|module|fn|pub|func|fun|function|type|struct|enum|interface|trait|impl|const|let|var|val|readonly|get|set|override|virtual|inline|template|typedef|namespace|[\w<>:*&[\]]+\s+[\w*&~]+\s*\(|[\w#$]+\s*[(=:?])/;

export function docPairs(files: readonly SourceFile[]): Pair[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.split('\n');
    const blocks = path.endsWith('.py')
      ? pythonBlocks(lines)
      : commentBlocks(lines, /\.(?:rb|sh|exs?)$/.test(path));
    return blocks.flatMap((block) => pairOf(path, lines, block));
  });
}

function pairOf(path: string, lines: readonly string[], block: Block): Pair[] {
  const query = firstSentences(block.words);
  if (query === undefined) return [];
  const code = lines
    .slice(block.codeStart, block.codeStart + 60)
    .filter((_, at) => block.codeStart + at < block.start || block.codeStart + at >= block.end);
  const closed = untilDedent(code);
  if (closed.filter((line) => line.trim() !== '').length < LEAST_CODE_LINES) return [];
  return [{ kind: 'doc', query, passage: passageOf(path, closed) }];
}

/** The declaration and its body: up to the first line, past the second, that is indented less or that begins the next declaration. */
function untilDedent(lines: readonly string[]): string[] {
  const indent = indentOf(lines[0] ?? '');
  const end = lines.findIndex((line, at) => at > 2 && line.trim() !== '' && indentOf(line) < indent);
  return lines.slice(0, end < 0 ? lines.length : end);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** @returns undefined where the block is no sentence of a person about code. */
function firstSentences(words: string): string | undefined {
  const plain = words
    .replace(/\{@\w+\s+([^}]*)\}/g, '$1')
    .replace(/<[^>]{1,60}>/g, ' ')
    .replace(/https?:\S+/g, ' ')
    .split(/\n\s*\n|\n\s*(?:@\w|:\w+:|:param|Args:|Returns:|Parameters|Example)|^\s*@/)[0]!
    .replace(/\s+/g, ' ')
    .trim();
  const sentence = /^.{15,300}?[.!?](?=\s|$)/.exec(plain)?.[0] ?? plain.slice(0, 300);
  const count = sentence.split(/\s+/).filter((word) => /[a-z]{2}/i.test(word)).length;
  return count < 3 || LICENCE.test(sentence) ? undefined : sentence;
}

function pythonBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at++) {
    if (!/^\s*(?:async\s+def|def|class)\s/.test(lines[at]!)) continue;
    let body = at;
    while (body < Math.min(lines.length, at + 12) && !/:\s*(?:#.*)?$/.test(lines[body]!)) body++;
    const start = body + 1;
    const quote = /^\s*[rRuU]?("""|''')/.exec(lines[start] ?? '')?.[1];
    if (quote === undefined) continue;
    let end = start;
    const first = lines[start]!.slice(lines[start]!.indexOf(quote) + 3);
    if (!first.includes(quote))
      for (end = start + 1; end < lines.length && !lines[end]!.includes(quote); ) end++;
    const words = lines
      .slice(start, end + 1)
      .join('\n')
      .replace(/[rRuU]?(?:"""|''')/g, '');
    blocks.push({ words, codeStart: at, start, end: end + 1 });
  }
  return blocks;
}

function commentBlocks(lines: readonly string[], hashes: boolean): Block[] {
  const line = hashes ? /^\s*#(?!!)/ : /^\s*\/\//;
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at++) {
    const start = at;
    if (!hashes && /^\s*\/\*\*/.test(lines[at]!)) {
      while (at < lines.length && !lines[at]!.includes('*/')) at++;
      at++;
    } else {
      while (at < lines.length && line.test(lines[at]!)) at++;
    }
    if (at === start || at >= lines.length || !DECLARES.test(lines[at]!)) continue;
    const words = lines
      .slice(start, at)
      .map((text) => text.replace(/^\s*(?:\/\*\*?|\*\/|\*|\/\/[/!]?|#+)\s?/, '').replace(/\*\/\s*$/, ''))
      .join('\n');
    blocks.push({ words, codeStart: at, start, end: at });
  }
  return blocks;
}
