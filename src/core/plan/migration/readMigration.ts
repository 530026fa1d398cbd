/** Whether a sentence asks for another architecture, and for which. */

export interface Migration {
  /** Name of a preset, or what was said where there is none of it. */
  readonly target: string;
  /** What it is said to be now. */
  readonly from?: string;
}

const TARGETS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:hexagonal|ports[ -](?:and|&)[ -]adapters|onion)\b/i, 'hexagonal'],
  [/\bclean(?: architecture)?\b/i, 'clean'],
  [/\b(?:modules|modular(?: monolith)?|modulith)\b/i, 'modular-monolith'],
  [/\bfeature[ -]sliced\b/i, 'feature-sliced'],
  [/\b(?:layered|layers|n-tier|three[ -]tier)\b/i, 'layered'],
  [/\b(?:events?|event[ -]driven|messaging)\b/i, 'events'],
  [/\bmicro-?services?\b/i, 'microservices'],
];
const STYLES =
  /\b(?:monolith(?:ic)?|layered|layers|hexagonal|clean|modular|callbacks?|spaghetti|mvc|n-tier|three[ -]tier|big ball of mud|procedural)\b/i;

/** Undefined for a sentence about a feature. */
export function readMigration(sentence: string): Migration | undefined {
  const split = /^(.*?)(?:\bto\b|\binto\b|→|->)\s+(.*)$/i.exec(sentence);
  const begins = /^\s*(?:migrate|move|convert|refactor|restructure|split|turn|make|go|switch|from)\b/i.test(
    sentence,
  );
  if (split === null) {
    const wants =
      /\b(?:make|turn)\b.*\b(?:hexagonal|clean architecture|modular|layered|feature[ -]sliced)\b/i.test(
        sentence,
      );
    const target = targetIn(sentence);
    return wants && target !== undefined ? { target } : undefined;
  }
  const [, before = '', after = ''] = split;
  const target = targetIn(after);
  const style = STYLES.exec(before)?.[0].toLowerCase();
  if (target === undefined || (style === undefined && !begins)) return undefined;
  return { target, ...(style === undefined ? {} : { from: style }) };
}

function targetIn(text: string): string | undefined {
  return TARGETS.find(([pattern]) => pattern.test(text))?.[1];
}
