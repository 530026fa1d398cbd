import * as v from 'valibot';
import { type Found, findSymbols } from '../../core/places/findSymbols.ts';
import { at, count } from './hints.ts';
import { meantFiles } from './meant.ts';
import { defineTool, text } from './tool.ts';

const KINDS: Readonly<Record<string, readonly Found['kind'][]>> = {
  type: ['class', 'interface', 'struct', 'enum', 'trait', 'type'],
  function: ['function', 'method', 'macro'],
  file: ['file'],
  module: ['module'],
};
const MOST = 50;

export const find = defineTool({
  name: 'groundplan_find',
  title: 'Find in the architecture',
  description:
    'Find types, functions, files and modules by name or by words (camelCase and snake_case are split), ranked by fit and by how central they are, each with path:line, its module and how many files import it. Use it instead of a text search to learn where something is defined.',
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
  async run({ model }, { query, kind, path, limit = 12 }) {
    const inside = path === undefined ? undefined : new Set(meantFiles(model, path).files);
    const all = findSymbols(model, query, kind === undefined ? undefined : new Set(KINDS[kind]));
    const found = all.filter((each) => inside === undefined || inside.has(each.path));
    const users = new Map(model.files.map((file) => [file.path, file.incoming]));
    if (found.length === 0) {
      return {
        summary: `Nothing here is called like “${query}”${path === undefined ? '' : ` below ${path}`}.`,
        sections: [],
        next: ['try fewer or other words, or groundplan_overview for the modules.'],
      };
    }
    return {
      summary: `${count(found.length, 'place')} for “${query}”, best first.`,
      sections: [
        {
          title: 'Found',
          lines: found.slice(0, limit).map((each) => lineOf(each, users.get(each.path) ?? 0)),
          total: found.length,
          narrow: 'narrow by kind, path or more words',
        },
      ],
    };
  },
});

function lineOf({ kind, name, container, path, line, module, test }: Found, users: number): string {
  if (kind === 'module') return `module ${name}`;
  const full = container === undefined ? name : `${container}.${name}`;
  const facts = [`module ${module}`, ...(test ? ['test'] : []), ...usersText(users)].join(', ');
  return kind === 'file' ? `${path} (${facts})` : `${at({ path, line })} ${kind} ${full} (${facts})`;
}

function usersText(users: number): string[] {
  return users === 0 ? [] : [`${count(users, 'file')} ${users === 1 ? 'imports' : 'import'} the file`];
}
