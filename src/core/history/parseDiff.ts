/** The text of `git diff --unified=0 --find-renames`, piece by piece → changed lines by path. */
import { dirname } from '../../base/paths.ts';
import type { ChangedLines } from '../ports/changeReader.ts';

export interface DiffParser {
  push(chunk: string): void;
  end(): ReadonlyMap<string, ChangedLines>;
}

export function createDiffParser(): DiffParser {
  const parser = new Parser();
  let rest = '';
  return {
    push(chunk) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop()!;
      for (const line of lines) parser.take(line);
    },
    end() {
      if (rest !== '') parser.take(rest);
      return parser.changed;
    },
  };
}

class Parser {
  readonly changed = new Map<string, 'all' | [number, number][]>();
  /** Lines of the hunk that are still to come: whatever they begin with, they are text. */
  #text = 0;
  #isNew = false;
  #path: string | undefined;
  #renamedFrom = '';

  take(line: string): void {
    if (this.#text > 0) {
      if (!line.startsWith('\\')) this.#text--;
    } else if (line.startsWith('diff --git ')) this.#renamedFrom = '';
    else if (line.startsWith('rename from ')) this.#renamedFrom = bare(line.slice(12));
    else if (line.startsWith('rename to ')) this.#renamed(bare(line.slice(10)));
    else if (line.startsWith('--- ')) this.#isNew = line === '--- /dev/null';
    else if (line.startsWith('+++ ')) this.#begin(pathIn(line.slice(4)));
    else if (line.startsWith('@@ ')) this.#hunk(line);
  }

  #begin(path: string | undefined): void {
    this.#path = path;
    if (path === undefined || this.#renamedFrom !== '') return;
    this.changed.set(path, this.#isNew ? 'all' : []);
  }

  /** Another name leaves what the file imports as old as it was; in another folder each import may mean something else. */
  #renamed(path: string): void {
    this.changed.set(path, dirname(path) === dirname(this.#renamedFrom) ? [] : 'all');
  }

  #hunk(line: string): void {
    const found = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (found === null) return;
    const [removed, first, added] = [Number(found[1] ?? 1), Number(found[2]), Number(found[3] ?? 1)];
    this.#text = removed + added;
    const ranges = this.changed.get(this.#path ?? '');
    if (Array.isArray(ranges) && added > 0) ranges.push([first, first + added - 1]);
  }
}

/** `b/src/a.ts`, or quoted with escapes where the name has signs that would tear the line; undefined for a file that went. */
function pathIn(text: string): string | undefined {
  const trimmed = text.replace(/\t$/, '');
  return trimmed === '/dev/null' ? undefined : bare(trimmed).replace(/^b\//, '');
}

function bare(text: string): string {
  return text.startsWith('"') ? unquoted(text) : text;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\' };

function unquoted(text: string): string {
  return text
    .slice(1, -1)
    .replace(/\\(\d{3}|.)/g, (_, code: string) =>
      code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES[code] ?? code),
    );
}
