/** Signs in declarations: what they are called, what they extend, what they offer. */
import type { SymbolFact } from '../../model/facts.ts';
import { basesOf } from './basesOf.ts';
import type { Ecosystem } from './ecosystem.ts';
import type { MakeSign } from './makeSign.ts';
import type { Sign, SignKind } from './sign.ts';
import type { Source } from './source.ts';

const TYPES: ReadonlySet<string> = new Set(['class', 'interface', 'struct', 'trait', 'type']);

interface TypeRule {
  readonly kind: SignKind;
  /** On the type's own name. */
  readonly name?: RegExp;
  /** On one of its supertypes as written. */
  readonly base?: RegExp;
  readonly path?: RegExp;
  readonly abstract?: boolean;
  /** Where a repository is something else, such as a record. */
  readonly except?: readonly Ecosystem[];
  /** Where the name means something else. */
  readonly not?: RegExp;
}

const TYPE_RULES: readonly TypeRule[] = [
  {
    kind: 'repository-interface',
    name: /(?:Repository|Repositories|Repo|Dao|DAO)(?:Interface|Port)?$|^I?Repository/,
    abstract: true,
  },
  {
    kind: 'repository',
    name: /(?:Repository|Dao|DAO)(?:Impl|Implementation|Adapter)?$/,
    not: /^(?:Repository|Dao)$/,
  },
  { kind: 'repository', base: /(?:Repository|Repo|Dao)\b/, except: ['ruby'] },
  { kind: 'unit-of-work', name: /(?:UnitOfWork|UoW)$/ },
  { kind: 'specification', name: /^\w+(?:Specification|Spec)$/, base: /Specification\b/ },
  { kind: 'specification', name: /^I?(?:Composite)?Specification$/ },
  { kind: 'outbox', name: /Outbox/ },
  { kind: 'event-store', name: /EventStore(?:Repository|Gateway|Service|DbContext)?$/ },
  { kind: 'event-store', base: /\bEventSourced\w{0,20}\b/ },
  {
    kind: 'saga',
    name: /(?:Saga|ProcessManager|ProcessHandler)(?:Manager|Orchestrator|State)?$/,
    not: /Test|^root|^watch/,
  },
  { kind: 'command-handler', name: /Command(?:Handlers?|Processor)$/ },
  { kind: 'command-handler', name: /\wHandler$/, path: /(?:^|\/)commands?\//i, not: /Event/ },
  { kind: 'query-handler', name: /Query(?:Handler|Processor)$|Finder$/, not: /^\w{0,6}Finder$/ },
  { kind: 'command-handler', base: /^(?:\w{1,40}\.)?(?:I|Base|Abstract)?CommandHandler(?:<|$)/ },
  { kind: 'query-handler', base: /^(?:\w{1,40}\.)?(?:I|Base|Abstract)?QueryHandler(?:<|$)/ },
  { kind: 'query-handler', name: /\wHandler$/, path: /(?:^|\/)quer(?:y|ies)\//i, not: /Event/ },
  { kind: 'read-model', name: /(?:ReadModel|Projection|Projector)\w{0,12}$/ },
  { kind: 'command', name: /\wCommand$/, not: /Console|Cli|Artisan/ },
  { kind: 'query', name: /\wQuer(?:y|ies)$/ },
  { kind: 'command', base: /^(?:I|Base|Abstract)?Command(?:Base)?(?:<|$)/, except: ['php'] },
  { kind: 'query', base: /^(?:I|Base|Abstract)?Query(?:Base)?(?:<|$)/ },
  {
    kind: 'event',
    name: /\wEvent$/,
    path: /(?:^|\/)(?:domain|events?|model|core|application)(?:\/|$)/i,
    not: /Handler|Integration/,
  },
  {
    kind: 'event',
    base: /\b(?:I?DomainEvent|BaseDomainEvent|DomainEventBase|BaseEvent|ApplicationEvent|DomainEvent\w{0,10})\b/,
  },
  {
    kind: 'event',
    base: /^(?:\w{1,20}\.)?Event(?:Base)?(?:<|$)/,
    except: ['script', 'native', 'go', 'swift', 'rust'],
  },
  {
    kind: 'event-handler',
    base: /\b(?:DomainEventSubscriber|EventHandler|IEventHandler|IHandle|IDomainEventHandler|I?Handles|ApplicationListener|IDomainEventSubscriber)\b/,
  },
  {
    kind: 'event-handler',
    name: /(?:DomainEventHandler|EventSubscriber|EventListener)$|On[A-Z]\w{2,60}(?:Created|Updated|Deleted|Registered)$/,
  },
  { kind: 'mediator', name: /^I?(?:Mediator|CommandBus|QueryBus|InMemory(?:Command|Query)Bus|MessageBus)$/ },
  {
    kind: 'mediator-handler',
    base: /\b(?:CommandHandler|QueryHandler|RequestHandler|ICommandHandler|IQueryHandler)\b/,
  },
  { kind: 'aggregate', base: /\bI?Aggregate(?:Root)?(?:Base)?\b/ },
  { kind: 'aggregate', name: /^Aggregate(?:Root)?(?:Base)?$/ },
  {
    kind: 'value-object',
    base: /\b(?:I?ValueObject|StringValueObject|\w{2,20}ValueObject|Enum(?:eration)?ValueObject)\b/,
  },
  { kind: 'value-object', name: /ValueObject$/ },
  { kind: 'presenter', name: /\w*Presenter(?:Impl)?$/, not: /Json|Api/ },
  { kind: 'controller', name: /Controller(?:Base)?$/, not: /(?:View|Navigation|TabBar|Table)Controller$/ },
  { kind: 'screen', name: /\w(?:Activity|Fragment|ViewModel|ViewController|Screen)$/ },
  { kind: 'use-case', name: /(?:UseCase|Interactor|Usecase)(?:Impl)?$/ },
  { kind: 'service', name: /\wService(?:Impl)?$/, not: /WebService|HttpService/ },
  { kind: 'port', name: /\wPort$/ },
  { kind: 'adapter', name: /\wAdapter$/, not: /(?:Recycler|List|Pager|Array|View)\w{0,20}Adapter$/ },
  { kind: 'cache', name: /\w(?:Cache|CacheService|CacheStore|CacheImpl)$/ },
  { kind: 'migration', base: /\b(?:Migration|MigrationInterface|AbstractMigration|BaseSchema)\b/ },
  { kind: 'websocket', base: /\bWebsocketConsumer\b|\bTextWebSocketHandler\b/ },
  {
    kind: 'plugin-host',
    name: /^(?:Plugin(?:Manager|Registry|Host|Loader|Driver|System|Container)|Extension(?:Manager|Host|Registry|Service)|(?:Input|Output|Base|Abstract|I)?Plugin(?:Context|Hooks?|Runner|Base|Interface|Info|Api|Spec|Descriptor|Wrapper)?)$/,
  },
  { kind: 'plugin', name: /\w{3,}Plugin$/ },
  { kind: 'stage', name: /\w(?:Pipeline|Stage|PipelineStep|Pass|Middleware|Transformer)$/ },
  { kind: 'validator', name: /(?:Command|Query|Request)\w{0,6}Validator$/ },
];

const CALLED =
  /^(?:execute|handle|invoke|__invoke|run|perform|call|process|Execute|Handle|ExecuteAsync|Run|perform|auth|add|load)$/;
const APPLICATION = /(?:^|\/)(?:application|use-?_?cases?|interactors?)\//i;

export function symbolSigns(source: Source, sign: MakeSign): Sign[] {
  const { path, facts, ecosystem } = source;
  const signs: Sign[] = [];
  const called = new Set(facts.symbols.filter(({ name }) => CALLED.test(name)).map((each) => each.container));
  for (const symbol of facts.symbols) {
    if (!TYPES.has(symbol.kind) || symbol.container !== undefined) continue;
    const declared = { symbol, bases: basesOf(source, symbol), path, ecosystem };
    for (const rule of TYPE_RULES)
      if (fits(rule, declared)) signs.push(sign(rule.kind, symbol.startLine, symbol.name));
    if (APPLICATION.test(path) && called.has(symbol.name) && symbol.abstract !== true)
      signs.push(sign('use-case', symbol.startLine, symbol.name));
  }
  return signs;
}

interface Declared {
  readonly symbol: SymbolFact;
  readonly bases: readonly string[];
  readonly path: string;
  readonly ecosystem: Ecosystem;
}

function fits(rule: TypeRule, { symbol, bases, path, ecosystem }: Declared): boolean {
  const { name, base, abstract, not } = rule;
  if (name !== undefined && !name.test(symbol.name)) return false;
  if (base !== undefined && !bases.some((each) => base.test(each.slice(0, 200)))) return false;
  if (rule.path !== undefined && !rule.path.test(path)) return false;
  if (not?.test(symbol.name) || rule.except?.includes(ecosystem)) return false;
  return abstract === undefined || abstract === (symbol.abstract ?? isAbstract(symbol, bases));
}

/** Python says it by a base; JavaScript and Ruby not at all. */
function isAbstract({ name }: SymbolFact, bases: readonly string[]): boolean {
  return bases.some((base) => /\bABC\b|\bProtocol\b/.test(base)) || /^Abstract[A-Z]/.test(name);
}
