import type { LineRule } from './lineRule.ts';

export const GO_LINES: readonly LineRule[] = [
  {
    kind: 'route',
    pattern:
      /\.(?:GET|POST|PUT|PATCH|DELETE|Get|Post|Put|Patch|Delete|HandleFunc|Handle|Route|Methods)\([ \t]*(?:"[A-Z]{3,7}"[ \t]*,[ \t]*)?"((?:[A-Z]{3,7} )?\/[^"\n]{0,200})"[ \t]*,/gm,
  },
  {
    kind: 'api',
    pattern:
      /\bc(?:tx)?\.(?:JSON|IndentedJSON|AbortWithStatusJSON)\(|\brender\.(?:JSON|Respond|Render)\(|\bjson\.NewEncoder\([ \t]*w[ \t]*\)|\.Status\([^)\n]{0,60}\)\.JSON\(/gm,
  },
  { kind: 'page', pattern: /\.ExecuteTemplate\(|\btemplate\.(?:Must|ParseFiles|ParseGlob)\(|\bc\.HTML\(/gm },
  {
    kind: 'http-client',
    pattern: /\bhttp\.(?:Get|Post|NewRequest|NewRequestWithContext)\(|\b&?http\.Client\{/gm,
  },
  {
    kind: 'grpc-service',
    pattern: /\b(?:pb|\w{1,40}pb|\w{0,40})\.?Register\w{1,80}Server\([ \t]*\w{1,40}(?:,|\))/gm,
    with: ['grpc'],
  },
  { kind: 'websocket', pattern: /\bwebsocket\.Upgrader\b/gm },
  { kind: 'orm', pattern: /\bgorm\.Model\b|`gorm:"/gm },
  {
    kind: 'entity',
    pattern: /^type[ \t]+(\w{1,80})[ \t]+struct[ \t]*\{/gm,
    using: ['gorm.io', 'github.com/jinzhu/gorm', 'github.com/uptrace/bun'],
  },
  {
    kind: 'sql',
    pattern:
      /["`][ \t]*(?:SELECT[ \t]+[\w*("][^"\n]{0,200}|INSERT[ \t]+INTO[ \t]|UPDATE[ \t]+[\w."]{1,80}[ \t]+SET\b|DELETE[ \t]+FROM[ \t])/gim,
  },
  { kind: 'sql', pattern: /\bdb\.(?:Query|Exec|QueryRow|Prepare)(?:Context)?\(/gm, with: ['sql-library'] },
  {
    kind: 'publish',
    pattern: /\.(?:Publish|PublishWithContext|WriteMessages|SendMessage|Produce)\(([^)\n]{0,120})/gm,
    with: ['broker'],
  },
  {
    kind: 'subscribe',
    pattern:
      /\.(?:Subscribe|QueueSubscribe|Consume|ConsumePartition|ReadMessage|FetchMessage|SubscribeTopics)\(([^)\n]{0,120})/gm,
    with: ['broker'],
  },
  {
    kind: 'command-handler',
    pattern:
      /^type[ \t]+(\w{1,60}CommandHandler[ \t]+struct\b|\w{1,60}Handler[ \t]+decorator\.CommandHandler)/gm,
  },
  {
    kind: 'repository',
    pattern: /^type[ \t]+(\w{0,60}(?:[rR]epository|Repo|Storage|Dao|DAO))[ \t]+struct\b/gm,
  },
  {
    kind: 'repository-interface',
    pattern:
      /^(?:type)?[ \t]*(\w{0,60}(?:Repository|Repo|Repositories|Dao|DAO|ReadModel))[ \t]+interface\b/gm,
  },
  {
    kind: 'mediator-send',
    pattern:
      /\bmediatr\.(?:Send|Publish|RegisterRequestHandler\w{0,20}|RegisterNotificationHandler\w{0,20})(?:\[|\()/gm,
  },
  { kind: 'event', pattern: /^[ \t]+(?:\w{1,40}\.)?(?:Base)?DomainEvent[ \t]*$/gm },
  { kind: 'event-raise', pattern: /\.(?:ApplyDomain|(?:Add|Raise|Record)(?:Domain)?Event|DomainEvents)\(/gm },
  { kind: 'unit-of-work', pattern: /^type[ \t]+\w{0,40}UnitOfWork\b/gm },
  { kind: 'plugin-host', pattern: /\bplugin\.Open\(|\bfunc[ \t]+Register(?:Plugin|Module)\w{0,20}\(/gm },
  { kind: 'plugin', pattern: /\bplugin\.Register\(|\bcaddy\.Register(?:Module|Plugin)\(/gm },
  { kind: 'job', pattern: /\bcron\.New\(|\btime\.NewTicker\(/gm, with: ['job'] },
];
