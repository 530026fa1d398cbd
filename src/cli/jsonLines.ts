/** Lines of a stream as they come, with their numbers; a line without end is given up before it fills the memory. */

export interface NumberedLine {
  /** From 1. */
  readonly number: number;
  /** Undefined for one that is too long. */
  readonly text: string | undefined;
}

const LONGEST_LINE = 1_000_000;

/** @returns what is whole after each chunk, so that whoever waits at the other end of a pipe is answered. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly NumberedLine[]> {
  const decoder = new TextDecoder();
  let number = 0;
  let begun = '';
  let isTooLong = false;
  const lineOf = (text: string): NumberedLine => {
    const line = { number: ++number, text: isTooLong ? undefined : text };
    isTooLong = false;
    return line;
  };
  for await (const chunk of chunks) {
    const [first, ...rest] = decoder.decode(chunk, { stream: true }).split('\n') as [string, ...string[]];
    begun += first;
    const whole = rest.map((next) => {
      const line = lineOf(begun);
      begun = next;
      return line;
    });
    if (begun.length > LONGEST_LINE) {
      isTooLong = true;
      begun = '';
    }
    if (whole.length > 0) yield whole;
  }
  if (begun !== '' || isTooLong) yield [lineOf(begun)];
}
