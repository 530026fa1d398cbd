/** Composer's autoload maps (getcomposer.org/doc/04-schema.md#autoload). */
import { dirname, join } from '../../base/paths.ts';
import type { ResolveContext } from '../ports/languageSupport.ts';

export interface AutoloadMap {
  /** Namespace prefix, with its closing backslash; empty matches all. */
  readonly prefix: string;
  readonly folder: string;
  readonly separators: 'psr-4' | 'psr-0';
}

/** Longest prefix first. */
export function composerMaps({ manifests, problem }: ResolveContext): AutoloadMap[] {
  const maps: AutoloadMap[] = [];
  for (const [path, text] of manifests) {
    try {
      const manifest = JSON.parse(text) as Record<string, unknown>;
      for (const section of ['autoload', 'autoload-dev'])
        maps.push(...sectionMaps(dirname(path), manifest[section]));
    } catch (error) {
      problem(path, `It is not valid JSON (${(error as Error).message}). Mend it.`);
    }
  }
  return maps.sort((a, b) => b.prefix.length - a.prefix.length);
}

function sectionMaps(root: string, section: unknown): AutoloadMap[] {
  return (['psr-4', 'psr-0'] as const).flatMap((separators) =>
    Object.entries(asRecord(asRecord(section)[separators])).flatMap(([prefix, folders]) =>
      [folders].flat().flatMap((each) => {
        const folder = typeof each === 'string' ? join(root, each) : undefined;
        return folder === undefined ? [] : [{ prefix, folder, separators }];
      }),
    ),
  );
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
