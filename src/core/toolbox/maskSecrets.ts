/** Values without what looks secret, for a log and for questions to a person. */

const SECRET_NAME = /pass(?:word|phrase)?|secret|token|api[-_]?key|authorization|credential|cookie|private/i;
/** As issuers write them: long prefixes that nothing else has. */
const SECRET_TEXT =
  /\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|sk-[\w-]{16,}|xox[abprs]-[\w-]{10,}|AKIA[A-Z\d]{16}|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*)|(?<=\bBearer\s)[\w.~+/=-]{8,}|-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;
const MASK = '•••';
/** Shorter ones occur by chance in other words. */
const MIN_KNOWN = 6;

/** What is given such a name in code, or stands in an address. */
const SECRET_VALUE =
  /(?:pass(?:word|phrase|wd)?|secret|token|api[-_]?key|credential|private[-_]?key)\w*["']?\s*[:=]\s*["'`][^"'`\s]{8,}["'`]|:\/\/[^\s/:@]+:[^\s/@]+@/i;

/** Whether a text may hold a credential: rather once too often. */
export function holdsSecret(text: string): boolean {
  return maskText(text) !== text || SECRET_VALUE.test(text);
}

/** @param known secrets that must not stand anywhere, configured ones for instance. */
export function maskSecrets(value: unknown, known: readonly string[] = []): unknown {
  if (typeof value === 'string') return maskText(value, known);
  if (Array.isArray(value)) return value.map((each) => maskSecrets(each, known));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      SECRET_NAME.test(key) && each !== null && typeof each !== 'object' ? MASK : maskSecrets(each, known),
    ]),
  );
}

export function maskText(text: string, known: readonly string[] = []): string {
  let masked = text.replace(SECRET_TEXT, MASK);
  for (const secret of known) if (secret.length >= MIN_KNOWN) masked = masked.replaceAll(secret, MASK);
  return masked;
}
