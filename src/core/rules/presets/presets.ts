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
];
