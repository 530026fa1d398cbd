/** Whether something that was said in a file is about a place in it. */
import type { SymbolFact } from '../model/facts.ts';
import type { SaidInCode } from './freshWords.ts';

/** Lines between, at most. */
const FEW_LINES = 4;
/** A longer declaration is about more than one thing. */
const MOST_LINES = 60;

type Lines = Pick<SaidInCode, 'startLine' | 'endLine'>;

/**
 * Lines between the two, 0 within the same short declaration; undefined where it is too far off.
 * @param there 1-based lines of the place.
 */
export function distanceTo(
  said: Lines,
  there: readonly number[],
  symbols: readonly Pick<SymbolFact, 'startLine' | 'endLine'>[],
): number | undefined {
  const distances = there.map((line) => {
    if (symbols.some((symbol) => holdsBoth(symbol, said, line))) return 0;
    return Math.max(0, said.startLine - line, line - said.endLine);
  });
  const nearest = Math.min(...distances);
  return nearest <= FEW_LINES ? nearest : undefined;
}

/** A comment right above a declaration is of it. */
function holdsBoth({ startLine, endLine }: Lines, said: Lines, line: number): boolean {
  if (endLine - startLine >= MOST_LINES || line < startLine || line > endLine) return false;
  return said.endLine >= startLine - 1 && said.startLine <= endLine;
}
