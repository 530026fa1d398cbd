/** The few character references that Markdown writers use in place of the characters. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

export function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|(\w{2,4}));/g, (whole, code?: string, name?: string) => {
    if (code !== undefined) return characterOf(Number(code)) ?? whole;
    return NAMED[name ?? ''] ?? whole;
  });
}

function characterOf(code: number): string | undefined {
  return code > 31 && code < 0x110000 ? String.fromCodePoint(code) : undefined;
}
