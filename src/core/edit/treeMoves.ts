/** New paths for some files of a workspace, asked by old path. */
export interface TreeMoves {
  /** New path by old path. */
  readonly paths: ReadonlyMap<string, string>;
}

export function movedPath({ paths }: TreeMoves, path: string): string {
  return paths.get(path) ?? path;
}
