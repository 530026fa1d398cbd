/**
 * Where a file stands by the folders it lies in: in the domain at the core, in the application round it, or outside,
 * towards people (presentation) or machines (infrastructure). R. C. Martin, Clean Architecture (2017); Cockburn, Hexagonal Architecture (2005).
 */
export type Ring = 'domain' | 'application' | 'infrastructure' | 'presentation';

/** Words that say it whatever lies above. */
const STRONG: { readonly [ring in Ring]: string } = {
  domain: 'domain domains domainmodel domaincore applicationcore entities aggregates',
  application:
    'application applications usecase usecases use_case use_cases use-case use-cases interactor interactors applicationservices applicationlayer',
  infrastructure:
    'infrastructure infra infrastructures persistence dataaccess dal adapters adapter drivers driven datasource datasources dataproviders dataprovider',
  presentation:
    'presentation presenters webui webapi entrypoints entrypoint delivery userinterface ui-layer driving userapi',
};

/** Words that say it where none of the strong does. */
const WEAK: { readonly [ring in Ring]: string } = {
  domain: 'core model models entity kernel',
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

/** Undefined where no folder says anything. */
export function ringOf(path: string): Placement | undefined {
  const words = folderWords(path);
  const said = words.flatMap((word) => strong.get(word) ?? []);
  const [outermost] = said;
  if (outermost !== undefined) return { ring: refined(outermost, said), strong: true };
  const found = words.flatMap((word) => weak.get(word) ?? []).at(-1);
  return found === undefined ? undefined : { ring: found, strong: false };
}

/** `application/domain` is domain and `domain/usecases` application; what lies within an outer ring stays there. */
function refined(outermost: Ring, said: readonly Ring[]): Ring {
  if (outermost === 'infrastructure' || outermost === 'presentation') return outermost;
  return said.at(-1)!;
}

/** Lower-case folder names, those of .NET projects (`Shop.Domain`) by their parts. */
export function folderWords(path: string): string[] {
  return path
    .split('/')
    .slice(0, -1)
    .flatMap((folder) => folder.toLowerCase().split('.'));
}
