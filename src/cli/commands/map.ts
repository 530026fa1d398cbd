import { CodedError } from '../../base/codedError.ts';
import { printable, printableText } from '../../base/printable.ts';
import type { EdgeKind } from '../../core/model/graph.ts';
import type { MapDepth, MapFormat, MapRequest, MapView } from '../../core/model/map.ts';
import type { CommandContext, CommandSpec } from '../command.ts';
import { mapText } from '../format/mapText.ts';

export const map: CommandSpec = {
  name: 'map',
  description:
    'the map: folders as boxes, as many opened as can be read, what depends above what it depends on',
  formats: ['text', 'svg', 'mermaid', 'dot', 'drawio', 'html', 'json'],
  options: [
    { flags: '--focus <path>', description: 'only this file or folder and what is near it' },
    { flags: '--depth <n>', description: 'how many steps from the focus: 1, 2 or 3', parse: depthOf },
    {
      flags: '--expand <paths>',
      description: 'the folders to open, separated by commas; “all” opens every one',
      parse: pathsOf,
    },
    { flags: '--no-types', description: 'leave out imports of types alone' },
  ],
  depth: 'graph',
  history: false,
  async run(context) {
    const { engine, root, format, terminal } = context;
    const request = await requestOf(context);
    const view = await engine.mapView(root, request);
    if (request.focus !== undefined && view.focus === undefined) throw nothingAt(request.focus);
    if (format === 'json') return { output: JSON.stringify(view), exitCode: 0 };
    if (format === 'text') return { output: mapText(printable(view), terminal), exitCode: 0 };
    const { text } = await engine.mapDocument(root, request, format as MapFormat);
    // A page keeps names in JSON and shows them as text.
    return { output: format === 'html' ? text : printableText(text), exitCode: 0 };
  },
};

const BINDING: readonly EdgeKind[] = ['static', 're-export', 'reference', 'declared', 'deferred'];

async function requestOf({ engine, root, options }: CommandContext): Promise<MapRequest> {
  const { focus, depth, expand, types } = options as {
    readonly focus?: string;
    readonly depth?: MapDepth;
    readonly expand?: readonly string[];
    readonly types: boolean;
  };
  const request: MapRequest = {
    ...(focus === undefined ? {} : { focus: plainPath(focus) }),
    ...(depth === undefined ? {} : { depth }),
    ...(types ? {} : { kinds: BINDING }),
  };
  if (expand === undefined) return request;
  const expanded = expand.includes('all') ? await everyFolder({ engine, root }, request) : expand;
  return { ...request, expanded };
}

/** Opens folder after folder until none is closed. */
async function everyFolder(
  { engine, root }: Pick<CommandContext, 'engine' | 'root'>,
  request: MapRequest,
): Promise<readonly string[]> {
  for (let expanded: readonly string[] = []; ; ) {
    const { nodes }: MapView = await engine.mapView(root, { ...request, expanded });
    const closed = nodes.filter((node) => node.kind === 'folder' && !node.expanded);
    if (closed.length === 0) return expanded;
    expanded = [...expanded, ...closed.map(({ id }) => id)];
  }
}

function depthOf(text: string): MapDepth {
  if (text === '1' || text === '2' || text === '3') return Number(text) as MapDepth;
  throw new Error('It takes 1, 2 or 3.');
}

function pathsOf(text: string): readonly string[] {
  return text.split(',').map(plainPath).filter(Boolean);
}

/** As the shell completes it: `./src/`. */
function plainPath(text: string): string {
  return text
    .trim()
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '')
    .replace(/\/+$/, '')
    .replace(/^\.$/, '');
}

function nothingAt(focus: string): CodedError {
  return new CodedError(
    'unknown-place',
    `There is no analysed file or folder ${focus}. Name one as it stands in the workspace, without the workspace itself.`,
  );
}
