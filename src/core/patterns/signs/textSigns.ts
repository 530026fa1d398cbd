/** Signs in files of no analysed language: contracts, templates, migrations, manifests, configuration. */
import { basename } from '../../../base/paths.ts';
import { sentence } from './makeSign.ts';
import { isMail } from './pathSigns.ts';
import type { Sign, SignKind } from './sign.ts';
import { Lines } from './source.ts';
import { withoutLongLines } from './withoutComments.ts';

interface TextRule {
  readonly kind: SignKind;
  readonly path: RegExp;
  /** Global, multi-line, linear. Absent: the file being there is enough. */
  readonly pattern?: RegExp;
  readonly not?: (path: string) => boolean;
}

const MIGRATIONS =
  /(?:^|\/)(?:migrations?|migrate|flyway|liquibase|changelogs?|db\/scripts)\/(?:.*\/)?[^/]+\.sql$|\/V\d[\w.]*__[^/]+\.sql$|\.up\.sql$/i;
const MANIFEST = /(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?|libs\.versions\.toml)$/;
const CONFIG = /\.(?:ya?ml|properties)$/;

export const TEXT_RULES: readonly TextRule[] = [
  { kind: 'grpc-service', path: /\.proto$/, pattern: /^[ \t]*service[ \t]+(\w{1,80})/gm },
  {
    kind: 'graphql-server',
    path: /\.(?:graphqls?|gql)$/,
    pattern: /^[ \t]*(?:extend[ \t]+)?type[ \t]+(?:Query|Mutation|Subscription)\b/gm,
  },
  {
    kind: 'graphql-client',
    path: /\.(?:graphql|gql)$/,
    pattern: /^[ \t]*(?:query|mutation|subscription|fragment)[ \t]+(\w{1,80})/gm,
  },
  {
    kind: 'template',
    path: /\.(?:twig|html\.erb|rhtml|haml|slim|ejs|pug|jade|hbs|handlebars|jsp|jspx|ftl|ftlh|njk|liquid|cshtml|phtml|gohtml|jinja2?)$/,
    not: isMail,
  },
  {
    kind: 'template',
    path: /(?:^|\/)(?:templates?|views?)\/.*\.(?:html?|tmpl|tpl|gohtml)$/,
    pattern:
      /\{%[ \t-]*(?:extends|block|for|if|include)\b|\bth:\w{1,20}=|\{\{[ \t-]{0,4}(?:range|template|if|with|define)\b|\{(?:foreach|if|include)[ \t]/gm,
    not: isMail,
  },
  { kind: 'page', path: /\.cshtml$/, pattern: /^@page\b/gm },
  { kind: 'component', path: /\.razor$/ },
  { kind: 'migration', path: MIGRATIONS, pattern: /^[ \t]*(?:CREATE|ALTER|DROP|INSERT)[ \t]/gim },
  { kind: 'migration', path: /\.(?:xml|ya?ml)$/, pattern: /<databaseChangeLog\b|^databaseChangeLog:/gm },
  {
    kind: 'migration',
    path: /(?:^|\/)package\.json$/,
    pattern:
      /"[^"\n]{0,200}\b(?:prisma migrate (?:dev|deploy)|sequelize(?:-cli)? db:migrate|knex migrate:|typeorm[\w./: -]{0,80} migration:run|drizzle-kit (?:generate|migrate))/gm,
  },
  { kind: 'orm', path: /\.prisma$/, pattern: /^datasource[ \t]/gm },
  { kind: 'entity', path: /\.prisma$/, pattern: /^model[ \t]+(\w{1,80})/gm },
  { kind: 'orm', path: /\.hbm\.xml$/ },
  {
    kind: 'sql',
    path: /mapper[^/]*\.xml$/i,
    pattern: /<(?:select|insert|update|delete)[ \t]+[^>\n]{0,120}/gim,
  },
  { kind: 'orm', path: /\.xml$/i, pattern: /<mapper[ \t]+namespace=/gm },
  {
    kind: 'gateway',
    path: MANIFEST,
    pattern: /spring-cloud-(?:starter-)?(?:netflix-)?(?:zuul|gateway)\b[\w-]{0,20}/gm,
  },
  {
    kind: 'gateway',
    path: CONFIG,
    pattern:
      /^[ \t]*zuul:[ \t]*$|^zuul\.routes\b|^[ \t]*image:[ \t]*["']?(?:kong|devopsfaith\/krakend|krakend)\b/gm,
  },
  {
    kind: 'discovery',
    path: MANIFEST,
    pattern:
      /spring-cloud-(?:starter-)?(?:netflix-)?(?:eureka|consul-discovery|alibaba-nacos-discovery)\b[\w-]{0,20}|micronaut-discovery-client|micronaut-consul/gm,
  },
  { kind: 'discovery', path: CONFIG, pattern: /^[ \t]*image:[ \t]*["']?(?:hashicorp\/)?consul\b/gm },
  {
    kind: 'broker',
    path: MANIFEST,
    pattern:
      /spring-cloud-(?:starter-)?(?:bus-(?:amqp|kafka)|stream[\w-]{0,20})|spring-boot-starter-amqp|spring-kafka\b|micronaut-kafka\b/gm,
  },
  {
    kind: 'migration',
    path: MANIFEST,
    pattern: /\b(?:flyway-core|liquibase-core|micronaut-flyway|micronaut-liquibase)\b/gm,
  },
  {
    kind: 'cache-library',
    path: MANIFEST,
    pattern: /\bspring-boot-starter-(?:cache|data-redis)\b|\bcaffeine\b|\behcache\b/gm,
  },
  {
    kind: 'route',
    path: /(?:^|\/)config\/routes[\w/.-]{0,80}\.ya?ml$/,
    pattern: /^[ \t]*path:[ \t]*(\S{1,120})/gm,
  },
  { kind: 'job', path: /(?:^|\/)(?:schedule\.rb|crontab)$/ },
  { kind: 'orm', path: /(?:^|\/)Gemfile$/, pattern: /^[ \t]*gem[ \t]+['"](?:activerecord|sequel|rom)['"]/gm },
  {
    kind: 'job',
    path: /(?:^|\/)Gemfile$/,
    pattern:
      /^[ \t]*gem[ \t]+['"](?:sidekiq|resque|delayed_job[\w-]{0,20}|good_job|whenever|clockwork)['"]/gm,
  },
  { kind: 'graphql-server', path: /(?:^|\/)Gemfile$/, pattern: /^[ \t]*gem[ \t]+['"]graphql['"]/gm },
];

const MOST_OF_A_RULE = 60;

export function textSigns(path: string, whole: string): Sign[] {
  const text = withoutLongLines(whole);
  const signs: Sign[] = [];
  const lines = new Lines(text);
  for (const { kind, path: where, pattern, not } of TEXT_RULES) {
    if (!where.test(path) || not?.(path)) continue;
    if (pattern === undefined) {
      signs.push({ kind, path, line: 1, text: sentence(kind, '') });
      continue;
    }
    let found = 0;
    for (const match of text.matchAll(pattern)) {
      const line = lines.lineAt(match.index + match[0].length - match[0].trimStart().length);
      const detail = match[1] === undefined ? {} : { detail: match[1] };
      signs.push({ kind, path, line, text: sentence(kind, lines.code(line)), ...detail });
      if (++found >= MOST_OF_A_RULE) break;
    }
  }
  return signs;
}

/** Migrations and SQL that tools wrote are still migrations; anything else in there is not ours. */
export function isForeign(path: string): boolean {
  return FOREIGN.test(path) || GENERATED.test(basename(path));
}

const FOREIGN =
  /(?:^|\/)(?:node_modules|vendor|vendored|third_?party|wwwroot\/lib|public\/(?:js|css|assets|vendor|plugins|lib|libs)|static\/(?:js|vendor|lib|admin)|bower_components|dist|generated|__generated__|genproto|Pods|swagger-ui|\.yarn|docs?\/_static)\//i;
const GENERATED =
  /[.-](?:min|bundle|generated|gen|g|designer)\.\w+$|_pb2(?:_grpc)?\.py$|\.pb(?:\.gw)?\.go$|_pb\.[jt]s$|\.d\.ts$|^wire_gen\.go$/i;
