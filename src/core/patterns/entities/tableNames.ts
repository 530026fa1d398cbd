/** How mappers name a table that nobody named. */

/** `OrderLine` → `order_line`. */
export function snake(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

/** `OrderLine` → `order_lines`, by the rules for regular English nouns. */
export function plural(name: string): string {
  const word = snake(name);
  if (/person$/.test(word)) return word.replace(/person$/, 'people');
  if (/child$/.test(word)) return `${word}ren`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  return `${word}s`;
}
