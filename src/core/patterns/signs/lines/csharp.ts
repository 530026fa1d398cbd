import type { LineRule } from './lineRule.ts';

export const CSHARP_LINES: readonly LineRule[] = [
  { kind: 'route', pattern: /\[Http(?:Get|Post|Put|Patch|Delete)(?:\([ \t]*"([^"\n]{0,200}))?/gm },
  { kind: 'route', pattern: /\.Map(?:Get|Post|Put|Patch|Delete)\([ \t]*"?([^",)\n]{0,200})/gm },
  {
    kind: 'route',
    pattern: /^[ \t]*(?:Get|Post|Put|Patch|Delete)\([ \t]*"?(\/[^",)\n]{0,200}|\w{1,60}\.Route)/gm,
  },
  {
    kind: 'api',
    pattern:
      /^[ \t]*\[ApiController\b|:[ \t]*(?:\w{1,60},[ \t]*)?(?:ControllerBase|ApiController|EndpointBaseAsync|Endpoint(?:WithoutRequest|WithMapping)?(?=<|[ \t]*$)|EndpointGroupBase|CarterModule|ICarterModule)\b/gm,
  },
  { kind: 'api', pattern: /\.Map(?:Get|Post|Put|Patch|Delete)\(|\bResults\.Ok\(|\bTypedResults\./gm },
  {
    kind: 'page',
    pattern:
      /\breturn[ \t]+(?:View|PartialView)\(|:[ \t]*PageModel\b|:[ \t]*ViewComponent\b|\bAddRazorPages\(|\bAddControllersWithViews\(/gm,
  },
  {
    kind: 'http-client',
    pattern: /\bHttpClient[ \t]+_?\w{1,40}\b|\bIHttpClientFactory\b|\bAddHttpClient\b|\bnew HttpClient\(/gm,
  },
  {
    kind: 'mediator-request',
    pattern:
      /(?::|,)[ \t]*I?(?:Request|Command|Query|StreamRequest)(?:<([^>\n]{1,120})>)?[ \t]*(?:[;{,]|$)/gm,
    with: ['mediator'],
  },
  {
    kind: 'mediator-handler',
    pattern: /\bI(?:Request|Notification|StreamRequest)Handler<[ \t]*([\w.]{1,120})/gm,
  },
  {
    kind: 'command-handler',
    pattern: /\bI(?:Request|Command)Handler<[ \t]*([\w.]{0,80}(?:Command|Commands\.\w{1,60}))\b/gm,
  },
  {
    kind: 'query-handler',
    pattern: /\bI(?:Request|Query)Handler<[ \t]*([\w.]{0,80}(?:Query|Queries\.\w{1,60}))\b/gm,
  },
  {
    kind: 'mediator-send',
    pattern:
      /\b_?(?:mediator|sender|Mediator|Sender|ISender|commandBus|queryBus|_mediatr)\.(?:Send|Publish|Query)(?:Async)?(?:<[^>\n]{0,80}>)?\(([^)\n]{0,120})/gm,
  },
  { kind: 'mediator', pattern: /\bAddMediat[oR]r?\w{0,10}\(|\bIMediator\b|\bISender\b/gm },
  {
    kind: 'event',
    pattern:
      /\b(?:class|record)[ \t]+(\w{1,80})[^\n:]{0,400}:[ \t]*(?:\w{1,60},[ \t]*)?(?:\w{0,20}DomainEvent|DomainEventBase|BaseEvent|INotification|DomainEventNotification|IDomainEvent)\b/gm,
  },
  {
    kind: 'event-handler',
    pattern: /\b(?:INotificationHandler|IDomainEventHandler|IEventHandler)<[ \t]*([\w.<]{1,120})/gm,
  },
  {
    kind: 'event-raise',
    pattern:
      /\b(?:AddDomainEvent|RegisterDomainEvent|RaiseDomainEvent|AddEvent|RaiseEvent|PublishDomainEvent)\(([^)\n]{0,120})/gm,
  },
  {
    kind: 'subscribe',
    pattern:
      /:[ \t]*(?:\w{1,60},[ \t]*)?(?:IConsumer|IHandleMessages|IIntegrationEventHandler)<[ \t]*([\w.]{1,120})/gm,
  },
  {
    kind: 'broker',
    pattern:
      /\bAddMassTransit\(|\bUsingRabbitMq\(|\bUsingAzureServiceBus\(|\bIPublishEndpoint\b|\bAddRabbitMQ\(|\bAddRabbitMQClient\(/gm,
  },
  { kind: 'saga', pattern: /\bMassTransitStateMachine<|:[ \t]*Saga<|\bISaga\b/gm },
  {
    kind: 'grpc-service',
    pattern: /\bMapGrpcService<(\w{1,80})|:[ \t]*\w{1,60}\.\w{1,60}Base\b(?=[^\n]{0,20}$)/gm,
    with: ['grpc'],
  },
  { kind: 'websocket', pattern: /:[ \t]*Hub\b|\bMapHub</gm },
  { kind: 'graphql-server', pattern: /\bAddGraphQL(?:Server)?\(|\[ExtendObjectType\b/gm },
  { kind: 'gateway', pattern: /\bAddOcelot\(|\bAddReverseProxy\(|\bMapReverseProxy\(/gm },
  {
    kind: 'job',
    pattern: /:[ \t]*(?:\w{1,60},[ \t]*)?(?:BackgroundService|IHostedService|IJob)\b|\bRecurringJob\./gm,
  },
  { kind: 'orm', pattern: /:[ \t]*(?:\w{0,40}DbContext)\b|\bDbSet</gm },
  { kind: 'entity', pattern: /\bDbSet<(?:[\w.]{0,60}\.)?(\w{1,80})>/gm },
  { kind: 'entity', pattern: /\[Table\("([^"\n]{1,80})"/gm },
  { kind: 'migration', pattern: /:[ \t]*(?:Migration|DbMigration)\b/gm },
  {
    kind: 'unit-of-work',
    pattern: /\b(?:interface|class)[ \t]+I?\w{0,30}UnitOfWork\b|\bIUnitOfWork[ \t]+\w/gm,
  },
  {
    kind: 'cache',
    pattern:
      /\bI(?:Memory|Distributed|FusionCache|Fusion|Hybrid)Cache\b|\[(?:Response|Output)Cache\b(?![^\n\]]{0,80}(?:NoStore|Duration[ \t]*=[ \t]*0\b))|\bAddRedis(?:Client|DistributedCache|OutputCache)\(|\bAddMemoryCache\(|\bAddStackExchangeRedisCache\(|\bHybridCache\b/gm,
  },
  {
    kind: 'specification',
    pattern:
      /:[ \t]*(?:\w{0,40}Specification|SingleResultSpecification|BaseSpecification)(?:<|\b)[^\n]{0,80}/gm,
  },
  { kind: 'specification', pattern: /\b(?:ISpecification<|IsSatisfiedBy\()/gm },
  {
    kind: 'sql',
    pattern:
      /"[ \t]*(?:SELECT[ \t]+[\w*([@][^\n]{0,200}|INSERT[ \t]+INTO[ \t]|UPDATE[ \t]+[\w.[\]]{1,80}[ \t]+SET\b|DELETE[ \t]+FROM[ \t])/gim,
  },
  {
    kind: 'event-store',
    pattern:
      /\bIEventStore\b|\bIDocumentSession\b[^\n]{0,120}\.Events\b|\.Events\.(?:Append|StartStream|AggregateStream\w{0,10})\b/gm,
  },
  {
    kind: 'outbox',
    pattern:
      /\b(?:class|interface|record|DbSet<)[ \t]*I?\w{0,40}Outbox\w{0,40}|\bAddEntityFrameworkOutbox\b|\bUseEntityFrameworkCoreOutbox\b|\bUseBusOutbox\(/gm,
  },
  { kind: 'validator', pattern: /:[ \t]*AbstractValidator</gm },
  {
    kind: 'container',
    pattern: /\bIServiceCollection[ \t]+services\b|\bthis[ \t]+IHostApplicationBuilder\b/gm,
  },
];
