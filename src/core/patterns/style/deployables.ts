/** What is started on its own: a folder with a container file, a program's main, a web project, an app with a manifest. */
import { dirname } from '../../../base/paths.ts';
import type { Evidence } from '../../model/finding.ts';
import type { Workspace } from '../signs/gatherSigns.ts';
import { isWithin } from './folders.ts';

export interface Deployable {
  /** Folder, '' for the root. */
  readonly root: string;
  readonly place: Evidence;
  /** Paths of its own sources and of what they reach. */
  readonly closure: ReadonlySet<string>;
  readonly serves: boolean;
  /** A user interface that runs at its user's. */
  readonly client: boolean;
}

export function deployablesOf(workspace: Workspace): readonly Deployable[] {
  const places = startingPlaces(workspace);
  const roots = [...places.keys()];
  return roots
    .map((root) => {
      const inner = roots.filter((other) => other !== root && isWithin(other, root));
      const own = workspace.sources.filter(
        ({ path }) => isWithin(path, root) && !inner.some((other) => isWithin(path, other)),
      );
      const paths = own.map(({ path }) => path);
      const { signs } = workspace;
      const count = (kinds: readonly Parameters<typeof signs.has>[1][]) =>
        paths.filter((path) => kinds.some((kind) => signs.has(path, kind))).length;
      const interfaces = count(['component', 'ui-library']);
      const answers = count([
        'route',
        'api',
        'grpc-service',
        'subscribe',
        'page',
        'graphql-server',
        'gateway',
        'discovery',
        'grpc',
      ]);
      return {
        root,
        place: places.get(root)!,
        closure: reached(workspace, paths),
        serves: answers > 0 && interfaces * 2 < paths.length,
        client: interfaces * 4 > paths.length && paths.length > 2,
      };
    })
    .filter(({ closure }) => closure.size > 0);
}

const MAIN_METHOD =
  /@SpringBootApplication\b|\bpublic static void main\(|\bfun main\(|\bMicronaut\.run\b|@EnableAutoConfiguration\b/;
const WEB_PROJECT = /Sdk="Microsoft\.NET\.Sdk\.(?:Web|Worker|BlazorWebAssembly)"|<OutputType>Exe</;

function startingPlaces({ input, sources }: Workspace): Map<string, Evidence> {
  const places = new Map<string, Evidence>();
  const add = (root: string, path: string, text: string) => {
    if (!places.has(root)) places.set(root, { path, line: 1, text });
  };
  const manifests = input.paths.filter((path) =>
    /(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?|package\.json|go\.mod|pyproject\.toml|composer\.json|Cargo\.toml)$/.test(
      path,
    ),
  );
  for (const path of input.paths) {
    if (ASIDE.test(path)) continue;
    if (/(?:^|\/)(?:[\w.-]+\.)?Dockerfile(?:\.\w+)?$/i.test(path))
      add(dirname(path), path, 'is built into a container of its own');
    if (path.endsWith('.csproj') && WEB_PROJECT.test(input.texts.get(path) ?? ''))
      add(dirname(path), path, 'is a program of its own');
    if (
      /(?:^|\/)package\.json$/.test(path) &&
      /"(?:start|dev|serve)(?::\w+)?"[ \t]*:/.test(input.texts.get(path) ?? '')
    )
      add(dirname(path), path, 'is a package that is started on its own');
    if (/(?:^|\/)(?:manage\.py|config\.ru|artisan|bin\/console)$/.test(path))
      add(dirname(path.replace('bin/console', 'x')), path, 'starts an application');
  }
  for (const { path, ecosystem, facts, text } of sources) {
    if (
      ecosystem === 'go' &&
      facts.packages.includes('main') &&
      facts.symbols.some(({ name }) => name === 'main')
    )
      add(dirname(path), path, 'is a program of its own');
    if (ecosystem === 'jvm' && MAIN_METHOD.test(text)) {
      const module = nearestManifest(path, manifests);
      if (module !== undefined) add(module, path, 'starts an application');
    }
  }
  return places;
}

const ASIDE =
  /(?:^|\/)(?:examples?|samples?|docs?|tests?|\.devcontainer|\.github|scripts?|tools?|hack|e2e|benchmarks?)\//i;

function nearestManifest(path: string, manifests: readonly string[]): string | undefined {
  const folders = manifests.map(dirname).filter((folder) => isWithin(path, folder));
  return folders.sort((a, b) => b.length - a.length)[0];
}

function reached({ input: { model } }: Workspace, from: readonly string[]): ReadonlySet<string> {
  const { graph } = model;
  const seen = new Set(from);
  const open = [...from];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const at = graph.indexOf.get(path);
    if (at === undefined) continue;
    for (const edge of graph.out[at]!) {
      const { to, test } = graph.edges[edge]!;
      if (test || seen.has(to)) continue;
      seen.add(to);
      open.push(to);
    }
  }
  return seen;
}
