/** A written document as headings and lines: Markdown, AsciiDoc and reStructuredText as far as decision records need them. */

export interface Heading {
  /** 1 for the title. */
  readonly level: number;
  readonly text: string;
  /** Index into `lines`. */
  readonly at: number;
}

export interface WrittenDocument {
  /** Comments, quoted code and front matter are blank; the numbering is that of the file. */
  readonly lines: readonly string[];
  readonly headings: readonly Heading[];
  /** Keys in lower case with `-` for spaces and underscores. */
  readonly frontMatter: ReadonlyMap<string, FrontMatterValue>;
}

export interface FrontMatterValue {
  /** Lists are joined by commas. */
  readonly value: string;
  /** 1-based. */
  readonly line: number;
}

/** Lines of a longer document that are not looked at. */
const MAX_LINES = 4_000;

export function readDocument(text: string): WrittenDocument {
  const raw = text.replace(/^\uFEFF/, '').split(/\r?\n/, MAX_LINES);
  const end = endOfFrontMatter(raw);
  const frontMatter = end === 0 ? new Map<string, FrontMatterValue>() : readFrontMatter(raw.slice(1, end));
  const lines = withoutAside(raw.map((line, at) => (end > 0 && at <= end ? '' : line)));
  return { lines, headings: headingsOf(lines), frontMatter };
}

/** The lines below a heading up to the next one that is not deeper. */
export function sectionOf({ lines, headings }: WrittenDocument, heading: Heading): readonly string[] {
  const next = headings.find((each) => each.at > heading.at && each.level <= heading.level);
  return lines.slice(heading.at + 1, next?.at ?? lines.length);
}

/** Index of the closing mark; 0 where there is no front matter. */
function endOfFrontMatter(lines: readonly string[]): number {
  if (lines[0]?.trimEnd() !== '---') return 0;
  const end = lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  return Math.max(0, end);
}

/** Flat keys with their text, or with the items of a list below them. */
function readFrontMatter(lines: readonly string[]): ReadonlyMap<string, FrontMatterValue> {
  const found = new Map<string, FrontMatterValue>();
  let key: string | undefined;
  for (const [at, line] of lines.entries()) {
    const pair = /^([A-Za-z][\w -]*?)\s*:(?:\s+(.*))?$/.exec(line);
    const item = /^\s*-\s+(.+)$/.exec(line);
    if (pair !== null) {
      key = pair[1]!.toLowerCase().replaceAll(/[\s_]+/g, '-');
      found.set(key, { value: bare(pair[2] ?? ''), line: at + 2 });
    } else if (item !== null && key !== undefined) {
      const known = found.get(key)!;
      const value = [known.value, bare(item[1]!)].filter((each) => each !== '').join(', ');
      found.set(key, { ...known, value });
    }
  }
  return found;
}

/** Without the quotes, the brackets and the comment that YAML puts around a value. */
function bare(value: string): string {
  const text = value.replace(/(?:^|\s)#\s.*$/, '').trim();
  return text.replace(/^\[(?!.*\]\()(.*)\]$/, '$1').replace(/^(["'])(.*)\1$/, '$2');
}

/** Blanks code and comments: what a template or an example says there is not said of this document. */
function withoutAside(lines: readonly string[]): string[] {
  let fence: string | undefined;
  let comment = false;
  return lines.map((line) => {
    const mark = /^\s{0,3}(`{3,}|~{3,}|-{4,}$|\.{4,}$)/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true) fence = undefined;
      return '';
    }
    if (mark !== undefined && /^[`~]/.test(mark)) {
      fence = mark;
      return '';
    }
    const shown = withoutComments(line, comment);
    comment = shown.open;
    return shown.text;
  });
}

function withoutComments(line: string, open: boolean): { readonly text: string; readonly open: boolean } {
  let [rest, text, inside] = [line, '', open];
  for (;;) {
    const at = rest.indexOf(inside ? '-->' : '<!--');
    if (at < 0) return { text: inside ? text : text + rest, open: inside };
    if (!inside) text += rest.slice(0, at);
    rest = rest.slice(at + (inside ? 3 : 4));
    inside = !inside;
  }
}

const UNDERLINES = '=-~^"*+#';

function headingsOf(lines: readonly string[]): Heading[] {
  const headings: Heading[] = [];
  const underlines: string[] = [];
  for (const [at, line] of lines.entries()) {
    const marked = /^(#{1,6}|={1,6})\s+(\S.*)$/.exec(line);
    if (marked !== null) {
      const text = marked[2]!.replace(/\s+[#=]+\s*$/, '');
      headings.push({ level: marked[1]!.length, text: plain(text), at });
      continue;
    }
    const under = lines[at + 1]?.trimEnd() ?? '';
    if (!isUnderline(under, line)) continue;
    const sign = under[0]!;
    if (!underlines.includes(sign)) underlines.push(sign);
    headings.push({ level: underlines.indexOf(sign) + 1, text: plain(line), at });
  }
  return headings;
}

function isUnderline(under: string, line: string): boolean {
  const text = line.trim();
  if (text === '' || under.length < 3 || !UNDERLINES.includes(under[0]!)) return false;
  if (/^[-*+>|]|^\d+[.)]\s/.test(text) && under[0] !== '=') return false;
  return under.length >= text.length * 0.8 && under === under[0]!.repeat(under.length);
}

/** Without emphasis, code marks and the addresses of links. */
export function plain(text: string): string {
  return text
    .replaceAll(/(?<!\\)!?\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, '$1')
    .replaceAll(/(?:\*\*|__|`|~~)/g, '')
    .replaceAll(/(^|\s)[*_](\S[^*_]*)[*_](?=\s|$|[.,:;])/g, '$1$2')
    .trim();
}
