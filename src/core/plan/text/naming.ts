/** Words of a template → a name as the sibling is called. */
export function identifiersIn(mask: string): ReadonlySet<string> {
  return new Set(mask.match(/[A-Za-z_$][\w$]*/g) ?? []);
}
