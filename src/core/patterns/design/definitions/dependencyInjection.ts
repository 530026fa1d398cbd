import type { Steps } from '../../../../base/steps.ts';
import { nameIn } from '../../../extract/shapes/operands.ts';
import type { CallFact, Operand } from '../../../model/shapes.ts';
import { define, type PatternGraph } from '../definition.ts';
import {
  ancestors,
  constructorsOf,
  delegations,
  descendants,
  flag,
  isA,
  isAbstract,
  isKin,
  upTo,
} from '../relations.ts';
import { folderOf } from '../typeNames.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { isController } from './mvc.ts';
import { bareBase, isPlainData } from './storage.ts';

type Condition = 'handedIn' | 'injected' | 'abstraction' | 'severalClients' | 'severalWired';

/** Marks on a class that a container makes, and on what it hands in. */
const MANAGED =
  /^(?:Injectable|Service|Component|Controller|RestController|Repository|Configuration|Inject|Autowired|Named|Singleton|ApplicationScoped|RequestScoped|Dependent|HiltViewModel|AndroidEntryPoint|AssistedInject|InjectConstructor|Single|Factory|injectable|singleton|autoInjectable|scoped|Autoconfigure|ApiController|Resolver|CommandHandler|QueryHandler|EventsHandler|EventHandler|JsonController|Bean|Directive|Pipe|Stateless|Resource)$/;
/** Registering with a container, in the words of the containers of our languages. */
const REGISTERS =
  /^(?:(?:Try)?Add(?:Scoped|Transient|Singleton)|bindFactory|scoped|singleton|transient|registerSingleton|registerType|RegisterType|registerClass|toClass|useClass|autowire|addScoped|addSingleton|addTransient)$/;
/** Other things are registered and bound as well. */
const MAY_REGISTER =
  /^(?:bind|instance|register\w*|Register\w*|provide\w*|Provide|Bind|to|add|set|factory|single|alias|For|Use|share|extend)$/;
const CONTAINER = /container|services|injector|binder|module|kernel|provider|locator|builder|^app$|^c$/i;
/** A factory method of a configuration, whose result the container hands in. */
const PROVIDES = /^(?:Bean|Provides|Binds|Produces|Singleton|Factory)$/;

/** Who takes what it needs from outside, who hands it in: M. Fowler, “Inversion of Control Containers and the Dependency Injection pattern” (2004). */
export const dependencyInjection = define<Condition>({
  pattern: 'Dependency Injection',
  weights: { handedIn: 2, injected: 7, abstraction: 1, severalClients: 0.5, severalWired: 0.5 },
  *find(graph) {
    const wiring = yield* wiringOf(graph);
    const places = new Map<string, number>();
    for (const { method } of wiring) {
      const place = placeOf(method);
      places.set(place, (places.get(place) ?? 0) + 1);
    }
    const taken = yield* takers(graph);
    const contained = containedIn(taken);
    for (const [service, clients] of taken) {
      yield;
      const implementations = [service, ...descendants(service)].filter(
        (each) => each.shape.abstract !== true,
      );
      const managed = clients.filter((each) => contained.has(each));
      const wired = wiring.filter(
        ({ made, handed }) =>
          clients.some((client) => made.has(client)) &&
          implementations.some((each) => handed.has(each)) &&
          !isPlainData(service),
      );
      const registered = wiring.filter(
        ({ kept }) => kept.has(service) || implementations.some((each) => kept.has(each)),
      );
      const [injector] = [...registered, ...wired];
      if (injector === undefined && managed.length === 0) continue;
      const many = wired.some(
        ({ made, handed, method }) =>
          made.size > 2 || startsProgram(method, handed) || places.get(placeOf(method))! >= SEVERAL,
      );
      yield {
        roles: [
          { role: 'Service', type: service, says: `is handed in to ${namesOf(clients)}` },
          ...clients.slice(0, 5).map((type) => ({ role: 'Client', type })),
          ...implementations
            .filter((each) => each !== service && !each.shape.name.startsWith('#'))
            .slice(0, 3)
            .map((type) => ({ role: 'Implementation', type })),
          ...(injector === undefined
            ? []
            : [{ role: 'Injector', method: injector.method, says: 'makes or registers what is handed in' }]),
        ],
        conditions: {
          handedIn: 1,
          injected: managed.length > 0 || registered.length > 0 ? 1 : many && isAbstract(service) ? 0.8 : 0.3,
          abstraction: flag(isAbstract(service) && implementations.length > 0),
          severalClients: upTo(clients.length - 1, 1),
          severalWired: flag(many || registered.length > 0),
        },
      };
    }
  },
});

