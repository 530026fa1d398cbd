/** Symbolic links, which the walk leaves out: where a path really lies, as long as that is inside the workspace. */
import { realpathSync } from 'node:fs';
import { basename, dirname, join } from '../../../base/paths.ts';

export class Links {
  readonly #root: string;
  readonly #real = new Map<string, string | undefined>();

  /** @param root absolute path of the workspace. */
  constructor(root: string) {
    this.#root = root;
  }

  /** The workspace-relative path behind a link in `path` or in a folder above it; undefined when there is none. */
  behind(path: string): string | undefined {
    const own = this.#target(path);
    if (own !== undefined) return own === path ? undefined : own;
    const folder = dirname(path);
    const target = folder === '' ? undefined : this.#target(folder);
    return target === undefined || target === folder ? undefined : join(target, basename(path));
  }

  #target(path: string): string | undefined {
    if (!this.#real.has(path)) this.#real.set(path, this.#read(path));
    return this.#real.get(path);
  }

  #read(path: string): string | undefined {
    try {
      const real = realpathSync(`${this.#root}/${path}`).replaceAll('\\', '/');
      const root = `${realpathSync(this.#root).replaceAll('\\', '/')}/`;
      if (!real.startsWith(root)) return undefined;
      const relative = real.slice(root.length);
      return `/${relative}/`.includes('/node_modules/') ? undefined : relative;
    } catch {
      return undefined;
    }
  }
}
