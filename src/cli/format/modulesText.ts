import type { ModulesReport } from '../../protocol/engineApi.ts';
import { columns, number, shorten, wrap } from './layout.ts';
import type { Terminal } from './terminal.ts';

type Module = ModulesReport['modules'][number];

interface Column {
  readonly title: string;
  cell(module: Module): string;
}

const SIZES: readonly Column[] = [
  { title: 'files', cell: ({ files }) => number(files.length) },
  { title: 'in', cell: ({ metrics }) => number(metrics.afferent) },
  { title: 'out', cell: ({ metrics }) => number(metrics.efferent) },
];

const ratios = (names: readonly [string, string, string]): readonly Column[] => [
  { title: names[0], cell: ({ metrics }) => metrics.instability.toFixed(2) },
  { title: names[1], cell: ({ metrics }) => metrics.abstractness.toFixed(2) },
  { title: names[2], cell: ({ metrics }) => metrics.distance.toFixed(2) },
];

/** Columns from this width on have their whole names. */
const WIDE = 80;
/** Below this width two columns have no room. */
const NARROW = 56;

/** One row a module: size, couplings, Martin's metrics, and what the columns mean. */
export function modulesText({ modules }: ModulesReport, { colours, width }: Terminal): string {
  if (modules.length === 0) return 'No module: no source file of a known language was found.';
  const shown = columnsFor(width);
  const cells = [
    shown.map(({ title }) => title),
    ...modules.map((module) => shown.map((each) => each.cell(module))),
  ];
  const numbers = columns(
    cells,
    shown.map(() => 'right'),
  );
  const room = Math.max(12, width - 2 - Math.max(...numbers.map((row) => row.length)));
  const names = ['module', ...modules.map(({ name }) => shorten(name, room))];
  const nameWidth = Math.max(...names.map((name) => name.length));
  const [first, ...rest] = names.map((name, at) => `${name.padEnd(nameWidth)}  ${numbers[at]}`);
  return [colours.bold(first!), ...rest, '', colours.dim(wrap(legend(width), width))].join('\n');
}

function columnsFor(width: number): readonly Column[] {
  if (width >= WIDE) return [...SIZES, ...ratios(['instability', 'abstractness', 'distance'])];
  const short = ratios(['I', 'A', 'D']);
  return [...SIZES, ...(width >= NARROW ? short : short.slice(0, 1))];
}

function legend(width: number): string {
  const names =
    width >= WIDE ? { I: 'Instability', D: 'distance' } : { I: 'I (instability)', D: 'D (distance)' };
  const sizes = `In: files elsewhere that use it; out: files elsewhere that it uses. ${names.I}: out / (in + out)`;
  if (width < NARROW) return `${sizes}.`;
  const a = width >= WIDE ? 'abstractness' : 'A (abstractness)';
  return `${sizes}; ${a}: share of abstract types; ${names.D}: how far the two are from balance, 0 best.`;
}
