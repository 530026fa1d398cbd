/**
 * Where a file stands by the folders it lies in: in the domain at the core, in the application round it, or outside,
 * towards people (presentation) or machines (infrastructure). R. C. Martin, Clean Architecture (2017); Cockburn, Hexagonal Architecture (2005).
 */
export type Ring = 'domain' | 'application' | 'infrastructure' | 'presentation';

/** Words that say it whatever lies above. */
const STRONG: { readonly [ring in Ring]: string } = {
  domain: 'domain domains entity domainmodel domaincore applicationcore entities aggregates',
  application:
    'application applications usecase usecases use_case use_cases use-case use-cases service_layer servicelayer interactor interactors applicationservices applicationlayer',
  infrastructure:
    'infrastructure infra infrastructures persistence dataaccess dal adapters adapter drivers driven datasource datasources dataproviders dataprovider',
  presentation:
    'presentation presenters webui webapi entrypoints entrypoint delivery userinterface ui-layer driving userapi',
};

/** Words that say it where none of the strong does. */
const WEAK: { readonly [ring in Ring]: string } = {
  domain: 'core model models kernel',
  application: 'service services commands queries app-services handlers_app',
  infrastructure: 'repository repositories repo dao data db database gateways external clients',
  presentation:
    'web api rest http controllers controller handlers handler routes routers router views ui pages graphql resolvers rpc grpc cli endpoints',
};

const strong = lookup(STRONG);
const weak = lookup(WEAK);

function lookup(words: { readonly [ring in Ring]: string }): ReadonlyMap<string, Ring> {
  const rings = Object.entries(words) as [Ring, string][];
  return new Map(rings.flatMap(([ring, list]) => list.split(' ').map((word) => [word, ring] as const)));
}

export interface Placement {
  readonly ring: Ring;
  readonly strong: boolean;
}

/** What wires the rings together belongs to none of them: it knows all. */
const WIRING = new Set([
  'main',
  'bootstrap',
  'composition',
  'compositionroot',
  'di',
  'ioc',
  'loaders',
  'container',
  'startup',
  'bootstrapper',
]);

/** Undefined where no folder says anything. */
export function ringOf(path: string): Placement | undefined {
  const words = folderWords(path);
  if (words.some((word) => WIRING.has(word))) return undefined;
  const said = words.flatMap((word) => strong.get(word) ?? []);
  if (said.length > 0) return { ring: refined(said), strong: true };
  const found = words.flatMap((word) => weak.get(word) ?? []).at(-1);
  return found === undefined ? undefined : { ring: found, strong: false };
}

/** The first outer ring holds whatever lies in it; between inner ones the innermost folder says it. */
function refined(said: readonly Ring[]): Ring {
  return said.find((ring) => ring === 'infrastructure' || ring === 'presentation') ?? said.at(-1)!;
}

/** Where build tools of the JVM keep sources: no folder of the project's own choosing. */
const SOURCE_SET = /(?:^|(?<=\/))src\/\w{1,40}\/(?:java|kotlin|resources)\//;

/** Lower-case folder names, those of .NET projects (`Shop.Domain`) by their parts. */
export function folderWords(path: string): string[] {
  return path
    .replace(SOURCE_SET, '')
    .split('/')
    .slice(0, -1)
    .flatMap((folder) => folder.toLowerCase().split('.'));
}