/** Functions in one place that do nothing but make and hand in are one injector. */
const SEVERAL = 4;

/** Where a program starts, its parts are put together. */
function startsProgram({ shape }: MethodNode, handed: ReadonlySet<TypeNode>): boolean {
  return /^[Mm]ain$/.test(shape.name) && new Set([...handed].map((each) => each.shape.name)).size > 1;
}

function placeOf({ path, owner }: MethodNode): string {
  return owner === undefined ? folderOf(folderOf(path).slice(0, -1)) : `${path}#${owner.shape.name}`;
}

/** What a container makes: what is marked so, and all that is handed in to it, on and on. */
function containedIn(taken: ReadonlyMap<TypeNode, readonly TypeNode[]>): ReadonlySet<TypeNode> {
  const contained = new Set([...taken.values()].flat().filter(isManaged));
  for (let before = -1; before !== contained.size; ) {
    before = contained.size;
    for (const [service, clients] of taken) {
      if (!clients.some((each) => contained.has(each))) continue;
      contained.add(service);
      for (const each of descendants(service)) contained.add(each);
    }
  }
  return contained;
}

function namesOf(clients: readonly TypeNode[]): string {
  const named = clients.slice(0, 2).map(({ shape }) => shape.name);
  return clients.length > 2 ? `${named.join(', ')} and ${clients.length - 2} more` : named.join(' and ');
}

/** By service: the types whose constructor takes it and keeps it. */
function* takers(graph: PatternGraph): Steps<ReadonlyMap<TypeNode, readonly TypeNode[]>> {
  const found = new Map<TypeNode, TypeNode[]>();
  for (const client of graph.types) {
    yield;
    if (isPlainData(client) && delegations(client).length === 0 && !isManaged(client)) continue;
    for (const service of new Set(keptFrom(client))) {
      if (
        isRelated(client, service) ||
        service.shape.kind === 'enum' ||
        isPlainData(service) ||
        isMark(service)
      )
        continue;
      const list = found.get(service) ?? [];
      found.set(service, list);
      list.push(client);
    }
  }
  return found;
}

/** Nothing can be asked of it. */
function isMark(type: TypeNode): boolean {
  return (
    type.shape.kind === 'interface' &&
    [type, ...ancestors(type)].every((each) => each.methods.length + each.fields.size === 0)
  );
}

/** In Go a service often has all methods of what it asks. */
function isRelated(client: TypeNode, service: TypeNode): boolean {
  return client === service || (!client.path.endsWith('.go') && isKin(client, service));
}

function keptFrom(client: TypeNode): readonly TypeNode[] {
  const byConstructor = constructorsOf(client).flatMap(({ shape, takes }) =>
    shape.params.flatMap(({ name, type }) => {
      const kept =
        client.fields.has(name) ||
        client.fields.has(`_${name}`) ||
        shape.writes.some(({ value }) => value === `param:${name}`) ||
        shape.calls.some(({ on, args }) => on === 'super' && args.includes(`param:${name}`));
      return kept && type !== undefined ? named(type, takes.get(name)) : [];
    }),
  );
  const byMark = [...client.fields.values()].flatMap(({ shape, targets }) =>
    (shape.annotations ?? []).some(({ name }) => /^(?:Autowired|Inject|Resource|Injected|EJB)$/.test(name))
      ? named(shape.type ?? '', targets)
      : [],
  );
  return [...byConstructor, ...byMark];
}

/** What wraps another without being more. */
const WRAPPERS =
  /^(?:Arc|Box|Rc|Option|Optional|Lazy|Provider|Ref|RefCell|Mutex|RwLock|dyn|impl|mut|const|readonly|final|Annotated|Inject|unique_ptr|shared_ptr|std|Readonly|IOptions|Func|any|some|val|var|private)$/;

