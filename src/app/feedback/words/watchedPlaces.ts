/** Where something was accepted not long ago, as the engine last said: most documents are found not to matter without asking it. */
import { pathMark } from '../../../core/words/pathMark.ts';
import type { WatchedPlaces as Told } from '../../../protocol/feedbackApi.ts';

interface Known {
  paths: ReadonlySet<string>;
  commits: boolean;
}

export class WatchedPlaces {
  readonly #ask: (root: string) => Promise<Told>;
  readonly #known = new Map<string, Known>();

  constructor(ask: (root: string) => Promise<Told>) {
    this.#ask = ask;
  }

  has(root: string, path: string): boolean {
    const paths = this.#known.get(root)?.paths;
    return paths !== undefined && paths.size > 0 && paths.has(pathMark(path));
  }

  /** Workspaces in which the messages of commits are worth reading. */
  get committed(): readonly string[] {
    return [...this.#known].flatMap(([root, { commits }]) => (commits ? [root] : []));
  }

  async renew(root: string): Promise<void> {
    const { paths, commits } = await this.#ask(root);
    this.#known.set(root, { paths: new Set(paths), commits });
  }

  clear(): void {
    this.#known.clear();
  }
}
