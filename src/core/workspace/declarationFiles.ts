/** Files that describe types and are never run: compilers and checkers find them beside what they describe. */
export function isDeclaration(path: string): boolean {
  return /\.(?:d\.(?:\w+\.)?[mc]?ts|pyi)$/.test(path);
}
