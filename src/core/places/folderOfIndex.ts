/** Files that stand for their folder when it is imported. */
const INDEX = /^(?:index\.[cm]?[jt]sx?|__init__\.pyi?|mod\.rs)$/;

/** @returns the folder, undefined where the file is no index or stands for the workspace. */
export function folderOfIndex(path: string): string | undefined {
  const slash = path.lastIndexOf('/');
  return slash > 0 && INDEX.test(path.slice(slash + 1)) ? path.slice(0, slash) : undefined;
}
