/**
 * What was generated last, a file a path in the workspace: the base of the merge when it is generated again. In the workspace and not in
 * this machine's state, because it has to be there after a clone and for a colleague.
 */
import * as v from 'valibot';
import { shortHash } from '../../base/hash.ts';
import { basename } from '../../base/paths.ts';
import type { BlueprintLanguage } from '../model/blueprint.ts';
import { folded } from './safePath.ts';
import type { Values } from './values.ts';

const FOLDER = '.groundplan/generated';

const schema = v.object({
  version: v.literal(1),
  path: v.string(),
  blueprint: v.string(),
  language: v.string(),
  values: v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.array(v.string())])),
  text: v.string(),
});

export interface GeneratedNote {
  readonly path: string;
  readonly blueprint: string;
  readonly language: BlueprintLanguage;
  readonly values: Values;
  readonly text: string;
}

export function notePath(path: string): string {
  return `${FOLDER}/${basename(path).slice(0, 60)}.${shortHash(folded(path))}.json`;
}

export function noteText({ path, blueprint, language, values, text }: GeneratedNote): string {
  return `${JSON.stringify({ version: 1, path, blueprint, language, values, text }, null, 2)}\n`;
}

/** @returns the text that was generated; undefined for what is no such note, or one of another path. */
export function baseIn(note: string, path: string): string | undefined {
  try {
    const read = v.safeParse(schema, JSON.parse(note));
    return read.success && read.output.path === path ? read.output.text : undefined;
  } catch {
    return undefined;
  }
}
