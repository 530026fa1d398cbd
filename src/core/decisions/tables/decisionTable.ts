/**
 * What packages decide, as data: topic → choice → names of the packages that stand for it, parted by spaces.
 * A name that ends in `*` stands for all that begin so; one that begins with `plugin:` is a build plugin of Gradle.
 */
export type DecisionTable = Readonly<Partial<Record<Topic, Readonly<Record<string, string>>>>>;

/** In the order in which they are shown. */
export const TOPICS = [
  'language',
  'runtime',
  'framework',
  'ui',
  'desktop',
  'mobile',
  'api',
  'database',
  'data-access',
  'migrations',
  'cache',
  'search',
  'queue',
  'jobs',
  'messaging',
  'http-client',
  'auth',
  'state',
  'styling',
  'templating',
  'validation',
  'serialization',
  'dependency-injection',
  'concurrency',
  'command-line',
  'dates',
  'machine-learning',
  'logging',
  'observability',
  'cloud',
  'deployment',
  'infrastructure',
  'ci',
  'monorepo',
  'package-manager',
  'module-system',
  'build',
  'testing',
  'end-to-end-testing',
  'mocking',
  'type-checking',
  'linting',
  'formatting',
  'git-hooks',
  'documentation',
  'dependency-updates',
] as const;

export type Topic = (typeof TOPICS)[number];

/** What a project is worked on with: there a dependency for development decides as much as one of the product. */
export const TOOL_TOPICS: ReadonlySet<Topic> = new Set<Topic>([
  'build',
  'testing',
  'end-to-end-testing',
  'mocking',
  'type-checking',
  'linting',
  'formatting',
  'git-hooks',
  'documentation',
  'monorepo',
  'migrations',
  'styling',
]);
