/**
 * Swift as its grammar can read it. The grammar gives up at `#` and at annotations younger than itself, so that the rest of a file would
 * be lost: these are blanked, every other character keeps its place. Both branches of an `#if` count, as the compiler could take either.
 */
/** Every repetition is bounded: hostile text costs no more than its length. */
const NO_MATTER: readonly (readonly [pattern: RegExp, instead: (text: string) => string])[] = [
  [/#{1,4}"(?!"")[^\n]{0,2000}?"#{1,4}/g, asString],
  [/#{1,4}"""[\s\S]{0,5000}?"""#{1,4}/g, asString],
  [/^[ \t]*#(?:if|elseif|else|endif|sourceLocation|warning|error)\b.*$/gm, blank],
  [/#(?:un)?available[ \t]{0,9}\([^()]{0,200}\)/g, (text) => blankTail('true', text)],
  [/#(?=[A-Za-z_])/g, blank],
  [/(?<=_)\$(?=\w)/g, () => '_'],
  [/\bthrows[ \t]{0,9}\([\w.]{1,100}\)/g, (text) => blankTail('throws', text)],
  [/\bnonisolated\(\w{1,20}\)/g, (text) => blankTail('nonisolated', text)],
  [/(?<=[:(][ \t]{0,9})(?:(?:sending|consuming|borrowing|isolated)[ \t]{1,40}){1,3}(?=[\w@([])/g, blank],
  [
    /(?<=[=(,][ \t]{0,9}|[\n{;][ \t]{0,9}|\breturn[ \t]{1,40})(?:consume|unsafe)[ \t]{1,40}(?=[A-Za-z_])/g,
    blank,
  ],
  [/(?<=->[ \t]{0,9})sending\b/g, blank],
  // The empty tuple as a value.
  [
    /(?<=[(,=][ \t]{0,9}|\?[ \t]{1,40}|\bin[ \t]{1,40}|\breturn[ \t]{1,40}|\n[ \t]{1,40})\(\)(?![ \t]{0,9}(?:->|throws|async|rethrows))/g,
    () => '0 ',
  ],
  [/(?<=:[ \t]{0,9})\(\)(?=[ \t]{0,9}[),])/g, () => '0 '],
];

/** @returns text of the same length and lines. */
export function readableSwift(text: string): string {
  return NO_MATTER.reduce((plain, [pattern, instead]) => plain.replace(pattern, instead), text);
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

function blankTail(kept: string, text: string): string {
  return kept + blank(text.slice(kept.length));
}

/** A raw string becomes an empty one with blanks behind it. */
function asString(text: string): string {
  return `""${blank(text.slice(2))}`;
}
