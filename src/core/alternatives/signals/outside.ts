/** Words for what is kept where, and for how parts and others speak with it. */
import type { Signal } from './signal.ts';

const data = (id: string, title: string, words: string, exact?: string): Signal => ({
  topic: 'data',
  id,
  title,
  words,
  ...(exact === undefined ? {} : { exact }),
});

export const DATA_SIGNALS: readonly Signal[] = [
  data('postgresql', 'PostgreSQL', 'postgres|postgresql|postgre sql|timescale|supabase'),
  data('mysql', 'MySQL', 'mysql|mariadb|maria db'),
  data('sqlite', 'SQLite', 'sqlite'),
  data('sqlserver', 'SQL Server', 'sql server|mssql'),
  data('oracle', 'Oracle Database', 'oracle database|oracle db', 'Oracle'),
  data('mongodb', 'MongoDB', 'mongodb|mongo|document database|document store'),
  data('redis', 'Redis', 'redis|valkey|key value store'),
  data('dynamodb', 'DynamoDB', 'dynamodb|dynamo db'),
  data('cassandra', 'Cassandra', 'cassandra|scylla'),
  data('elasticsearch', 'Elasticsearch', 'elasticsearch|elastic search|opensearch'),
  data('neo4j', 'Neo4j', 'neo4j|graph database'),
  data('clickhouse', 'ClickHouse', 'clickhouse|influxdb|time series database'),
  data('objects', 'object storage', 'object storage|s3 bucket|minio', 'S3'),
  data(
    'files',
    'files',
    'json file|csv|csv file|text file|flat file|plain file|yaml file|files on disk|on disk|markdown file|local file|spreadsheet|excel file',
  ),
  data('memory', 'memory alone', 'in memory|in-memory'),
  data('none', 'nothing is kept', 'stateless|nothing is stored|nothing is kept|keeps nothing|no persistence'),
  data('database', 'a database', 'database|relational database|sql database|db|persistence|sql|orm'),
];

const communication = (
  id: string,
  title: string,
  told: Pick<Signal, 'words' | 'exact' | 'implies'>,
): Signal => ({ topic: 'communication', id, title, ...told });

export const COMMUNICATION_SIGNALS: readonly Signal[] = [
  communication('rest', 'REST over HTTP', {
    words: 'rest|rest api|restful|http api|json api|http|openapi',
    implies: ['system:api'],
  }),
  communication('graphql', 'GraphQL', { words: 'graphql|graphql api', implies: ['system:api'] }),
  communication('grpc', 'gRPC', { words: 'grpc|protobuf|grpc service', implies: ['system:api'] }),
  communication('websocket', 'WebSocket', {
    words: 'websocket|web socket|socket.io',
    implies: ['system:realtime', 'need:events'],
  }),
  communication('sse', 'server-sent events', { words: 'server sent event', exact: 'SSE' }),
  communication('queue', 'a message queue', {
    words:
      'kafka|rabbitmq|rabbit mq|nats|sqs|message queue|message broker|message bus|mqtt|pub sub|pubsub|service bus|queue',
    implies: ['need:events'],
  }),
  communication('webhook', 'webhooks', { words: 'webhook|web hook' }),
  communication('events', 'events inside the program', {
    words: 'event driven|domain event|event bus|event sourcing|event sourced|event',
    implies: ['need:events'],
  }),
];
