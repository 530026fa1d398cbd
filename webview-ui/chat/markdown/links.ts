/** What a link of an answer leads to. Answers are not trusted: what is not known to be harmless is no link. */

export type LinkTarget =
  | { readonly kind: 'web'; readonly url: string }
  /** A file of the workspace. */
  | { readonly kind: 'place'; readonly path: string; readonly line: number };

const PLACE = /^(?:\.\/)?([^\s:#?]+?)(?:(?::|#L)(\d{1,7})(?:[:-]L?\d+)?)?$/;

/** @returns undefined for `command:`, `javascript:`, `data:`, `file:` and whatever else is neither web nor a path inside the workspace. */
export function linkTarget(href: string): LinkTarget | undefined {
  const trimmed = href.trim();
  if (/^(https?|mailto):/i.test(trimmed)) return webTarget(trimmed);
  const [, escaped, line] = PLACE.exec(trimmed) ?? [];
  const path = escaped === undefined ? undefined : decoded(escaped);
  if (path === undefined || /^[/\\~]|\\|:|(^|\/)\.\.(\/|$)/.test(path)) return undefined;
  // A bare word is rather a mistake than a file.
  if (!/[./]/.test(path)) return undefined;
  return { kind: 'place', path, line: Math.max(1, Number(line ?? 1)) };
}

function webTarget(href: string): LinkTarget | undefined {
  const url = URL.parse(href);
  return url === null ? undefined : { kind: 'web', url: url.href };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
