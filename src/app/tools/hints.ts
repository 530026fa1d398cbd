/** Answers for a model to read: what matters first, each list with a count of what it leaves out, all of it bounded. */
import { printable } from '../../base/printable.ts';

export interface Section {
  readonly title: string;
  /** Most important first. */
  readonly lines: readonly string[];
  /** Number of all there are, where the lines are not all. */
  readonly total?: number;
  /** How to see the others: `pass about: "modules"`. */
  readonly narrow?: string;
}

export interface Hints {
  /** What there is to know, in a sentence or two. */
  readonly summary: string;
  readonly sections: readonly Section[];
  /** What to ask next. */
  readonly next?: readonly string[];
}

/** Characters; about a thousand tokens. */
export const MOST_CHARACTERS = 3_600;
const MOST_IN_LINE = 300;
const MOST_IN_SUMMARY = 800;

export function hintsText(hints: Hints, limit: number = MOST_CHARACTERS): string {
  const { summary, sections, next = [] } = hints;
  const clean = sections
    .filter(({ lines }) => lines.length > 0)
    .map((section) => ({
      ...section,
      title: shortened(section.title, MOST_IN_LINE),
      lines: section.lines.map((line) => shortened(line, MOST_IN_LINE)),
    }));
  const shown = clean.map(({ lines }) => lines.length);
  const write = () =>
    [
      shortened(summary, MOST_IN_SUMMARY),
      ...clean.map((section, at) => sectionText(section, shown[at]!)),
      ...(next.length === 0 ? [] : [`Next: ${shortened(next.join(' '), MOST_IN_SUMMARY)}`]),
    ].join('\n\n');
  let text = write();
  while (text.length > limit) {
    const longest = shown.indexOf(Math.max(...shown));
    if ((shown[longest] ?? 0) <= 1) return `${text.slice(0, limit - 1)}…`;
    shown[longest]!--;
    text = write();
  }
  return text;
}

function sectionText({ title, lines, total = lines.length, narrow }: Section, shown: number): string {
  const more = total - shown;
  const hint = narrow === undefined ? '' : `; ${narrow}`;
  return [
    `${title}:`,
    ...lines.slice(0, shown).map((line) => `- ${line}`),
    ...(more > 0 ? [`- … ${more.toLocaleString('en')} more${hint}`] : []),
  ].join('\n');
}

/** One line, without signs that steer a terminal or hide text. */
function shortened(text: string, most: number): string {
  const line = printable(text);
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}

export function count(number: number, thing: string, things = `${thing}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? thing : things}`;
}

export function at({ path, line }: { readonly path: string; readonly line: number }): string {
  return `${path}:${line}`;
}
