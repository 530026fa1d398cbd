/** Identifiers of Go source, with comments and texts left out: enough to tell what is named where, in one pass. */

export interface GoName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** What stands before a dot before it, where that is a name; empty where it is something else. */
  readonly of: string | undefined;
}

const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|`[^`]*(?:`|$)|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[\p{L}_][\p{L}\p{N}_]*|[^\s]/gu;

export function goNames(text: string): readonly GoName[] {
  const names: GoName[] = [];
  let [last, before] = ['', ''];
  for (const match of text.matchAll(TOKEN)) {
    const [token] = match;
    if (token.startsWith('//') || token.startsWith('/*')) continue;
    if (/^[\p{L}_]/u.test(token)) {
      const of = last !== '.' ? undefined : /^[\p{L}_]/u.test(before) ? before : '';
      names.push({ name: token, start: match.index, end: match.index + token.length, of });
    }
    [before, last] = [last, token];
  }
  return names;
}