/** The type itself that is written, not the arguments of another: a `Users<User>` is no `User`. */
function named(written: string, targets: readonly TypeNode[] | undefined): readonly TypeNode[] {
  const words = written.match(/[A-Za-z_]\w*/g)?.filter((word) => !WRAPPERS.test(word)) ?? [];
  // A package or a namespace may stand in front.
  const head = /^[^<[(]*/.exec(
    written.replace(
      /^\W*(?:(?:Arc|Box|Rc|Option|Optional|Lazy|Provider|unique_ptr|shared_ptr|Annotated)\W+)*/,
      '',
    ),
  )![0];
  return (targets ?? []).filter(({ shape }) => shape.name === words[0] || head.includes(shape.name));
}

/** Made by a container or by the framework that routes requests to it. */
function isManaged(type: TypeNode): boolean {
  if (isController(type) || type.shape.bases.some((base) => HANDLERS.test(bareBase(base)))) return true;
  const { shape, methods } = type;
  const marks = [
    ...(shape.annotations ?? []),
    ...methods.flatMap((each) => (each.shape.kind === 'constructor' ? (each.shape.annotations ?? []) : [])),
    ...shape.fields.flatMap(({ annotations = [] }) =>
      annotations.filter(({ name }) => /^(?:Autowired|Inject)$/.test(name)),
    ),
  ];
  return marks.some(({ name }) => MANAGED.test(name));
}

const HANDLERS = /^I?(?:Request|Command|Query|Notification|Message|IntegrationEvent)Handler(?:Interface)?$/;

interface Wiring {
  readonly method: MethodNode;
  /** What it makes, and hands something to. */
  readonly made: ReadonlySet<TypeNode>;
  readonly handed: ReadonlySet<TypeNode>;
  /** What it registers with a container. */
  readonly kept: ReadonlySet<TypeNode>;
}

/** Places that make some types and hand them to others, or register them. */
function* wiringOf(graph: PatternGraph): Steps<readonly Wiring[]> {
  const makers = makersOf(graph);
  const found: Wiring[] = [];
  for (const method of [...graph.functions, ...graph.types.flatMap((type) => type.methods)]) {
    yield;
    const wiring = { method, ...wired(method, graph, makers), kept: registeredIn(method, graph) };
    if (wiring.made.size + wiring.kept.size > 0) found.push(wiring);
  }
  return found;
}

/** Functions that stand for constructors where a language has none: Go's `NewStore()`. */
function makersOf({ types }: PatternGraph): ReadonlyMap<string, readonly TypeNode[]> {
  const found = new Map<string, TypeNode[]>();
  for (const type of types) {
    if (!type.path.endsWith('.go')) continue;
    for (const { shape } of constructorsOf(type)) {
      const list = found.get(shape.name) ?? [];
      found.set(shape.name, list);
      list.push(type);
    }
  }
  return found;
}

function wired(method: MethodNode, graph: PatternGraph, makers: ReadonlyMap<string, readonly TypeNode[]>) {
  const made = new Set<TypeNode>();
  const handed = new Set<TypeNode>();
  const typeOf = (operand: Operand) => {
    const created = nameIn(operand, 'new');
    if (created !== undefined) return graph.named(created, method.path) ?? [];
    return makers.get(nameIn(operand, 'call') ?? '') ?? [];
  };
  const take = (target: TypeNode, args: readonly Operand[]) => {
    // A type that makes what it needs is no injector.
    if (method.owner === target) return;
    const given = args.flatMap(typeOf).filter((each) => !isA(each, target) && !isA(target, each));
    if (given.length === 0) return;
    made.add(target);
    for (const each of given) handed.add(each);
  };
  // A Python module runs what its names stand for.
  if (method.shape.name === '' && method.path.endsWith('.py')) return { made, handed };
  for (const { type, args } of method.shape.creates) {
    const target = graph.named(type, method.path);
    if (target !== undefined) take(target, args);
  }
  for (const { name, args } of method.shape.calls)
    for (const target of makers.get(name) ?? []) take(target, args);
  return { made, handed };
}

function registeredIn(method: MethodNode, graph: PatternGraph): ReadonlySet<TypeNode> {
  const kept = new Set<TypeNode>();
  const provides = (method.shape.annotations ?? []).some(({ name }) => PROVIDES.test(name));
  for (const each of provides ? method.returns : []) kept.add(each);
  for (const call of method.shape.calls) {
    if (!REGISTERS.test(call.name) && !(MAY_REGISTER.test(call.name) && isContainer(call, method, graph)))
      continue;
    for (const name of namesIn(call)) {
      const type = graph.named(name, method.path);
      if (type !== undefined) kept.add(type);
    }
  }
  return kept;
}

/** By what it is called on, or by the library that the file takes. */
function isContainer({ on }: CallFact, { shape, path, owner }: MethodNode, graph: PatternGraph): boolean {
  if (graph.outside(path).kinds.has('container')) return true;
  const name = nameIn(on, 'param', 'field', 'local', 'global') ?? '';
  const type =
    shape.params.find((each) => each.name === name)?.type ?? owner?.fields.get(name)?.shape.type ?? '';
  return CONTAINER.test(type === '' ? name : type);
}

/** Types that are spoken of as such, not as values. */
function namesIn({ types, args }: CallFact): readonly string[] {
  return [...(types?.match(/[A-Za-z_]\w*/g) ?? []), ...args.flatMap((each) => nameIn(each, 'type') ?? [])];
}
