/** Loads the native parser on first use: its platform package may be missing, and then only its absence is an outcome. */

import { createRequire } from 'node:module';
import type { ParseResult, ParserOptions, parseSync } from 'oxc-parser';
import { messageOf } from '../../../base/messageOf.ts';

export interface OxcUnavailable {
  readonly unavailable: string;
}

export interface OxcBinding {
  /** Parses into a tree of plain objects: dear, since all of it crosses from the native side. */
  readonly parseSync: typeof parseSync;
  /** Parses and hands over a view of the parser's own memory; nothing of the view may be kept after `use` returns. */
  parseView<T>(path: string, source: string, options: ParserOptions, use: (view: ParseView) => T): T;
}

/** What is read without building the tree. */
export type ParseView = Pick<ParseResult, 'module' | 'errors'>;

/** The release that is pinned has this option and leaves it out of its types. */
interface ViewOptions extends ParserOptions {
  readonly experimentalLazy: true;
}

interface LazyResult extends ParseResult {
  dispose(): void;
}

let loaded: OxcBinding | OxcUnavailable | undefined;

/** The same answer for the life of the process. */
export function loadOxc(): OxcBinding | OxcUnavailable {
  loaded ??= tryLoad();
  return loaded;
}

function tryLoad(): OxcBinding | OxcUnavailable {
  try {
    const oxc = createRequire(import.meta.url)('oxc-parser') as typeof import('oxc-parser');
    return bindingOf(oxc);
  } catch (error) {
    return { unavailable: messageOf(error) };
  }
}

type Oxc = Pick<typeof import('oxc-parser'), 'parseSync' | 'rawTransferSupported'>;

/** Exported for its contract test, which compares the two ways. */
export function bindingOf(oxc: Oxc, views = viewsWork(oxc)): OxcBinding {
  return {
    parseSync: oxc.parseSync,
    parseView(path, source, options, use) {
      if (!views) return use(oxc.parseSync(path, source, options));
      const viewOptions: ViewOptions = { ...options, experimentalLazy: true };
      const result = oxc.parseSync(path, source, viewOptions) as LazyResult;
      try {
        return use(result);
      } finally {
        result.dispose();
      }
    },
  };
}

/**
 * A view reserves 6 GiB of addresses: a limit on them, or an allocator that counts what is only reserved, refuses that.
 * Windows does count it, against its page file.
 */
function viewsWork(oxc: Oxc): boolean {
  try {
    if (process.platform === 'win32' || !oxc.rawTransferSupported()) return false;
    const options: ViewOptions = { lang: 'ts', experimentalLazy: true };
    const probe = oxc.parseSync('probe.ts', "import a from 'b';", options) as LazyResult;
    const works = probe.module.staticImports[0]?.moduleRequest.value === 'b';
    probe.dispose();
    return works;
  } catch {
    return false;
  }
}
