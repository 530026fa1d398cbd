/** Indicators of roles: controllers, services, data access, models, views, and who calls whom. */
import type { SignKind } from '../signs/sign.ts';
import { files, filesWith, type Indicator, indication, NOTHING, ramp } from './indicator.ts';
import { folderWords } from './rings.ts';
import type { Shape } from './shape.ts';

export const controllers = filesWith(['route', 'api', 'controller'], 2, (count) =>
  files(count, 'handle requests'),
);
export const screens = filesWith(['screen'], 2, (count) => files(count, 'are screens'));
export const dataAccess = filesWith(
  ['repository', 'entity', 'orm', 'sql', 'sql-library', 'document-db'],
  2,
  (count) => files(count, 'reach the database'),
);
export const useCases = filesWith(
  ['use-case', 'command-handler', 'query-handler', 'mediator-handler'],
  3,
  (count) => files(count, 'are use cases: one operation each'),
);
export const aggregates = filesWith(['aggregate'], 2, (count) => files(count, 'are aggregates'));
export const valueObjects = filesWith(['value-object'], 2, (count) => files(count, 'are value objects'));
export const domainEvents = filesWith(['event', 'event-raise', 'event-handler'], 4, (count) =>
  files(count, 'declare, raise or handle events'),
);
export const messaging = filesWith(['broker', 'publish', 'subscribe'], 4, (count) =>
  files(count, 'use a message broker'),
);
export const mediated = filesWith(['mediator-handler', 'mediator-send'], 4, (count) =>
  files(count, 'speak through a mediator'),
);
export const eventStore = filesWith(['event-store'], 3, (count) => files(count, 'rebuild state from events'));
export const pages = filesWith(['page', 'template'], 4, (count) => files(count, 'make pages on the server'));
export const store = filesWith(['store', 'reducer'], 3, (count) =>
  files(count, 'keep state in a one-way store'),
);

/** A layer of services between those who ask and the data. */
export const services: Indicator = ({ workspace: { signs, sources } }) => {
  const found = sources.filter(
    ({ path }) =>
      signs.has(path, 'service') ||
      folderWords(path).some((word) => SERVICE.has(word)) ||
      SERVICE_FILE.test(path),
  );
  const places = found.map(({ path }) => ({ path, line: 1 }));
  return indication(ramp(places.length, 2), places, files(places.length, 'make a layer of services'));
};

const SERVICE = new Set(['services', 'service', 'business', 'bll', 'logic', 'managers', 'crud']);
const SERVICE_FILE = /(?:^|[/._-])(?:services?|crud)\.\w+$/;

/** What frameworks of models, views and controllers look like: their library, pages made on the server, or Rails' places. */
export const mvcFramework = filesWith(['mvc-framework', 'page'], 2, (count) =>
  files(count, 'use a framework of models, views and controllers'),
);

/** Services between, or at least those who handle requests apart from those who keep data, and above them. */
export const separatedLayers: Indicator = (shape) => {
  const between = services(shape);
  if (between.value >= 0.5 || mvcFramework(shape).value > 0.5) return between;
  const [down, data] = [downward(shape), dataAccess(shape)];
  return down.value >= 0.5 && data.value >= 0.5 ? { ...down, value: 0.5 * down.value } : between;
};

type Layer = 0 | 1 | 2;

/** Requests come down: from who handles them over services to the data, and not back up. */
export const downward: Indicator = (shape) => {
  const layers = layersOf(shape);
  const crossing = shape.edges.filter(({ from, to }) => {
    const [a, b] = [layers.get(from), layers.get(to)];
    return a !== undefined && b !== undefined && a !== b;
  });
  const down = crossing.filter(({ from, to }) => layers.get(from)! < layers.get(to)!);
  if (crossing.length === 0) return NOTHING;
  const value = Math.max(0, (down.length / crossing.length - 0.5) / 0.5) * ramp(crossing.length, 4);
  const places = down.map(({ from, line }) => ({ path: from, line }));
  return indication(
    value,
    places,
    `${down.length} of ${crossing.length} dependencies between layers point down, such as this one`,
  );
};

