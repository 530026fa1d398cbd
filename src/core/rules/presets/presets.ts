/** Architectures to begin with: which layers they have, what folders of them are called, and what holds between them. */

export interface PresetLayer {
  readonly name: string;
  /** What its folders are called, in lower case and in the singular; endings `s` and signs between words do not count. */
  readonly folders: readonly string[];
  /** Stands in the row of this one. */
  readonly with?: string;
}

export interface Preset {
  readonly name: string;
  readonly summary: string;
  /** Outermost first. */
  readonly layers: readonly PresetLayer[];
  readonly why: string;
  readonly instead: string;
  /** Layers whose sub-folders are slices that do not see each other. */
  readonly sliced: readonly string[];
}

const words = (text: string) => text.split(' ');

const PRESENTATION = words(
  'presentation ui web view page screen controller api rest http route router endpoint handler graphql resolver cli frontend server',
);
const APPLICATION = words('application app usecase service business interactor command query');
const DOMAIN = words('domain entity model core aggregate valueobject');
const INFRASTRUCTURE = words(
  'infrastructure infra persistence repository database db data dal dao storage external gateway',
);

export const PRESETS: readonly Preset[] = [
  {
    name: 'layered',
    summary: 'presentation → application → persistence → domain model',
    layers: [
      { name: 'presentation', folders: PRESENTATION },
      { name: 'application', folders: APPLICATION },
      { name: 'persistence', folders: INFRASTRUCTURE },
      { name: 'model', folders: [...DOMAIN, 'type', 'dto'] },
    ],
    why: 'Layered: what is shown may change without what is decided and what is kept.',
    instead: 'Call down the layers, and hand results back up.',
    sliced: [],
  },
  {
    name: 'hexagonal',
    summary: 'adapters → application with its ports → domain',
    layers: [
      {
        name: 'adapters',
        folders: [
          ...words('adapter driver driving driven primary secondary inbound outbound'),
          ...PRESENTATION,
          ...INFRASTRUCTURE,
        ],
      },
      { name: 'application', folders: [...APPLICATION, 'port'] },
      { name: 'domain', folders: DOMAIN },
    ],
    why: 'Hexagonal: the inside names what it needs as ports, and adapters plug in from outside.',
    instead: 'Declare a port in the application, and implement it in an adapter.',
    sliced: [],
  },
  {
    name: 'clean',
    summary: 'infrastructure and presentation → use cases → entities',
    layers: [
      { name: 'presentation', folders: PRESENTATION },
      { name: 'infrastructure', folders: [...INFRASTRUCTURE, 'framework', 'adapter'], with: 'presentation' },
      { name: 'use-cases', folders: APPLICATION },
      { name: 'entities', folders: DOMAIN },
    ],
    why: 'Clean: source dependencies point inwards only.',
    instead: 'Declare an interface inside, and implement it outside.',
    sliced: [],
  },
  {
    name: 'feature-sliced',
    summary: 'app → processes → pages → widgets → features → entities → shared, slices apart',
    layers: words('app processes pages widgets features entities shared').map((name) => ({
      name,
      folders: [name.replace(/ies$/, 'y').replace(/sses$/, 'ss').replace(/s$/, '')],
    })),
    why: 'Feature-sliced: a layer uses the ones below it, and slices of a layer do not know each other.',
    instead: 'Compose slices in a layer above them, or move what they share below.',
    sliced: ['pages', 'widgets', 'features', 'entities'],
  },
  {
    name: 'modular-monolith',
    summary: 'app → modules that do not know each other → shared',
    layers: [
      { name: 'app', folders: words('app api web host bootstrap main server') },
      { name: 'modules', folders: words('module feature boundedcontext component') },
      { name: 'shared', folders: words('shared common lib kernel buildingblock sharedkernel core util') },
    ],
    why: 'Modular monolith: modules meet in what is shared, or where the application puts them together.',
    instead: 'Talk to another module over an event or an interface in the shared part.',
    sliced: ['modules'],
  },
  {
    name: 'mvc',
    summary: 'routes → controllers → views → services → models',
    layers: [
      { name: 'routes', folders: words('route router routing') },
      { name: 'controllers', folders: words('controller action handler endpoint resolver') },
      { name: 'views', folders: words('view template page presenter serializer component') },
      { name: 'services', folders: words('service business interactor usecase') },
      { name: 'models', folders: words('model entity domain schema repository dao') },
    ],
    why: 'MVC: what is true does not know how it is shown, nor who asked for it.',
    instead: 'Let the controller ask the model and hand what came of it to the view.',
    sliced: [],
  },
  {
    name: 'vertical-slice',
    summary: 'app → slices that do not know each other → shared',
    layers: [
      { name: 'app', folders: words('app api web host bootstrap main server') },
      { name: 'slices', folders: words('feature slice usecase operation') },
      {
        name: 'shared',
        folders: words('shared common lib kernel sharedkernel core util domain infrastructure persistence'),
      },
    ],
    why: 'Vertical slices: a use case changes in one folder, and takes no other with it.',
    instead: 'Say it twice, or move what slices share below them once it is the same for good.',
    sliced: ['slices'],
  },
  {
    name: 'library',
    summary: 'public surface → internals',
    layers: [
      { name: 'api', folders: words('api public facade') },
      { name: 'internals', folders: words('internal impl implementation detail private') },
    ],
    why: 'Library: internals may change with any version, as long as they do not know who uses them.',
    instead: 'Hand it in from the public surface as a parameter.',
    sliced: [],
  },
  {
    name: 'cli',
    summary: 'commands → output → core',
    layers: [
      { name: 'commands', folders: words('command cmd subcommand cli') },
      { name: 'output', folders: words('output printer formatter format reporter report render terminal') },
      { name: 'core', folders: words('core lib domain service internal pkg engine model') },
    ],
    why: 'Command line: what is done can be tried and used without arguments, and without a terminal.',
    instead: 'Give back a value, and let the command show it.',
    sliced: [],
  },
  {
    name: 'plugin-host',
    summary: 'app → plugins and host, apart → contract',
    layers: [
      { name: 'app', folders: words('app main bootstrap cli') },
      { name: 'plugins', folders: words('plugin extension addon contribution') },
      { name: 'host', folders: words('host kernel registry loader runtime core'), with: 'plugins' },
      { name: 'contract', folders: words('api contract sdk spi pluginapi interface') },
    ],
    why: 'Plugin host: a plugin can be written, and taken out, without the host knowing it.',
    instead: 'Add what the plugin needs to the contract, and let the host supply it.',
    sliced: ['plugins'],
  },
  {
    name: 'event-driven',
    summary: 'app → producers and consumers, apart → messaging → events',
    layers: [
      { name: 'app', folders: words('app main bootstrap') },
      {
        name: 'consumers',
        folders: words('consumer subscriber listener handler eventhandler projection reaction saga worker'),
      },
      { name: 'producers', folders: words('producer publisher emitter source'), with: 'consumers' },
      {
        name: 'messaging',
        folders: words('messaging bus eventbus broker queue transport stream kafka rabbitmq nats outbox'),
      },
      { name: 'events', folders: words('event message contract schema') },
    ],
    why: 'Event-driven: who says what happened does not know who acts on it.',
    instead: 'Publish an event, and subscribe to it on the other side.',
    sliced: ['consumers'],
  },
];
