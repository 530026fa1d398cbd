/** Loads the native parser on first use: its platform package may be missing, and then only its absence is an outcome. */
import { createRequire } from 'node:module';
import type { parseSync } from 'oxc-parser';

export interface OxcUnavailable {
  readonly unavailable: string;
}

export interface OxcBinding {
  readonly parseSync: typeof parseSync;
}

let loaded: OxcBinding | OxcUnavailable | undefined;

/** The same answer for the life of the process. */
export function loadOxc(): OxcBinding | OxcUnavailable {
  loaded ??= tryLoad();
  return loaded;
}

function tryLoad(): OxcBinding | OxcUnavailable {
  try {
    return createRequire(import.meta.url)('oxc-parser') as OxcBinding;
  } catch (error) {
    return { unavailable: error instanceof Error ? error.message : String(error) };
  }
}
