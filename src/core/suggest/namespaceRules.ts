/** How a language writes namespaces and imports by full name. */
export interface NamespaceRules {
  /** `.` or `\\`. */
  readonly separator: string;
  /** Finds the declaration; group 1 is what stands before the name, group 2 the name. */
  readonly declaration: RegExp;
  /** The line that imports a full name, without its end. */
  statement(name: string): string;
  /** Whether the line up to an import's name is that of a plain import statement. */
  isImport(lineStart: string): boolean;
}
