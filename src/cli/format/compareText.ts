/** Answers of several engines: in columns beside each other where there is room, else below each other. */
import { printable, printableText } from '../../base/printable.ts';
import type { ComparedSide } from '../../protocol/modelsApi.ts';
import type { Terminal } from './terminal.ts';

export interface NamedSide {
  /** As it was asked for. */
  readonly name: string;
  readonly side: ComparedSide;
}

interface Block {
  readonly head: readonly string[];
  readonly body: string;
}

const LEAST_COLUMN = 36;
const BETWEEN = ' │ ';
/** Twice as wide as others, on most terminals. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Emoji_Presentation}/u;

export function compareText(sides: readonly NamedSide[], { width, colours }: Terminal): string {
  const blocks = sides.map(blockOf);
  const column = Math.floor((width - BETWEEN.length * (sides.length - 1)) / sides.length);
  const paint = (line: string, at: number) => (at === 0 ? colours.bold(line) : colours.dim(line));
  if (column < LEAST_COLUMN || blocks.some(({ body }) => WIDE.test(body)))
    return blocks
      .map(({ head, body }) =>
        [
          ...head.flatMap((line, at) => cutLines(line, width).map((each) => paint(each, at))),
          ...cutLines(body, width),
        ].join('\n'),
      )
      .join('\n\n');
  const heads = rows(
    blocks.map(({ head }) => head.map((line) => cutLines(line, column)[0] ?? '')),
    column,
  );
  const bodies = rows(
    blocks.map(({ body }) => cutLines(body, column)),
    column,
  );
  return [...heads.map(paint), ...bodies].join('\n');
}

function blockOf({ name, side }: NamedSide): Block {
  if (side.kind !== 'answered')
    return {
      head: [name, 'no answer'],
      body: printable(side.kind === 'failed' ? side.message : side.because),
    };
  const { generated } = side;
  const rate = (generated.outputTokens * 1000) / Math.max(1, generated.elapsedMs);
  const seconds = (generated.elapsedMs / 1000).toFixed(1);
  return {
    head: [name, `${printable(generated.model)}, ${rate.toFixed(1)} tokens/s, ${seconds} s`],
    body: printableText(generated.text).trim(),
  };
}

function rows(columns: readonly (readonly string[])[], width: number): string[] {
  const most = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: most }, (_, at) =>
    columns
      .map((lines) => (lines[at] ?? '').padEnd(width))
      .join(BETWEEN)
      .trimEnd(),
  );
}

/** Lines of at most this length, cut at a space where there is one; spaces at their beginning stay, since code may be among them. */
function cutLines(text: string, width: number): string[] {
  return text
    .replaceAll('\t', '  ')
    .split('\n')
    .flatMap((line) => {
      const cut: string[] = [];
      let rest = line.trimEnd();
      while (rest.length > width) {
        const space = rest.lastIndexOf(' ', width);
        const at = space > rest.search(/\S/) ? space : width;
        cut.push(rest.slice(0, at).trimEnd());
        rest = rest.slice(at).trimStart();
      }
      return [...cut, rest];
    });
}
