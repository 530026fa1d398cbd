/** Type names as written in Java, Kotlin and C#, cut into their parts. */

/** Longer texts are no name anybody wrote. */
const NAME_LIMIT = 400;

/**
 * The dotted parts of a type as written: without type arguments, annotations, blanks, `?` and array brackets.
 * Empty when the text is no name.
 */
export function nameParts(written: string): readonly string[] {
  if (written.length > NAME_LIMIT) return [];
  if (/^[\w$]+$/.test(written)) return [written];
  const plain = outsideArguments(written)
    .replace(/@[\w.]+\s/g, '')
    .replace(/[`\s?*]|\[[\s,]*\]/g, '');
  return /^[\p{L}\p{N}_$]+(?:\.[\p{L}\p{N}_$]+)*$/u.test(plain) ? plain.split('.') : [];
}

function outsideArguments(text: string): string {
  if (!/[<(]/.test(text)) return text;
  let depth = 0;
  let out = '';
  for (const char of text) {
    if (char === '<' || char === '(') depth++;
    else if (char === '>' || char === ')') depth--;
    else if (depth === 0) out += char;
  }
  return out;
}

/** Number of type arguments that end a type as written; `Map<,>` counts like `Map<K, V>`. */
export function typeArity(written: string): number {
  if (!written.endsWith('>') || written.length > NAME_LIMIT) return 0;
  let depth = 0;
  let commas = 0;
  for (let at = written.length - 1; at >= 0; at--) {
    const char = written[at];
    if (char === '>' || char === ')') depth++;
    else if (char === ',' && depth === 1) commas++;
    else if ((char === '<' || char === '(') && --depth === 0) break;
  }
  return commas + 1;
}
