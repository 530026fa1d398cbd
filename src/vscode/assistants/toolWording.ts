/** What a person reads while an assistant uses a tool, and before it may. */
import type { ToolName } from '../../protocol/toolsApi.ts';

export interface ToolWording {
  /** Shown while it runs. */
  readonly doing: string;
  /** Asked before. */
  readonly title: string;
  readonly message: string;
}

type Input = Readonly<Record<string, unknown>>;

/** Longer ones are no name that a person wrote. */
const MOST = 80;

const PARTS: Readonly<
  Record<ToolName, (input: Input) => Omit<ToolWording, 'message'> & { readonly what: string }>
> = {
  groundplan_overview: ({ about, path }) => ({
    doing: `Reading the architecture${of(path)}`,
    title: 'Read the architecture',
    what: `${about === undefined ? 'modules, layers, rules, decisions and findings' : named(about)}${of(path)}`,
  }),
  groundplan_find: ({ query }) => ({
    doing: `Looking for ${named(query)}`,
    title: 'Find in the architecture',
    what: `types, functions and files called like ${named(query)}`,
  }),
  groundplan_check_import: ({ from, to }) => ({
    doing: `Checking whether ${named(from)} may import ${named(to)}`,
    title: 'Check an import',
    what: `what the rules say of an import from ${named(from)} to ${named(to)}`,
  }),
  groundplan_place_file: ({ name }) => ({
    doing: `Looking for the place of ${named(name)}`,
    title: 'Place a new file',
    what: `where ${named(name)} would belong`,
  }),
  groundplan_suggest: ({ path }) => ({
    doing: `Looking for suggestions${of(path)}`,
    title: 'Suggest architecture changes',
    what: `suggestions and findings${of(path)}`,
  }),
  groundplan_why: ({ from, to }) => ({
    doing: `Looking for the way from ${named(from)} to ${named(to)}`,
    title: 'Say why one depends on the other',
    what: `the imports that lead from ${named(from)} to ${named(to)}`,
  }),
  groundplan_impact: ({ path, symbol }) => ({
    doing: `Looking for what depends on ${named(symbol ?? path)}`,
    title: 'Say what a change affects',
    what: `who depends on ${named(symbol ?? path)}, its tests and what changed with it`,
  }),
};

export function toolWording(name: ToolName, input: unknown): ToolWording {
  const { what, title, doing } = PARTS[name](
    typeof input === 'object' && input !== null ? (input as Input) : {},
  );
  return {
    doing,
    // The question itself does not say who asks.
    title: `Groundplan: ${title}`,
    message: `The assistant gets to read ${what}: names of files and symbols with their lines. Nothing is changed, and Groundplan sends nothing anywhere itself.`,
  };
}

/** An input comes from a model: it must not write Markdown into the question. */
function named(value: unknown): string {
  const text = typeof value === 'string' ? value.replace(/[^\p{L}\p{N} ._/@:#-]/gu, '') : '';
  if (text === '') return '…';
  return `“${text.length <= MOST ? text : `${text.slice(0, MOST)}…`}”`;
}

function of(path: unknown): string {
  return path === undefined ? '' : ` of ${named(path)}`;
}
