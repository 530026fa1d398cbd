/** What is started on its own: a folder with a container file, a program's main, a web project, an app with a manifest. */
import { dirname } from '../../../base/paths.ts';
import type { Evidence } from '../../model/finding.ts';
import type { Workspace } from '../signs/gatherSigns.ts';
import type { SignKind } from '../signs/sign.ts';
import { isWithin } from './folders.ts';

export interface Deployable {
  /** Folder, '' for the root. */
  readonly root: string;
  readonly place: Evidence;
  /** Paths of its own sources and of what they reach. */
  readonly closure: ReadonlySet<string>;
  /** The sources of the widest folder round it that holds no other deployable. */
  readonly home: ReadonlySet<string>;
  readonly serves: boolean;
  /** Reaches a database, a cache or a broker. */
  readonly works: boolean;
  /** A user interface that runs at its user's. */
  readonly client: boolean;
}

/** What answers others. */
export const ANSWERS: readonly SignKind[] = [
  'route',
  'api',
  'grpc-service',
  'subscribe',
  'broker',
  'page',
  'graphql-server',
  'gateway',
  'discovery',
  'grpc',
];
/** What keeps or passes on data. */
export const WORKS: readonly SignKind[] = [
  'broker',
  'publish',
  'subscribe',
  'sql-library',
  'orm',
  'document-db',
  'cache-library',
];
const SHOWS: readonly SignKind[] = ['component', 'ui-library'];

export function deployablesOf(workspace: Workspace): readonly Deployable[] {
  const places = startingPlaces(workspace);
  const paths = workspace.sources.map(({ path }) => path);
  const count = (files: Iterable<string>, kinds: readonly SignKind[]) =>
    [...files].filter((path) => kinds.some((kind) => workspace.signs.has(path, kind))).length;
  const below = (root: string) => paths.filter((path) => isWithin(path, root));
  const isClient = (own: readonly string[]) => count(own, SHOWS) * 4 > own.length && own.length > 2;
  // A user interface that lies inside its server's folder is a program of its own all the same.
  const inside = [...places.keys()].filter((root) =>
    [...places.keys()].some(
      (outer) =>
        outer !== root &&
        isWithin(root, outer) &&
        isClient(below(root)) &&
        count(
          below(outer).filter((path) => !isWithin(path, root)),
          ANSWERS,
        ) > 0,
    ),
  );
  const roots = [...outermost([...places.keys()].filter((root) => !inside.includes(root))), ...inside];
  return roots.flatMap((root) => {
    const own = below(root).filter(
      (path) => !inside.some((inner) => inner !== root && isWithin(inner, root) && isWithin(path, inner)),
    );
    if (own.length === 0) return [];
    const ground = homeOf(root, roots);
    const home = new Set(paths.filter((path) => isWithin(path, ground)));
    const closure = reached(workspace, own);
    const shows = count(own, SHOWS);
    return {
      root,
      place: places.get(root)!,
      home,
      closure,
      serves: count(closure, ANSWERS) + count(home, ANSWERS) > 0 && shows * 2 < own.length,
      works: count(own, WORKS) > 0,
      client: isClient(own),
    };
  });
}

/** A folder above one other is the same thing; one above several only builds them. */
function outermost(roots: readonly string[]): readonly string[] {
  const innerOf = (root: string) => roots.filter((other) => other !== root && isWithin(other, root));
  const builders = new Set(roots.filter((root) => innerOf(root).length > 1));
  const kept = roots.filter((root) => !builders.has(root));
  return kept.filter((root) => !kept.some((other) => other !== root && isWithin(root, other)));
}

/** The widest folder round it that holds no other. */
function homeOf(root: string, roots: readonly string[]): string {
  let home = root;
  for (let above = root; above !== ''; ) {
    above = dirname(above);
    if (roots.some((other) => other !== root && isWithin(other, above))) break;
    home = above;
  }
  return home;
}

/** `Dockerfile`, `Dockerfile.prod`, `api.Dockerfile`; not the sources of an editor for such files. */
const CONTAINER_FILE = /(?:^|\/)(?:[\w.-]+\.)?(?:Dockerfile(?:\.(?!js$|ts$|py$|go$)\w+)?|dockerfile)$/;
const MAIN_METHOD = /@SpringBootApplication\b|\bpublic static void main\(|\bfun main\(|\bMicronaut\.run\b/;
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
    if (CONTAINER_FILE.test(path)) add(dirname(path), path, 'is built into a container of its own');
    if (path.endsWith('.csproj') && WEB_PROJECT.test(input.texts.get(path) ?? ''))
      add(dirname(path), path, 'is a program of its own');
    if (
      /(?:^|\/)package\.json$/.test(path) &&
      /"(?:start|dev|serve)(?::\w+)?"[ \t]*:/.test(input.texts.get(path) ?? '')
    )
      add(dirname(path), path, 'is a package that is started on its own');
    if (
      /(?:^|\/)build\.gradle(?:\.kts)?$/.test(path) &&
      /com\.android\.application\b/.test(input.texts.get(path) ?? '')
    )
      add(dirname(path), path, 'is an application for Android');
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
