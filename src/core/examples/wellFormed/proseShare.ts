/** How much of a text is plain prose: some grammars read any words in a row as calls. */
import { solid, withoutQuoted } from './bareCode.ts';

/** Of words in a line with nothing but a space between them: more than modifiers, types and names make in code. */
const RUN = /(?<![\p{L}\p{N}_$@:.])(?:\p{L}[\p{L}\p{N}_'’]*[,.]? ){6,}\p{L}[\p{L}\p{N}_]*/gu;

/** In [0, 1]; what stands in quotes is none of it. @param code without comments. */
export function proseShare(code: string): number {
  const rest = withoutQuoted(code);
  return (rest.match(RUN) ?? []).reduce((sum, run) => sum + solid(run), 0) / Math.max(1, solid(rest));
}
