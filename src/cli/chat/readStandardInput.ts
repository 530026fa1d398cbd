/** More is refused by the engine, with the number. */
const MOST_PIPED = 16 * 1024 * 1024;

/** @returns what is piped in; undefined at a terminal, where a person types. */
export async function readStandardInput(
  stream: NodeJS.ReadStream = process.stdin,
): Promise<string | undefined> {
  if (stream.isTTY) return undefined;
  let text = '';
  for await (const piece of stream) {
    text += String(piece);
    if (text.length > MOST_PIPED) break;
  }
  return text.trim();
}
