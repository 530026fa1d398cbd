/** Messages say what happened and then what to do next: the first of the two, where there is room for no more. */
export function whatHappened(message: string): string {
  return /^.*?[.!?](?=\s+[\p{Lu}“])/su.exec(message)?.[0] ?? message;
}
