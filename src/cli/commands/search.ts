import { CodedError } from '../../base/codedError.ts';
import { printable } from '../../base/printable.ts';
import { RECORD_NAMES } from '../../core/model/record.ts';
import {
  SEARCH_PARTS,
  type SearchHit,
  type SearchPart,
  type SearchReport,
  type SearchRequest,
} from '../../protocol/knowledgeApi.ts';
import type { CommandContext, CommandResult, CommandSpec } from '../command.ts';
import { searchText } from '../format/searchText.ts';
import { positive } from '../positive.ts';
import { type ReadQuery, readQueries } from '../readQueries.ts';

interface SearchOptions {
  readonly limit: number;
  readonly perFile?: number;
  readonly queries?: string;
  readonly language?: readonly string[];
  readonly module?: readonly string[];
  readonly kind?: readonly string[];
  readonly path?: readonly string[];
  readonly near?: string;
  readonly without?: readonly SearchPart[];
}

/** Lines of each place that a person is shown. */
const SHOWN_LINES = 3;

export const search: CommandSpec = {
  name: 'search',
  description: 'places in code and documents by what a person says of them: words, meaning and the graph',
  folderFirst: true,
  arguments: [{ flags: '[query...]', description: 'what is looked for, in words or names' }],
  formats: ['text', 'json'],
  options: [
    { flags: '-k, --limit <n>', description: 'at most so many places, up to 200 (10)', parse: positive },
    { flags: '--per-file <n>', description: 'at most so many places of one file (1)', parse: positive },
    {
      flags: '--queries <file>',
      description: 'a question a line, {"id","text"}, - for standard input; answers {"id","results"} a line',
    },
    { flags: '--language <names>', description: 'only these, separated by commas', parse: listed },
    { flags: '--module <names>', description: 'only these, separated by commas', parse: listed },
    {
      flags: '--kind <names>',
      description: `only these: code, test, function, class, document, …, or what is known besides texts: ${RECORD_NAMES.join(', ')}`,
      parse: listed,
    },
    { flags: '--path <globs>', description: 'only files like these, separated by commas', parse: listed },
    { flags: '--near <file>', description: 'what is near this file comes sooner' },
    {
      flags: '--without <parts>',
      description: `leave out, to see what it adds: ${SEARCH_PARTS.join(', ')}`,
      parse: partsOf,
    },
  ],
  depth: 'full',
  history: false,
  async run(context) {
    const { queries, without = [] } = context.options as unknown as SearchOptions;
    const { engine, root, signal } = context;
    if (!without.includes('vectors') && asksForPlaces(context))
      await engine.knowledge.index({ root }, { signal });
    return queries === undefined ? one(context) : many(context, await readQueries(queries));
  },
};

async function one(context: CommandContext): Promise<CommandResult> {
  const { engine, args, format, terminal, signal } = context;
  const query = args.join(' ').trim();
  if (query === '')
    throw new CodedError(
      'invalid-option',
      'Nothing is asked for. Say what to look for after the folder, or name a file with --queries.',
    );
  const shown = format === 'text' ? { lines: SHOWN_LINES } : {};
  const report = await engine.knowledge.search({ ...requestOf(context, query), ...shown }, { signal });
  const output =
    format === 'json'
      ? JSON.stringify({ results: report.results.map(placeOf) })
      : searchText(printable(withoutTabs(report)), query, terminal);
  return { output, ...(report.notice === undefined ? {} : { note: report.notice }), exitCode: 0 };
}

async function many(context: CommandContext, queries: readonly ReadQuery[]): Promise<CommandResult> {
  const { engine, signal } = context;
  const lines: string[] = [];
  let note: string | undefined;
  for (const { id, text } of queries) {
    const report = await engine.knowledge.search(requestOf(context, text), { signal });
    note = report.notice;
    lines.push(JSON.stringify({ id, results: report.results.map(placeOf) }));
  }
  return { output: lines.join('\n'), ...(note === undefined ? {} : { note }), exitCode: 0 };
}

function requestOf({ root, options }: CommandContext, query: string): SearchRequest {
  const { limit, perFile, language, module, kind, path, near, without } = options as unknown as SearchOptions;
  return {
    root,
    query,
    ...(limit === undefined ? {} : { limit }),
    ...(perFile === undefined ? {} : { perFile }),
    ...(language === undefined ? {} : { languages: language }),
    ...(module === undefined ? {} : { modules: module }),
    ...(kind === undefined ? {} : { kinds: kind }),
    ...(path === undefined ? {} : { paths: path }),
    ...(near === undefined ? {} : { near: near.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '') }),
    ...(without === undefined ? {} : { without }),
  };
}

/** Records alone need no vectors of the code. */
function asksForPlaces({ options }: CommandContext): boolean {
  const { kind } = options as unknown as SearchOptions;
  return kind?.every((each) => RECORD_NAMES.some((name) => name === each)) !== true;
}

/** A tab within a line of code is no sign to be shown as an escape. */
function withoutTabs(report: SearchReport): SearchReport {
  const spaced = (hit: SearchHit) =>
    hit.lines === undefined
      ? hit
      : { ...hit, lines: hit.lines.map(({ line, text }) => ({ line, text: text.replaceAll('\t', '  ') })) };
  return { ...report, results: report.results.map(spaced) };
}

function placeOf({ of, path, startLine, endLine, symbol, kind, says, conversation, score }: SearchHit) {
  const place = { path, startLine, endLine, symbol: symbol ?? null, score };
  if (of === undefined) return place;
  return { ...place, of, kind, says: says ?? [], ...(conversation === undefined ? {} : { conversation }) };
}

function listed(text: string): readonly string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
}

function partsOf(text: string): readonly SearchPart[] {
  return listed(text).map((each) => {
    const part = SEARCH_PARTS.find((known) => known === each);
    if (part === undefined) throw new Error(`It takes ${SEARCH_PARTS.join(', ')}, separated by commas.`);
    return part;
  });
}
