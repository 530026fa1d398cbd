/** What a result rests on: nothing was found, or there was little to look at. */
import type { OverviewReport } from '../../protocol/engineApi.ts';
import { count, number, percent, wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

type Basis = Pick<OverviewReport, 'files' | 'resolution'>;

export const SAW_NOTHING =
  'No source file of a known language was found. Check the folder and its ignore files.';

/** One line, dim; what stands above it is only as good as the share of imports that were resolved. */
export function basisText(basis: Basis, { colours, width }: Terminal): string {
  const text = `Looked at ${count(basis.files, 'file')}; imports: ${importsText(basis)}.`;
  return wrap(text, width)
    .split('\n')
    .map((line) => colours.dim(line))
    .join('\n');
}

export function importsText({ resolution: { resolved, unresolved, external } }: Basis): string {
  const own = resolved + unresolved;
  if (own + external === 0) return 'none';
  const share =
    own === 0 ? 'none of its own' : `${percent(resolved, own)} of ${number(own)} own imports resolved`;
  const rest = unresolved === 0 ? '' : ` (${number(unresolved)} not)`;
  return `${share}${rest}, ${number(external)} external`;
}
