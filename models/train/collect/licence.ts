/** Tells permissive licences by the sentences that only they have. */
const PERMISSIVE: readonly (readonly [name: string, sign: RegExp])[] = [
  ['Apache-2.0', /apache license,?\s+version 2\.0/i],
  ['MIT', /permission is hereby granted, free of charge, to any person obtaining a copy/i],
  ['BSD', /redistribution and use in source and binary forms,? with or without/i],
  ['ISC', /permission to use, copy, modify, and\/?(?:or)? distribute this software for any\s+purpose/i],
  ['Unlicense', /this is free and unencumbered software released into the public domain/i],
  ['CC0-1.0', /CC0 1\.0 Universal/i],
];
const OTHERWISE =
  /GNU (?:lesser |library |affero )?general public|mozilla public|eclipse public|server side public|business source|commons clause|noncommercial|elastic license|CDDL|common development and distribution|enterprise edition/i;

/** @param licences texts of all files at a root that state one. @returns undefined unless every one of them is permissive. */
export function licenceOf(licences: readonly string[]): string | undefined {
  const texts = licences.map((text) => text.replace(/\s+/g, ' '));
  if (texts.length === 0 || texts.some((text) => OTHERWISE.test(text))) return undefined;
  const names = texts.map((text) => PERMISSIVE.find(([, sign]) => sign.test(text))?.[0]);
  return names.some((name) => name === undefined) ? undefined : [...new Set(names)].sort().join(' and ');
}
