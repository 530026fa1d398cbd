/** The settings about Groundplan's own engine, as a person writes them: one that is wrong leaves the others in force. */
import * as v from 'valibot';
import type { EmbeddedConfiguration } from '../model/embeddedEngine.ts';

export const GPU_MODES = [
  'auto',
  'off',
  'cuda',
  'vulkan',
  'metal',
] as const satisfies readonly EmbeddedConfiguration['gpu'][];

export const SMALLEST_CONTEXT = 512;

const count = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

const FIELDS = {
  model: v.string(),
  modelFolders: v.array(v.string()),
  contextTokens: count(SMALLEST_CONTEXT, 1_048_576),
  gpu: v.picklist(GPU_MODES),
  threads: count(0, 1024),
  sequences: count(1, 16),
  idleMinutes: v.pipe(v.number(), v.minValue(0.1), v.maxValue(10_080)),
} satisfies Record<keyof EmbeddedConfiguration, v.GenericSchema>;

export interface EmbeddedSettings {
  readonly embedded: Partial<EmbeddedConfiguration>;
  /** What is wrong, a sentence each. */
  readonly problems: readonly string[];
}

/** @param where how a person calls them: `groundplan.embedded` */
export function readEmbeddedSettings(settings: unknown, where: string): EmbeddedSettings {
  if (settings === undefined) return { embedded: {}, problems: [] };
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings))
    return { embedded: {}, problems: [`\`${where}\` is no object; nothing of it holds.`] };
  const problems: string[] = [];
  const embedded: Record<string, unknown> = {};
  for (const [name, field] of Object.entries<v.GenericSchema>(FIELDS)) {
    const value = (settings as Readonly<Record<string, unknown>>)[name];
    if (value === undefined) continue;
    const parsed = v.safeParse(field, value);
    if (parsed.success) embedded[name] = parsed.output;
    else problems.push(`\`${where}.${name}\` is left out: ${parsed.issues[0].message}.`);
  }
  return { embedded, problems };
}
