/** Places that were found: where, what stands there, and the lines that say why. */
import type { SearchHit, SearchReport } from '../../protocol/knowledgeApi.ts';
import { shorten, wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

export function searchText({ results }: SearchReport, query: string, terminal: Terminal): string {
  if (results.length === 0)
    return wrap(
      `Nothing here speaks of “${query}”. Try other words, or a name as it stands in the code.`,
      terminal.width,
    );
  return results.map((hit) => hitText(hit, terminal)).join('\n\n');
}

function hitText(hit: SearchHit, terminal: Terminal): string {
  const lines = hit.of === undefined ? linesText(hit, terminal) : saidText(hit, terminal);
  return [headText(hit, terminal), ...lines].join('\n');
}

function headText({ of, path, startLine, symbol, kind }: SearchHit, { width, colours }: Terminal): string {
  const place = startLine > 0 ? `${path}:${startLine}` : path;
  if (place === '' || of === 'module')
    return `${colours.bold(shorten(symbol ?? place, width - kind.length - 2))}  ${colours.dim(kind)}`;
  const about = aboutText(symbol, kind);
  const left = Math.max(20, width - about.length - 2);
  const head = colours.bold(shorten(place, left));
  return about === '' ? head : `${head}  ${colours.dim(about)}`;
}

const SILENT = new Set(['top-level', 'text', 'document', 'configuration']);

function aboutText(symbol: string | undefined, kind: string): string {
  if (symbol === undefined) return '';
  return shorten(SILENT.has(kind) ? symbol : `${kind} ${symbol}`, 48);
}

const SAID_LINES = 3;

function saidText({ says = [] }: SearchHit, { width }: Terminal): readonly string[] {
  return says.slice(0, SAID_LINES).map((line) => `  ${cut(line.trim(), width - 2)}`);
}

/** Without the depth that all of them share. */
function linesText({ lines = [] }: SearchHit, { width, colours }: Terminal): readonly string[] {
  const texts = lines.map(({ text }) => text);
  const depth = Math.min(...texts.map((text) => text.length - text.trimStart().length));
  const digits = Math.max(...lines.map(({ line }) => String(line).length));
  return lines.map(({ line }, at) => {
    const number = String(line).padStart(digits);
    return `  ${colours.dim(number)}  ${cut(texts[at]!.slice(depth).trimEnd(), width - digits - 4)}`;
  });
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}
