import type { LineRule } from './lineRule.ts';

export const JVM_LINES: readonly LineRule[] = [
  {
    kind: 'route',
    pattern: /@(?:Get|Post|Put|Patch|Delete|Request)Mapping\b(?:[^"\n]{0,80}"([^"\n]{0,200})")?/gm,
  },
  {
    kind: 'route',
    pattern: /^[ \t]*@(?:GET|POST|PUT|DELETE|PATCH)\b(?!\()/gm,
    using: ['javax.ws', 'jakarta.ws'],
  },
  {
    kind: 'route',
    pattern: /^[ \t]*@(?:Get|Post|Put|Delete|Patch)\b(?:\([^"\n]{0,40}"([^"\n]{0,200}))?/gm,
    using: ['io.micronaut'],
  },
  {
    kind: 'route',
    pattern: /^[ \t]*(?:get|post|put|delete|patch|route|path)\([ \t]*"([^"\n]{0,120})"[ \t]*\)?[ \t]*[,{)]/gm,
    using: ['io.ktor', 'io.javalin'],
  },
  {
    kind: 'route',
    pattern:
      /^[ \t]*(?:get|post|put|delete|patch)\([ \t]*(?:"[^"\n]{0,120}"|[\w.]{1,60}::|\w{1,60}Controller)/gm,
  },
  {
    kind: 'route',
    pattern: /\b(?:GET|POST|PUT|PATCH|DELETE)\([ \t]*"(\/[^"\n]{0,200})"/gm,
    using: ['org.springframework.web.reactive', 'org.springframework.web.servlet.function'],
  },
  { kind: 'api', pattern: /^[ \t]*@(?:RestController|ResponseBody|RepositoryRestResource)\b/gm },
  { kind: 'api', pattern: /\bctx\.json\(|\bcall\.respond\(/gm },
  {
    kind: 'page',
    pattern: /^[ \t]*@Controller[ \t]*$/gm,
    using: ['org.springframework.ui', 'org.springframework.web.servlet'],
  },
  { kind: 'http-client', pattern: /^[ \t]*@FeignClient\b/gm },
  {
    kind: 'http-client',
    pattern: /^[ \t]*@(?:GET|POST|PUT|DELETE|PATCH)\([ \t]*"([^"\n]{0,200})/gm,
    using: ['retrofit'],
  },
  { kind: 'http-client', pattern: /^[ \t]*@Client\(([^)\n]{0,120})/gm, using: ['io.micronaut'] },
  {
    kind: 'gateway',
    pattern: /^[ \t]*@EnableZuulProxy\b|\bRouteLocatorBuilder\b|\bimplements[ \t]+GlobalFilter\b/gm,
  },
  { kind: 'discovery', pattern: /^[ \t]*@Enable(?:EurekaServer|EurekaClient|DiscoveryClient)\b/gm },
  { kind: 'saga', pattern: /^[ \t]*@(?:Saga|SagaEventHandler|StartSaga)\b|\bimplements[ \t]+SimpleSaga</gm },
  { kind: 'grpc-service', pattern: /^[ \t]*@G[rR][pP][cC]Service\b|\bextends[ \t]+\w{1,80}ImplBase\b/gm },
  {
    kind: 'websocket',
    pattern: /^[ \t]*@(?:ServerEndpoint|EnableWebSocketMessageBroker|EnableWebSocket|MessageMapping)\b/gm,
  },
  {
    kind: 'subscribe',
    pattern:
      /^[ \t]*@(?:RabbitListener|KafkaListener|JmsListener|StreamListener|Incoming|SqsListener)\b(?:[^"\n]{0,80}"([^"\n]{0,120})")?/gm,
  },
  {
    kind: 'publish',
    pattern:
      /\b(?:rabbitTemplate|kafkaTemplate|jmsTemplate|amqpTemplate)\.(?:convertAndSend|send)\([ \t]*"?([^",)\n]{0,120})/gim,
  },
  {
    kind: 'broker',
    pattern: /^[ \t]*@(?:EnableBinding|KafkaClient|RabbitClient|EnableJms|EnableRabbit|EnableKafka)\b/gm,
  },
  {
    kind: 'event-handler',
    pattern:
      /^[ \t]*@(?:EventListener|TransactionalEventListener|DomainEventHandler|Subscribe|ApplicationModuleListener|EventHandler|EventSourcingHandler)\b/gm,
  },
  {
    kind: 'event-raise',
    pattern:
      /\b(?:\w{0,40}[pP]ublisher|eventBus|\w{0,30}[eE]vents)\.(?:publish|publishEvent|post|emit|publishAll)\(([^)\n]{0,120})/gm,
  },
  { kind: 'event-raise', pattern: /\bregisterEvent\(|\bAggregateLifecycle\.apply\(/gm },
  {
    kind: 'mediator-send',
    pattern: /\b(?:command|query)(?:Bus|Gateway)\.(?:execute|dispatch|ask|send|query|executeCommand)\(/gm,
  },
  { kind: 'mediator', pattern: /\b(?:interface|class)[ \t]+(?:CommandBus|QueryBus|Mediator)\b/gm },
  { kind: 'command-handler', pattern: /^[ \t]*@CommandHandler\b/gm },
  { kind: 'query-handler', pattern: /^[ \t]*@QueryHandler\b/gm },
  { kind: 'job', pattern: /^[ \t]*@Scheduled\b/gm },
  { kind: 'entity', pattern: /^[ \t]*@Entity\b/gm },
  {
    kind: 'entity',
    pattern: /^[ \t]*@(?:Document|MappedEntity|TableName)\b(?:\([^"\n]{0,40}"([^"\n]{0,120}))?/gm,
  },
  {
    kind: 'entity',
    pattern: /^[ \t]*(?:data[ \t]+)?object[ \t]+(\w{1,80})[ \t]*:[ \t]*\w{0,20}Table\b/gm,
    with: ['orm'],
  },
  { kind: 'cache', pattern: /^[ \t]*@(?:Cacheable|CacheEvict|CachePut|EnableCaching|CacheResult)\b/gm },
  {
    kind: 'sql',
    pattern:
      /"[ \t]*(?:SELECT[ \t]+[\w*(][^"\n]{0,200}[ \t]FROM\b|INSERT[ \t]+INTO[ \t]|UPDATE[ \t]+[\w.]{1,80}[ \t]+SET\b|DELETE[ \t]+FROM[ \t])/gim,
    with: ['sql-library'],
  },
  {
    kind: 'specification',
    pattern: /\bimplements[ \t]+(?:\w{1,40},[ \t]*)?Specification<|\bisSatisfiedBy\(/gm,
  },
  { kind: 'container', pattern: /^[ \t]*@(?:Configuration|Module|Component\(modules)\b/gm },
  { kind: 'plugin-host', pattern: /\bServiceLoader\.load\(|\bPluginManager\b/gm },
];
