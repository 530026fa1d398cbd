import * as v from 'valibot';
import { codeOf } from '../../base/codedError.ts';
import { type Found, findSymbols } from '../../core/places/findSymbols.ts';
import type { SearchHit } from '../../protocol/knowledgeApi.ts';
import { at, count, type Section } from './hints.ts';
import { type MeantFiles, meantFiles } from './meant.ts';
import { defineTool, type ToolGround, text } from './tool.ts';

const KINDS: Readonly<Record<string, readonly Found['kind'][]>> = {
  type: ['class', 'interface', 'struct', 'enum', 'trait', 'type'],
  function: ['function', 'method', 'macro'],
  file: ['file'],
  module: ['module'],
};
const MOST = 50;
/** Places found by their texts that are told, and looked at where only some folder is meant. */
const TEXTS = 6;
const TEXTS_WITHIN = 60;

export const find = defineTool({
  name: 'groundplan_find',
  title: 'Find in the architecture',
  description:
    'Find types, functions, files and modules by name or by words (camelCase and snake_case are split), and places whose texts speak of it, ranked by fit and by how central they are, each with path:line, its module and how many files import it. Use it instead of a text search to learn where something is defined.',
  input: {
    query: text('A name (OrderService) or words (parse rules file).'),
    kind: v.optional(
      v.pipe(v.picklist(['type', 'function', 'file', 'module']), v.description('Only this kind.')),
    ),
    path: v.optional(text('Only below this folder or module.')),
    limit: v.optional(
      v.pipe(
        v.number(),
        v.integer(),
        v.minValue(1),
        v.maxValue(MOST),
        v.description('At most so many; 12 without.'),
      ),
    ),
  },
  async run(ground, { query, kind, path, limit = 12 }) {
    const { model } = ground;
    const meant = path === undefined ? undefined : meantFiles(model, path);
    const inside = meant && new Set(meant.files);
    const found = findSymbols(model, query, kind === undefined ? undefined : new Set(KINDS[kind])).filter(
      (each) => inside === undefined || inside.has(each.path),
    );
    const isNamed = found.some(({ name }) => name.toLowerCase() === query.toLowerCase());
    // A name is found where it is declared; words may be anywhere.
    const texts = isNamed || kind !== undefined ? undefined : await textSection(ground, query, meant);
    if (found.length === 0 && (texts === undefined || texts.lines.length === 0)) {
      return {
        summary: `Nothing here is called like “${query}”${path === undefined ? '' : ` below ${path}`}.`,
        sections: [],
        next: ['try fewer or other words, or groundplan_overview for the modules.'],
      };
    }
    const users = new Map(model.files.map((file) => [file.path, file.incoming]));
    return {
      summary: `${count(found.length, 'name')} like “${query}”, best first.`,
      sections: [
        {
          title: 'By name',
          lines: found.slice(0, limit).map((each) => lineOf(each, users.get(each.path) ?? 0)),
          total: found.length,
          narrow: 'narrow by kind, path or more words',
        },
        ...(texts === undefined ? [] : [texts]),
      ],
    };
  },
});

/** Where the texts cannot be searched, names are found all the same. */
async function textSection(
  { engine, root, signal }: ToolGround,
  query: string,
  meant: MeantFiles | undefined,
): Promise<Section | undefined> {
  const title = 'By what stands there';
  try {
    const limit = meant === undefined ? TEXTS : TEXTS_WITHIN;
    const { results } = await engine.knowledge.search({ root, query, limit, lines: 1 }, { signal });
    const inside = meant && new Set(meant.files);
    const own = results.filter(({ path }) => inside === undefined || inside.has(path));
    return { title, lines: own.slice(0, TEXTS).map(textLine) };
  } catch (error) {
    if (codeOf(error) === 'cancelled') throw error;
    return { title, lines: [`not searched: ${error instanceof Error ? error.message : error}`] };
  }
}

function textLine({ path, startLine, kind, symbol, lines }: SearchHit): string {
  const [shown] = lines ?? [];
  const what = symbol === undefined ? kind : `${kind} ${symbol}`;
  return `${at({ path, line: shown?.line ?? startLine })} ${what}${shown === undefined ? '' : `: ${shown.text.trim().slice(0, 120)}`}`;
}

function lineOf({ kind, name, container, path, line, module, test }: Found, users: number): string {
  if (kind === 'module') return `module ${name}`;
  const full = container === undefined ? name : `${container}.${name}`;
  const facts = [`module ${module}`, ...(test ? ['test'] : []), ...usersText(users)].join(', ');
  return kind === 'file' ? `${path} (${facts})` : `${at({ path, line })} ${kind} ${full} (${facts})`;
}

function usersText(users: number): string[] {
  return users === 0 ? [] : [`${count(users, 'file')} ${users === 1 ? 'imports' : 'import'} the file`];
}
