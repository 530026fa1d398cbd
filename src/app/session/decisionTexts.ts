/** Texts of manifests, configuration and records: read when decisions are first asked for, and again where a change reaches. */
import { letMessagesIn } from '../../base/letMessagesIn.ts';
import { decisionPaths, isDecisionFile, maxBytesOf } from '../../core/decisions/decisionFiles.ts';
import type { WorkspaceWalker } from '../../core/ports/workspaceWalker.ts';

/** All texts together: a workspace of many large ones must not fill the memory. */
const MAX_BYTES = 48_000_000;
const FILES_AT_A_TIME = 50;

export class DecisionTexts {
  readonly #root: string;
  readonly #walker: WorkspaceWalker;
  /** Undefined for a file that was found too large or unreadable. */
  readonly #read = new Map<string, string | undefined>();
  #paths: readonly string[] | undefined;
  #texts: ReadonlyMap<string, string> = new Map();

  constructor(root: string, walker: WorkspaceWalker) {
    this.#root = root;
    this.#walker = walker;
  }

  /** @param paths of the workspace as they are now. @returns the same map as long as neither they nor a text have changed. */
  async of(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (this.#paths === paths) return this.#texts;
    const wanted = decisionPaths(paths);
    const texts = new Map<string, string>();
    let bytes = 0;
    for (const [at, path] of wanted.entries()) {
      if (at % FILES_AT_A_TIME === FILES_AT_A_TIME - 1) await letMessagesIn();
      if (!this.#read.has(path)) this.#read.set(path, await this.#text(path));
      const text = this.#read.get(path);
      bytes += text?.length ?? 0;
      if (bytes > MAX_BYTES) break;
      if (text !== undefined) texts.set(path, text);
    }
    this.#paths = paths;
    if (!sameTexts(this.#texts, texts)) this.#texts = texts;
    return this.#texts;
  }

  /** Forgets what may read differently now. */
  changed(paths: readonly string[]): void {
    for (const path of paths) {
      if (!isDecisionFile(path)) continue;
      this.#read.delete(path);
      this.#paths = undefined;
    }
  }

  /** Forgets everything. */
  clear(): void {
    this.#read.clear();
    this.#paths = undefined;
  }

  async #text(path: string): Promise<string | undefined> {
    const file = await this.#walker.stat(this.#root, path);
    if (file === undefined || file.sizeBytes > maxBytesOf(path)) return undefined;
    return this.#walker.readText(this.#root, path);
  }
}

function sameTexts(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  if (a.size !== b.size) return false;
  for (const [path, text] of a) if (b.get(path) !== text) return false;
  return true;
}
