/** Bytes to text and back, the same way the scanner reads sources, so that offsets fit and nothing else changes. */
import { isUtf8 } from 'node:buffer';

export interface DecodedText {
  readonly text: string;
  encode(text: string): Uint8Array;
}

/** Undefined for bytes that would not survive the round trip. A UTF-8 byte order mark stays in the text. */
export function decodeSource(bytes: Buffer): DecodedText | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    if (bytes.length % 2 !== 0) return undefined;
    const mark = bytes.subarray(0, 2);
    return {
      text: bytes.toString('utf16le', 2),
      encode: (text) => Buffer.concat([mark, Buffer.from(text, 'utf16le')]),
    };
  }
  if (!isUtf8(bytes)) return undefined;
  return { text: bytes.toString('utf8'), encode: (text) => Buffer.from(text, 'utf8') };
}
