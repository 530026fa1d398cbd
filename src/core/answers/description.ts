/** What a manifest says the workspace is: one line, written for registries. */

import type { Said } from './docs.ts';
import type { AnswerGround } from './ground.ts';

const MANIFESTS: readonly (readonly [file: RegExp, line: RegExp])[] = [
  [/^package\.json$/, /^\s*"description"\s*:\s*"((?:[^"\\]|\\.)+)"/],
  [/^composer\.json$/, /^\s*"description"\s*:\s*"((?:[^"\\]|\\.)+)"/],
  [/^pyproject\.toml$/, /^description\s*=\s*["']+(.+?)["']+\s*$/],
  [/^setup\.cfg$/, /^description\s*=\s*(.+?)\s*$/],
  [/^setup\.py$/, /^\s*description\s*=\s*["'](.+?)["']/],
  [/^Cargo\.toml$/, /^description\s*=\s*"(.+?)"\s*$/],
  [/^pom\.xml$/, /^\s*<description>(.+?)<\/description>/],
  [/^[\w-]+\.gemspec$/, /^\s*\w+\.(?:summary|description)\s*=\s*["'](.+?)["']/],
  [/^[\w.-]+\.csproj$/, /^\s*<Description>(.+?)<\/Description>/],
];

export async function descriptionOf({
  paths,
  read,
}: AnswerGround): Promise<(Said & { readonly path: string }) | undefined> {
  for (const [file, pattern] of MANIFESTS) {
    const path = paths.find((each) => file.test(each));
    const lines = path === undefined ? [] : ((await read(path)) ?? '').slice(0, 100_000).split('\n');
    const at = lines.findIndex((line) => pattern.test(line));
    const text = pattern
      .exec(lines[at] ?? '')?.[1]
      ?.replace(/\\(.)/g, '$1')
      .trim();
    if (path !== undefined && text !== undefined && text.split(' ').length > 2)
      return { path, text, line: at + 1 };
  }
  return undefined;
}
