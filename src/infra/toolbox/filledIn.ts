/** `${env:NAME}` → the variable's value, empty where it is not set. */
export function filledIn(text: string): string {
  return text.replace(/\$\{env:([A-Za-z_]\w*)\}/g, (_, name: string) => process.env[name] ?? '');
}

export function filledInAll(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, filledIn(text)]));
}
