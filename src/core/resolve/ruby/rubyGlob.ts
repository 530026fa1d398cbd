/** The patterns of Ruby's `Dir.glob` over paths of the workspace. */

const MAX_LENGTH = 300;
/** More wildcards than this could be slow to match, and are no file names. */
const MAX_WILDCARDS = 6;

/** Undefined for a pattern that is not understood. Paths and pattern are relative to the same folder. */
export function globMatcher(pattern: string): ((path: string) => boolean) | undefined {
  const wildcards = pattern.match(/\*+/g)?.length ?? 0;
  if (pattern.length > MAX_LENGTH || wildcards > MAX_WILDCARDS || /[[\]\\]/.test(pattern)) return undefined;
  const source = pattern
    .replace(/[.+^$()|]/g, '\\$&')
    .split(/(\*\*\/|\*+|\?|[{},])/)
    .map((part) => PARTS[part] ?? (/^\*+$/.test(part) ? '[^/]*' : part))
    .join('');
  try {
    const expression = new RegExp(`^${source}$`);
    return (path) => expression.test(path);
  } catch {
    return undefined;
  }
}

const PARTS: Readonly<Record<string, string>> = {
  '**/': '(?:[^/]+/)*',
  '?': '[^/]',
  '{': '(?:',
  '}': ')',
  ',': '|',
};
