/** Who plays which role in the design patterns of a workspace. */
import type { DesignOccurrence } from '../model/pattern.ts';
import type { PlayedRole } from '../model/place.ts';

/** By path, by name of the type or function. */
export type RolesByPath = ReadonlyMap<string, ReadonlyMap<string, readonly PlayedRole[]>>;

/** Guesses are left out: what stands in the editor unasked has to hold. */
export function rolesByPath(design: readonly DesignOccurrence[]): RolesByPath {
  const byPath = new Map<string, Map<string, PlayedRole[]>>();
  for (const { pattern, class: confidence, roles: cast } of design) {
    if (confidence === 'guess') continue;
    for (const { role, path, symbol } of cast) {
      const inFile = byPath.get(path) ?? new Map<string, PlayedRole[]>();
      byPath.set(path, inFile);
      const name = ownerOf(symbol);
      const played = inFile.get(name) ?? [];
      inFile.set(name, played);
      if (played.some((each) => each.pattern === pattern && (each.role === role || symbol !== name)))
        continue;
      played.push({ pattern, role, class: confidence, cast });
    }
  }
  return byPath;
}

/** A method's role is told at its type. */
function ownerOf(symbol: string): string {
  const dot = symbol.indexOf('.');
  return dot > 0 ? symbol.slice(0, dot) : symbol;
}
