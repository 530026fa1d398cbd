/**
 * Server-sent events (WHATWG HTML, section 9.2) from bytes as they come: cut anywhere, in the middle of a character too. Only the data
 * counts here. Bytes that are no UTF-8 become replacement characters, as the specification has it.
 */
import { CodedError } from '../../base/codedError.ts';

/** An event of a token or two takes some hundred; nobody who means well sends one as long as this. */
const LONGEST_EVENT = 4_000_000;

export class SseReader {
  readonly #decoder = new TextDecoder();
  /** The line that is not at its end yet, in pieces. */
  #line: string[] = [];
  #data: string[] = [];
  #length = 0;
  /** A line feed that follows belongs to the same line end. */
  #afterReturn = false;

  /** Data of the events that end in this chunk. Throws `engine-failed` for one without end. */
  push(chunk: Uint8Array): readonly string[] {
    return this.#read(this.#decoder.decode(chunk, { stream: true }));
  }

  /** Of an event that the end of the stream cuts off, as some servers leave their last one. */
  end(): readonly string[] {
    const events = this.#read(`${this.#decoder.decode()}\n\n`);
    return events.filter((data) => data !== '');
  }

  #read(text: string): readonly string[] {
    const events: string[] = [];
    const ends = /\r\n|\n|\r/g;
    let start = 0;
    if (this.#afterReturn && text.startsWith('\n')) start = 1;
    if (text !== '') this.#afterReturn = text.endsWith('\r');
    ends.lastIndex = start;
    for (let end = ends.exec(text); end !== null; end = ends.exec(text)) {
      this.#grow(text.slice(start, end.index));
      start = end.index + end[0].length;
      const event = this.#endLine();
      if (event !== undefined) events.push(event);
    }
    this.#grow(text.slice(start));
    return events;
  }

  #grow(piece: string): void {
    if (piece === '') return;
    this.#line.push(piece);
    this.#length += piece.length;
    if (this.#length > LONGEST_EVENT)
      throw new CodedError('engine-failed', `sent one event of more than ${LONGEST_EVENT / 1e6} MB`);
  }

  /** @returns the data of an event that ends with this line. */
  #endLine(): string | undefined {
    const line = this.#line.join('');
    this.#line = [];
    if (line !== '') {
      const data = /^data(?:: ?(.*))?$/s.exec(line);
      if (data !== null) this.#data.push(data[1] ?? '');
      return undefined;
    }
    this.#length = 0;
    if (this.#data.length === 0) return undefined;
    const event = this.#data.join('\n');
    this.#data = [];
    return event;
  }
}
