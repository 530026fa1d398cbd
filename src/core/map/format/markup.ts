/** Names of files in markup: text, whatever they hold. */

/** For text and quoted attributes of XML 1.0 and HTML; what XML cannot hold at all becomes a replacement sign. */
export function markup(text: string): string {
  return text.replace(NOT_XML, '\uFFFD').replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** https://www.w3.org/TR/xml/#charsets: controls, lone surrogates and two non-characters. */
const NOT_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\u0000-\u001f\u007f-\u009f\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** JSON that cannot end the script element it stands in. */
export function jsonInScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Keeps the end of a label, which tells most. */
export function fitted(label: string, width: number, measure: (text: string) => number): string {
  if (measure(label) <= width) return label;
  const signs = [...label];
  const end = (from: number) => `…${signs.slice(from).join('')}`;
  let [low, high] = [1, signs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (measure(end(middle)) <= width) high = middle;
    else low = middle + 1;
  }
  return end(low);
}

/** A text that something follows in the same line keeps its own direction: letters from the right do not swap places with what follows. */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
