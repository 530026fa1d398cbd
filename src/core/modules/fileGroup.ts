import type { Module } from '../model/module.ts';

/** Files on their way to become a module. */
export interface FileGroup {
  /** The folder that names it; `''` for the workspace root. */
  readonly path: string;
  readonly origin: Module['origin'];
  /** Root folder of the package around it. */
  readonly packageRoot: string;
  readonly files: string[];
  /** The outermost folder that holds these files only, where that is further out than `path`. */
  readonly outermost?: string;
  /** May be merged into the group around it when it turns out to be small. */
  readonly mergeable: boolean;
}
