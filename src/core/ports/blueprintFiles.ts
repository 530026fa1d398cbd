/** Blueprints as folders of texts, and what stands where one is generated to. */
import type { Standing } from '../blueprints/planFiles.ts';
import type { BlueprintOrigin } from '../model/blueprint.ts';

export interface BlueprintFolder {
  readonly origin: BlueprintOrigin;
  /** Absolute. */
  readonly folder: string;
  /** By path relative to it, with `/`. */
  readonly texts: ReadonlyMap<string, string>;
  /** What was not read, and why: a sentence each. */
  readonly leftOut: readonly string[];
}

export interface BlueprintRequest {
  /** A workspace whose own count, where it is trusted. */
  readonly root?: string | undefined;
  /** A folder, or a git repository by its address. */
  readonly from?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface BlueprintFiles {
  /** In the order of their origins. Throws `unknown-place` where `from` leads to none. */
  folders(request: BlueprintRequest): Promise<readonly BlueprintFolder[]>;
  /** Path relative to the root; links are not followed. */
  standing(root: string, path: string): Promise<Standing>;
}
