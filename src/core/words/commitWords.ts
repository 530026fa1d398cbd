/** What a person says in a message of a commit: neither its kind, nor trailers, nor what is quoted, nor a tool's text. */

/** Signs that a message, or part of one, was written by a program. */
const BY_A_ROBOT =
  /\[bot\]|^\s*(?:Co-authored-by|Generated-by|Assisted-by)\s*:.*\b(?:copilot|claude|cursor|codex|chatgpt|gemini|devin|aider|gpt-?\d|bot)\b|\bgenerated (?:with|by)\b/im;
/** Nothing is said by it but that git did it. */
const BY_GIT =
  /^(?:Merge (?:branch|pull request|remote|tag|commit|\S+ into)\b|Revert "|Reapply "|(?:fixup|squash|amend)! )/;
const CONVENTIONAL =
  /^(?:build|chore|ci|docs?|feat|fix|perf|refactor|revert|style|test|deps|release|wip)(?:\([^)\n]{1,60}\))?!?:\s*/i;
const LABEL = /^(?:\[[^\]\n]{1,40}\]|[A-Z][A-Z0-9]{1,9}-\d+:?|#\d+:?)\s*/;
const TRAILER =
  /^(?:[A-Z][a-z]+(?:-[A-Za-z]+)+|Fixes|Closes|Refs?|Issue|BUG|CC|Cc|Link|TAG|Tested|PiperOrigin-RevId|Part-of)\s*:\s*\S.*$/;
const CLOSES =
  /^(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?|refs?|see|part of|related to)\s*:?\s+(?:[\w./-]*#\d+|https?:\/\/\S+)[\s,.]*$/i;

/** Empty where there is nothing of a person's in it. */
export function commitWords(message: string): string {
  if (BY_A_ROBOT.test(message) || BY_GIT.test(message)) return '';
  const [subject = '', ...body] = message.replace(/\r\n?/g, '\n').split('\n');
  const said = subject
    .replace(CONVENTIONAL, '')
    .replace(LABEL, '')
    .replace(/\s*\(#\d+\)\s*$/, '');
  return [said, ...withoutTrailers(body).filter((line) => !line.startsWith('#') && !CLOSES.test(line.trim()))]
    .join('\n')
    .trim();
}

/** Of the commit that it says it takes back, in full; undefined where it takes none back. */
export function revertedCommit(message: string): string | undefined {
  return /\bThis reverts commit ([0-9a-f]{40}(?:[0-9a-f]{24})?)\b/.exec(message)?.[1];
}

function withoutTrailers(body: readonly string[]): readonly string[] {
  let end = body.length;
  while (end > 0 && (body[end - 1]!.trim() === '' || TRAILER.test(body[end - 1]!))) end--;
  return body.slice(0, end);
}
