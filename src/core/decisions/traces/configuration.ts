/** Choices that stand in configuration rather than in a manifest: connection strings, drivers, versions of the run-time. */
import { basename } from '../../../base/paths.ts';
import type { ManifestFacts, ManifestReader, Trace } from '../manifests/manifestFacts.ts';
import type { Topic } from '../tables/decisionTable.ts';

interface Sign {
  readonly sign: RegExp;
  readonly topic: Topic;
  readonly title: string;
}

/** Schemes of URLs and names of drivers, as configuration of any framework writes them. */
const SIGNS: readonly Sign[] = [
  {
    sign: /\b(?:jdbc:)?(?:postgres(?:ql)?(?:\+\w+)?:\/\/|pgsql:)|\bjdbc:postgresql:|django\.db\.backends\.postgresql|adapter:\s*["']?postgresql|provider\s*=\s*"postgresql"|dialect\s*[:=]\s*["']postgres(?:ql)?["']|DB_CONNECTION=pgsql/,
    topic: 'database',
    title: 'PostgreSQL',
  },
  {
    sign: /\bmysql(?:\+\w+)?:\/\/|\bjdbc:mysql:|django\.db\.backends\.mysql|adapter:\s*["']?(?:mysql2|trilogy)|provider\s*=\s*"mysql"|dialect\s*[:=]\s*["']mysql["']|DB_CONNECTION=mysql/,
    topic: 'database',
    title: 'MySQL',
  },
  { sign: /\bmariadb:\/\/|\bjdbc:mariadb:/, topic: 'database', title: 'MariaDB' },
  {
    sign: /\bsqlite(?:\+\w+)?:\/\/|\bjdbc:sqlite:|django\.db\.backends\.sqlite3|adapter:\s*["']?sqlite3|provider\s*=\s*"sqlite"|dialect\s*[:=]\s*["']sqlite["']|DB_CONNECTION=sqlite/,
    topic: 'database',
    title: 'SQLite',
  },
  {
    sign: /\bjdbc:sqlserver:|\bmssql(?:\+\w+)?:\/\/|provider\s*=\s*"sqlserver"/,
    topic: 'database',
    title: 'SQL Server',
  },
  { sign: /\bjdbc:oracle:/, topic: 'database', title: 'Oracle' },
  { sign: /\bjdbc:h2:/, topic: 'database', title: 'H2' },
  {
    sign: /\bmongodb(?:\+srv)?:\/\/|provider\s*=\s*"mongodb"|spring\.data\.mongodb\b/,
    topic: 'database',
    title: 'MongoDB',
  },
  { sign: /\bprovider\s*=\s*"cockroachdb"/, topic: 'database', title: 'CockroachDB' },
  {
    sign: /\brediss?:\/\/|spring\.(?:data\.)?redis\.host|CACHE_(?:DRIVER|STORE)=redis/,
    topic: 'cache',
    title: 'Redis',
  },
  { sign: /\bamqps?:\/\/|spring\.rabbitmq\b/, topic: 'queue', title: 'RabbitMQ' },
  { sign: /spring\.kafka\b|KAFKA_(?:BROKERS?|BOOTSTRAP)/, topic: 'queue', title: 'Kafka' },
];
const CONFIGURATION =
  /^(?:application(?:-[\w.-]+)?\.(?:ya?ml|properties)|database\.ya?ml|\.env(?:\.[\w.-]+)?|[\w.-]*\.env(?:\.(?:example|dist|sample|template))?|env\.example|schema\.prisma|settings\.py|base\.py|ormconfig\.json|drizzle\.config\.[jt]s|alembic\.ini|doctrine\.ya?ml|prisma\.config\.ts)$/;
const FOR_TESTS = /(?:^|[-_.])(?:test|testing|e2e|ci)(?:[-_.]|$)/i;
const COMMENT = /^\s*(?:#|\/\/|;|<!--)/;
const MAX_LINE = 1_000;

export const configurationFile: ManifestReader = {
  matches(name, path) {
    if (!CONFIGURATION.test(name) || FOR_TESTS.test(name)) return false;
    return name !== 'base.py' || /(?:^|\/)settings\/base\.py$/.test(path);
  },
  read(path, text): ManifestFacts {
    const traces: Trace[] = basename(path) === 'schema.prisma' ? [prisma(path, text)] : [];
    const seen = new Set<Sign>();
    for (const [at, raw] of text.split('\n').entries()) {
      const line = raw.slice(0, MAX_LINE);
      if (COMMENT.test(line)) continue;
      for (const each of SIGNS) {
        if (seen.has(each) || !each.sign.test(line)) continue;
        seen.add(each);
        traces.push({
          topic: each.topic,
          title: each.title,
          confidence: 'likely',
          path,
          line: at + 1,
          text: `Configured to use ${each.title}.`,
        });
      }
    }
    return { dependencies: [], traces };
  },
};

function prisma(path: string, text: string): Trace {
  const line = text.split('\n').findIndex((each) => /^\s*datasource\b/.test(each)) + 1;
  return {
    topic: 'data-access',
    title: 'Prisma',
    confidence: 'proven',
    path,
    line: Math.max(1, line),
    text: 'The data model is a Prisma schema.',
  };
}

const RUNTIMES: Readonly<Record<string, string>> = {
  '.nvmrc': 'Node.js',
  '.node-version': 'Node.js',
  '.python-version': 'Python',
  '.ruby-version': 'Ruby',
  '.java-version': 'Java',
  '.go-version': 'Go',
};
const TOOL_NAMES: Readonly<Record<string, string>> = {
  nodejs: 'Node.js',
  node: 'Node.js',
  python: 'Python',
  ruby: 'Ruby',
  java: 'Java',
  golang: 'Go',
  rust: 'Rust',
  php: 'PHP',
};

/** Files of version managers. */
export const versionFile: ManifestReader = {
  matches: (name) =>
    name in RUNTIMES ||
    name === '.tool-versions' ||
    name === 'rust-toolchain.toml' ||
    name === 'rust-toolchain' ||
    name === 'global.json',
  read(path, text) {
    return { dependencies: [], traces: versionsIn(path, text.slice(0, 10_000)) };
  },
};

function versionsIn(path: string, text: string): Trace[] {
  const name = basename(path);
  const trace = (title: string, version: string, line: number): Trace => ({
    topic: 'runtime',
    title,
    version,
    confidence: 'proven',
    path,
    line,
    text: `Worked on with ${title} ${version}.`,
  });
  const lines = text.split('\n');
  if (name === '.tool-versions') {
    return lines.flatMap((line, at) => {
      const [tool = '', version] = line.trim().split(/\s+/);
      return tool in TOOL_NAMES && version !== undefined ? [trace(TOOL_NAMES[tool]!, version, at + 1)] : [];
    });
  }
  const [title, form] = name.startsWith('rust-toolchain')
    ? ['Rust', /^(?:channel\s*=\s*)?"?(\d[\w.]*|stable|nightly[\w-]*)"?/]
    : name === 'global.json'
      ? ['.NET', /^\s*"version"\s*:\s*"(\d+\.\d+)/]
      : [RUNTIMES[name]!, /^(?:ruby-|v)?(\d[\w.]*|lts\/[\w*]+)/];
  const at = lines.findIndex((line) => form.test(line));
  return at < 0 ? [] : [trace(title, form.exec(lines[at]!)![1]!, at + 1)];
}