function layersOf({ workspace: { signs, sources } }: Shape): ReadonlyMap<string, Layer> {
  const layers = new Map<string, Layer>();
  for (const { path } of sources) {
    const has = (...kinds: SignKind[]) => kinds.some((kind) => signs.has(path, kind));
    const words = folderWords(path);
    if (has('controller', 'route', 'screen') || words.some((word) => REQUEST.has(word))) layers.set(path, 0);
    else if (has('service', 'use-case') || words.some((word) => SERVICE.has(word)) || SERVICE_FILE.test(path))
      layers.set(path, 1);
    else if (has('repository', 'entity') || words.some((word) => DATA.has(word))) layers.set(path, 2);
  }
  return layers;
}

const REQUEST = new Set(['controllers', 'controller', 'routes', 'handlers', 'endpoints', 'resolvers']);
const DATA = new Set(['repositories', 'repository', 'dao', 'models', 'model', 'entities', 'entity', 'db']);

/** Models, and what shows them or turns requests into them, by the places that frameworks of this kind give them. */
export const modelViewController: Indicator = ({ workspace: { sources, input, signs } }) => {
  const paths = sources.map(({ path }) => path);
  const models = paths.filter((path) => MODEL.test(path) || signs.has(path, 'entity'));
  const controllers = paths.filter((path) =>
    /(?:^|\/)controllers?\/|(?:^|\/)views(?:\.py$|\/[^/]+\.py$)|[a-z]Controller\.\w+$|_controller\.\w+$/i.test(
      path,
    ),
  );
  const views = input.paths.filter((path) =>
    /(?:^|\/)(?:views?|templates|pages)\/.*\.(?:cshtml|erb|haml|slim|twig|php|ejs|pug|hbs|jsp|html?|jbuilder|njk|ftl)$|(?:^|\/)(?:serializers?|views|resources|transformers)(?:\.(?:py|rb)$|\/[^/]{1,80}\.(?:py|rb|php)$)/i.test(
      path,
    ),
  );
  if (models.length === 0 || controllers.length === 0) return NOTHING;
  const value =
    0.35 * ramp(models.length, 2) + 0.35 * ramp(controllers.length, 2) + 0.3 * ramp(views.length, 2);
  return {
    value,
    evidence: [
      { path: models[0]!, line: 1, text: files(models.length, 'are models') },
      { path: controllers[0]!, line: 1, text: files(controllers.length, 'are controllers') },
      ...views.slice(0, 1).map((path) => ({ path, line: 1, text: files(views.length, 'are views') })),
    ],
  };
};

const MODEL = /(?:^|\/)models?(?:\.py$|\/)|(?:^|\/)[\w.-]{0,60}\.?model\.\w+$/i;

/** One is a sample, two are a habit. */
function some(count: number): number {
  return [0, 0.7][count] ?? 1;
}

/** Presenters that hold an interface of their view. */
export const presenters: Indicator = ({ workspace: { signs, sources } }) => {
  const found = signs.of('presenter');
  const views = sources.flatMap(({ path, facts }) =>
    facts.symbols
      .filter(
        ({ name, kind, abstract }) =>
          kind === 'interface' && abstract === true && /View$|Contract$/.test(name),
      )
      .map(({ startLine }) => ({ path, line: startLine })),
  );
  const count = new Set(found.map(({ path }) => path)).size;
  return indication(
    0.5 * some(count) + 0.5 * some(views.length),
    [...found, ...views],
    files(count, 'are presenters that see their view as an interface'),
  );
};

/** Share of components among all sources: a quarter none, three fifths all. */
export const components: Indicator = ({ workspace: { signs, sources } }) => {
  const found = sources.filter(({ path }) => signs.has(path, 'component'));
  const share = found.length / Math.max(1, sources.length);
  return indication(
    ramp(share - 0.2, 0.3) * ramp(found.length, 6),
    found.map(({ path }) => ({ path, line: 1 })),
    `${found.length} of ${sources.length} files are components`,
  );
};
