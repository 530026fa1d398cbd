import type { LineRule } from './lineRule.ts';

const NEST = ['@nestjs/common', 'routing-controllers', 'tsoa', '@loopback/rest', 'inversify-express-utils'];

export const SCRIPT_LINES: readonly LineRule[] = [
  {
    kind: 'route',
    pattern:
      /\b(?:app|server|fastify|router|routes?|\w{1,40}Router|\w{1,40}Routes)\b[ \t]*\.[ \t]*(?:get|post|put|patch|delete|del|all|route)[ \t]*\([ \t]*(['"`]\/?[^'"`\n]{0,200})['"`]/gm,
  },
  { kind: 'route', pattern: /@(?:Get|Post|Put|Patch|Delete|All)\(([^)\n]{0,200})\)/gm, using: NEST },
  { kind: 'route', pattern: /\bserver\.route\([ \t]*[[{]/gm },
  { kind: 'api', pattern: /\bserver\.route\([ \t]*[[{]/gm },
  { kind: 'api', pattern: /@(?:Json)?Controller\(([^)\n]{0,200})\)/gm, using: NEST },
  { kind: 'api', pattern: /\bres(?:ponse)?[ \t]*(?:\.status\([^)\n]{0,40}\))?[ \t]*\.(?:json|jsonp)\(/gm },
  { kind: 'api', pattern: /\b(?:NextResponse|Response)\.json\(|\bctx\.body[ \t]*=[ \t]*[^=]/gm },
  {
    kind: 'http-client',
    pattern: /(?:^|[^.\w])(?:window\.|global\.)?(?:fetch|\$fetch|useFetch)\([ \t]*([^,)\n]{0,120})/gm,
  },
  {
    kind: 'http-client',
    pattern: /\bthis\.\$?http(?:Client|Service)?\.(?:get|post|put|patch|delete|request)\b/gm,
  },
  { kind: 'http-client', pattern: /\bfetchBaseQuery\(|\bnew XMLHttpRequest\(/gm },
  { kind: 'page', pattern: /\bres(?:ponse|)\.render\([ \t]*(['"`][^'"`\n]{1,120})/gm },
  { kind: 'page', pattern: /@Render\(([^)\n]{0,120})\)/gm, using: NEST },
  { kind: 'graphql-server', pattern: /\bbuildSchema\(|\bmakeExecutableSchema\(|\btypeDefs\b[ \t]*[:=]/gm },
  { kind: 'graphql-client', pattern: /\b(?:useQuery|useMutation)\([ \t]*[A-Z_]{4,}\b|\bgql`/gm },
  {
    kind: 'graphql-client',
    pattern:
      /\/(?:\* GraphQL \*|\* GraphQL)\/|^[ \t]*(?:query|mutation|fragment)[ \t]+\w{1,80}[^=;\n]{0,80}\{[ \t]*$/gm,
  },
  { kind: 'websocket', pattern: /\bnew (?:WebSocket|WebSocketServer)\(|@WebSocketGateway\(/gm },
  { kind: 'broker', pattern: /\bTransport\.(?:RMQ|KAFKA|NATS|REDIS|MQTT)\b/gm },
  { kind: 'grpc', pattern: /\bTransport\.GRPC\b|@GrpcMethod\(/gm },
  { kind: 'publish', pattern: /\.(?:sendToQueue|publish)\([ \t]*['"`]([^'"`\n]{1,120})/gm, with: ['broker'] },
  {
    kind: 'subscribe',
    pattern: /@(?:EventPattern|MessagePattern|RabbitSubscribe|Process)\([ \t]*['"`]([^'"`\n]{1,120})/gm,
  },
  {
    kind: 'broker',
    pattern: /\b(?:redis|pub|sub|publisher|subscriber|redisClient)(?:Client)?\.(?:publish|p?subscribe)\(/gim,
    using: ['redis', 'ioredis'],
  },
  {
    kind: 'mediator-send',
    pattern: /\b(?:command|query)_?[bB]us\b[ \t]*\.[ \t]*(?:execute|dispatch|ask|send|publish|handle)\(/gm,
  },
  { kind: 'command-handler', pattern: /@CommandHandler\(([^)\n]{0,120})\)/gm },
  { kind: 'query-handler', pattern: /@QueryHandler\(([^)\n]{0,120})\)/gm },
  {
    kind: 'event-handler',
    pattern: /@(?:EventsHandler|OnEvent|EventSubscriber|On)\(([^)\n]{0,120})\)/gm,
    with: ['event-library', 'mediator'],
  },
  {
    kind: 'event-raise',
    pattern:
      /\b(?:event_?(?:bus|emitter|dispatcher|publisher)|dispatcher)\b\.(?:publish|emit|dispatch|publishAll)\(/gim,
  },
  { kind: 'event-raise', pattern: /\b(?:addDomainEvent|addEvent|recordThat|dispatchEventsForAggregate)\(/gm },
  {
    kind: 'store',
    pattern:
      /\b(?:createStore|configureStore|createSlice|defineStore|combineReducers|createFeatureSelector|provideStore)\(/gm,
    with: ['store'],
  },
  { kind: 'reducer', pattern: /\bswitch[ \t]*\([ \t]*action\.type\b|\bcreateReducer\(|\bcreateSlice\(/gm },
  {
    kind: 'dispatch',
    pattern:
      /\bdispatch\([ \t]*[\w{]|\buseDispatch\(|\bmapDispatchToProps\b|\$store\.dispatch\(|\.commit\([ \t]*['"`A-Z]/gm,
  },
  { kind: 'job', pattern: /@(?:Cron|Interval|Processor)\(([^)\n]{0,120})\)/gm },
  { kind: 'entity', pattern: /^[ \t]*@(?:Entity|Table)\(([^)\n]{0,120})\)?/gm },
  {
    kind: 'entity',
    pattern: /\b(?:mongoose\.)?model(?:<[^>\n]{0,120}>)?\([ \t]*['"`](\w{1,80})['"`]/gm,
    with: ['document-db'],
  },
  {
    kind: 'entity',
    pattern:
      /\b(?:sequelize\.define|\w{1,30}\.init|pgTable|mysqlTable|sqliteTable)\([ \t]*['"`](\w{1,80})['"`]/gm,
    with: ['orm'],
  },
  {
    kind: 'migration',
    pattern:
      /\bimplements[ \t]+MigrationInterface\b|\bexports\.up[ \t]*=|\bqueryInterface\.createTable\(|\bextends[ \t]+Migration\b/gm,
  },
  {
    kind: 'repository',
    pattern:
      /@InjectRepository\([ \t]*(\w{1,80})|@EntityRepository\([ \t]*(\w{1,80})|\bgetRepository\([ \t]*(\w{1,80})/gm,
  },
  { kind: 'repository', pattern: /\bclass[ \t]+(?:\w{1,80}[ \t]+)?extends[ \t]+(\w{0,60}Repository)\b/gm },
  {
    kind: 'cache',
    pattern: /@Cacheable?\(|\bcacheManager\.|\brevalidateTag\(|\bunstable_cache\(|['"]use cache['"]/gm,
  },
  {
    kind: 'sql',
    pattern:
      /['"`][ \t]*(?:SELECT[ \t]+[\w*"'`(][^\n]{0,200}[ \t]FROM\b|INSERT[ \t]+INTO[ \t]|UPDATE[ \t]+[\w".]{1,80}[ \t]+SET\b|DELETE[ \t]+FROM[ \t])/gim,
  },
  {
    kind: 'sql',
    pattern:
      /^[ \t]*(?:SELECT[ \t]+[\w*"'`(][^\n]{0,200}|INSERT[ \t]+INTO[ \t]+[\w".]{1,80}|DELETE[ \t]+FROM[ \t]+[\w".]{1,80})/gm,
  },
  {
    kind: 'plugin-host',
    pattern:
      /\b(?:plugins?)\.(?:push|register|use|apply)\(|\b(?:register|load|apply|use)Plugins?\(|\.apply\([ \t]*compiler\b/gm,
  },
  { kind: 'gateway', pattern: /\bcreateProxyMiddleware\(/gm },
  { kind: 'component', pattern: /@Component\([ \t]*\{/gm },
];
