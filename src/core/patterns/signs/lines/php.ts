import type { LineRule } from './lineRule.ts';

export const PHP_LINES: readonly LineRule[] = [
  {
    kind: 'route',
    pattern:
      /\bRoute::(?:get|post|put|patch|delete|any|match|resource|apiResource|group)\([ \t]*(['"][^'"\n]{0,200})?/gm,
  },
  { kind: 'route', pattern: /#\[(?:Route|Get|Post|Put|Delete|Patch)\([^'"\n]{0,40}(['"][^'"\n]{0,200})?/gm },
  {
    kind: 'route',
    pattern:
      /\$(?:app|router|group|routes)->(?:get|post|put|patch|delete|any|map|add|connect)\([ \t]*(['"[][^'"\n]{0,200})/gm,
  },
  {
    kind: 'api',
    pattern:
      /\bnew[ \t]+JsonResponse\(|\bresponse\(\)->json\(|->json\(|\bextends[ \t]+(?:JsonResource|ApiController|ResourceCollection)\b|\bjson_encode\([^\n]{0,120}\bresponse/gim,
  },
  {
    kind: 'page',
    pattern:
      /\breturn[ \t]+view\(|\$this->render(?:Form|View)?\(|\$(?:this->)?(?:twig|view|renderer)->render\(|\[['"]twig['"]\]->render\(|\bView::make\(|#\[Template\b|\bInertia::render\(/gm,
  },
  {
    kind: 'page',
    pattern:
      /^[ \t]*(?:require|include)(?:_once)?\b[^;\n]{0,80}['"/](?:views?|templates?)\/[^;\n]{1,80}\.(?:php|phtml)\b/gm,
  },
  { kind: 'sql-library', pattern: /\bnew[ \t]+\\?(?:PDO|mysqli)\(/gm },
  { kind: 'http-client', pattern: /\bcurl_init\(|\bHttp::(?:get|post|put|delete|with\w{1,20})\(/gm },
  { kind: 'orm', pattern: /\bextends[ \t]+(?:Model|Authenticatable|Eloquent|Pivot)\b/gm },
  { kind: 'orm', pattern: /#\[ORM\\|@ORM\\/gm },
  { kind: 'entity', pattern: /#\[ORM\\(?:Entity|Table)\b|\bextends[ \t]+(?:Model|Authenticatable)\b/gm },
  { kind: 'migration', pattern: /\bextends[ \t]+(?:Migration|AbstractMigration)\b/gm },
  { kind: 'repository', pattern: /\bclass[ \t]+(\w{0,60}Repository)\b/gm },
  { kind: 'repository-interface', pattern: /\binterface[ \t]+(\w{0,60}Repository(?:Interface)?)\b/gm },
  {
    kind: 'event',
    pattern:
      /\bclass[ \t]+(\w{1,80})[ \t]+extends[ \t]+(?:DomainEvent|AggregateChanged|AbstractDomainEvent)\b/gm,
  },
  {
    kind: 'event',
    pattern: /\buse[ \t]+Dispatchable[ \t]*,[^\n]{0,60}SerializesModels|\bimplements[ \t]+DomainEvent\b/gm,
  },
  {
    kind: 'event-raise',
    pattern:
      /->record\(|\$this->recordThat\(|\bevent\([ \t]*new[ \t]|->pullDomainEvents\(|[eE]vent(?:Bus|Dispatcher|Publisher)->(?:publish|dispatch)\(|\bdispatcher->dispatch\(/gm,
  },
  {
    kind: 'event-handler',
    pattern:
      /\bimplements[ \t]+(?:DomainEventSubscriber|EventSubscriberInterface|EventSubscriber)\b|#\[AsEventListener\b/gm,
  },
  { kind: 'mediator', pattern: /\b(?:interface|class)[ \t]+\w{0,30}(?:CommandBus|QueryBus|MessageBus)\b/gm },
  {
    kind: 'mediator-handler',
    pattern:
      /\bimplements[ \t]+(?:CommandHandler|QueryHandler|MessageHandlerInterface|CommandHandlerInterface|QueryHandlerInterface)\b|#\[AsMessageHandler\b/gm,
  },
  {
    kind: 'mediator-send',
    pattern:
      /->(?:commandBus|queryBus|messageBus|bus)->(?:dispatch|ask|handle)\(|\$this->(?:dispatch|ask)\([ \t]*new\b|->ask\(/gm,
  },
  {
    kind: 'command-handler',
    pattern: /\bimplements[ \t]+CommandHandler\w{0,12}\b|\bclass[ \t]+\w{1,60}CommandHandler\b/gm,
  },
  {
    kind: 'query-handler',
    pattern: /\bimplements[ \t]+QueryHandler\w{0,12}\b|\bclass[ \t]+\w{1,60}QueryHandler\b/gm,
  },
  { kind: 'cache', pattern: /\bCache::(?:get|put|remember|forever|forget|tags)\(/gm },
  {
    kind: 'sql',
    pattern:
      /['"][ \t]*(?:SELECT[ \t]+[\w*(`][^\n]{0,200}|INSERT[ \t]+INTO[ \t]|UPDATE[ \t]+[\w.`]{1,80}[ \t]+SET\b|DELETE[ \t]+FROM[ \t])/gim,
  },
  { kind: 'job', pattern: /\bimplements[ \t]+ShouldQueue\b|\$schedule->/gm },
  { kind: 'unit-of-work', pattern: /\b(?:interface|class)[ \t]+\w{0,30}UnitOfWork\b/gm },
  {
    kind: 'specification',
    pattern: /\b(?:implements|extends)[ \t]+\w{0,40}Specification\b|\bisSatisfiedBy\(/gm,
  },
  { kind: 'plugin-host', pattern: /\b(?:do_action|apply_filters|add_action|add_filter|register_plugin)\(/gm },
];
