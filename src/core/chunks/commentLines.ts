/** Which lines of a source are comment alone; told by how lines begin, so that half-written code is read as well. */
import type { LanguageId } from '../model/language.ts';

/** How a language marks comments. */
interface Marks {
  readonly line: RegExp;
  readonly block?: { readonly open: RegExp; readonly close: string };
}

const SLASHES: Marks = { line: /^\s*\/\//, block: { open: /^\s*(?:\/\*|\{\s*\/\*)/, close: '*/' } };
const MARKS: Readonly<Partial<Record<LanguageId, Marks>>> = {
  python: { line: /^\s*#/, block: { open: /^\s*[rRuU]?(?:"""|''')/, close: '' } },
  ruby: { line: /^\s*#/, block: { open: /^=begin\b/, close: '=end' } },
  php: { ...SLASHES, line: /^\s*(?:\/\/|#(?!\[))/ },
};

/** One entry a line. */
export function commentLines(lines: readonly string[], language: LanguageId): readonly boolean[] {
  const { line: mark, block } = MARKS[language] ?? SLASHES;
  const comments = new Array<boolean>(lines.length).fill(false);
  let close: string | undefined;
  for (const [at, line] of lines.entries()) {
    if (close !== undefined) {
      comments[at] = true;
      if (line.includes(close)) close = undefined;
    } else if (mark.test(line)) comments[at] = true;
    else if (block !== undefined) {
      const opened = block.open.exec(line)?.[0];
      if (opened === undefined) continue;
      comments[at] = true;
      const end = block.close === '' ? opened.trim().slice(-3) : block.close;
      if (!line.slice(opened.length).includes(end)) close = end;
    }
  }
  return comments;
}
