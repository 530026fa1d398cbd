import { nameIn } from '../../../extract/shapes/operands.ts';
import type { CallFact } from '../../../model/shapes.ts';
import { define, type PatternGraph } from '../definition.ts';
import { ancestors, flag, isKin, upTo } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';

type Condition = 'keepsByKey' | 'valuesVary' | 'reachable' | 'askedInUse' | 'severalAsk';

/** What containers of other people are asked for. */
const CONTAINER =
  /\b(?:IServiceProvider|ServiceProvider|ContainerInterface|ServiceContainer|ApplicationContext|BeanFactory|ServiceLocator|IComponentContext|ILifetimeScope|ModuleRef|Injector|ServiceManager|Container)\b/;
const LOOKUP =
  /^(?:GetService|GetRequiredService|GetServices|get|getBean|getInstance|GetInstance|Resolve|resolve|make|getService|lookup|locate|find)$/;
const GLOBAL =
  /^(?:ServiceLocator|Locator|GetIt|KoinJavaComponent|ContextRegistry|Ioc|IoC|SpringContextUtil)$/;

/** Services are asked for by name or type at the place and time of use: M. Fowler (2004), as the alternative to injection. */
export const serviceLocator = define<Condition>({
  pattern: 'Service Locator',
  weights: { keepsByKey: 1, valuesVary: 2, reachable: 2, askedInUse: 4, severalAsk: 2 },
  *find(graph) {
    yield* ownLocators(graph);
    yield* foreignLocators(graph);
  },
});

function* ownLocators(graph: PatternGraph) {
  const askers = askersByType(graph);
  for (const type of graph.types) {
    yield;
    for (const [name, field] of type.fields) {
      if (!field.keyed || field.many === false) continue;
      const lookup = type.methods.find((method) => hands(method, name));
      if (lookup === undefined) continue;
      const asking = [...new Set(askers(type, lookup))].filter(({ owner }) => owner !== type);
      const services = field.targets.filter((each) => each !== type);
      const clients = new Set(asking.map(({ owner }) => owner ?? 'a function'));
      const keys = new Set(asking.flatMap((method) => keysOf(method, lookup)));
      const loose = LOOSE.test(field.shape.type ?? '') || keys.size > 1;
      const varied = services.some((each) => services.some((other) => !isKin(each, other)));
      const reachable = lookup.shape.static === true || field.shape.static === true || isShared(type);
      if (!reachable || asking.length === 0 || !(loose || varied)) continue;
      yield {
        roles: [
          {
            role: 'Service Locator',
            type,
            says: 'keeps services by key, and is asked for them where they are used',
          },
          { role: 'Lookup', method: lookup },
          ...services.slice(0, 3).map((each) => ({ role: 'Service', type: each })),
          ...[...clients]
            .slice(0, 4)
            .flatMap((each) => (typeof each === 'string' ? [] : [{ role: 'Client', type: each }])),
        ],
        conditions: {
          keepsByKey: 1,
          valuesVary: varied || keys.size > 1 ? 1 : 0.5,
          reachable: flag(reachable),
          askedInUse: flag(asking.some((method) => usesAnswer(method, lookup))),
          severalAsk: upTo(clients.size - 1, 1),
        },
      };
    }
  }
}

/** Says nothing of what is in it. */
const LOOSE =
  /,\s*(?:object|Object|any|unknown|interface\{\}|dynamic|Any|mixed|AnyObject|\?)>|\](?:any|interface\{\})$|:\s*Any\]$/;

/** What they ask for, by name or by type. */
function keysOf({ shape }: MethodNode, lookup: MethodNode): readonly string[] {
  return shape.calls.flatMap(({ name, text, types, args }) => {
    const key = types ?? text ?? args.find((each) => each.startsWith('type:'));
    return name === lookup.shape.name && key !== undefined ? [key] : [];
  });
}

function hands({ shape }: MethodNode, field: string): boolean {
  if (shape.kind === 'constructor' || shape.params.length === 0) return false;
  return (
    shape.results.includes(`item:${field}`) ||
    (shape.results.length > 0 &&
      shape.calls.some(
        ({ on, name, args }) =>
          on === `field:${field}` &&
          /^(?:\[\]|get|Get|fetch|at|TryGetValue)$/.test(name) &&
          args.some((each) => nameIn(each, 'param') !== undefined),
      ))
  );
}

function isShared({ fields, shape }: TypeNode): boolean {
  return [...fields.values()].some(
    (field) => field.shape.static === true && field.shape.type?.includes(shape.name) === true,
  );
}

/** Methods that ask the type itself, or its one instance. */
function askersByType({ types, functions }: PatternGraph) {
  const byName = new Map<string, { readonly method: MethodNode; readonly call: CallFact }[]>();
  for (const method of [...types.flatMap((type) => type.methods), ...functions]) {
    for (const call of method.shape.calls) {
      const list = byName.get(call.name) ?? [];
      byName.set(call.name, list);
      list.push({ method, call });
    }
  }
  return (type: TypeNode, { shape }: MethodNode) =>
    (byName.get(shape.name) ?? [])
      .filter(({ call }) => {
        const on = nameIn(call.on, 'type', 'local', 'field');
        return on === type.shape.name || call.on === 'call:getInstance' || call.on === 'call:instance';
      })
      .map(({ method }) => method);
}

/** What is found is asked there, and not only handed on. */
function usesAnswer({ shape }: MethodNode, { shape: lookup }: MethodNode): boolean {
  return (
    shape.calls.some(({ on }) => on === `call:${lookup.name}`) ||
    shape.writes.some(({ value }) => value === `call:${lookup.name}`)
  );
}

/** A type that keeps somebody else's container and asks it while it works. */
function* foreignLocators(graph: PatternGraph) {
  for (const type of graph.types) {
    yield;
    if (
      [type, ...ancestors(type)].some(
        ({ shape }) => WIRES.test(shape.name) || shape.bases.some((base) => WIRES.test(base)),
      )
    )
      continue;
    const asking = type.methods.filter((method) => asksContainer(type, method, graph));
    const [first] = asking;
    if (first === undefined) continue;
    const used = asking.filter(
      ({ shape }) =>
        shape.calls.some(({ on }) => LOOKUP.test(nameIn(on, 'call') ?? '')) ||
        shape.calls.some(({ on }) => on.startsWith('local:')),
    );
    yield {
      roles: [
        { role: 'Client', type, says: 'asks a container for what it needs while it works' },
        ...asking.slice(0, 4).map((method) => ({ role: 'Lookup', method })),
      ],
      conditions: {
        keepsByKey: 1,
        valuesVary: flag(asking.length > 1 || servicesOf(first).length > 0),
        reachable: flag(asking.some((method) => isKeptContainer(type, method) || isGlobal(method))),
        askedInUse: flag(used.length > 0),
        severalAsk: upTo(asking.length - 1, 1),
      },
    };
  }
}

/** Where wiring is the work, a container may be asked. */
const WIRES =
  /Factory|Provider|Container|Module|Configur|Startup|Program|Bootstrap|Registr|Resolver|Locator|Injector|Extensions?$|Context$|Kernel|Application$|Builder|Setup|Seed|Test|Fixture/i;

function asksContainer(type: TypeNode, method: MethodNode, graph: PatternGraph): boolean {
  const { shape } = method;
  if (shape.kind === 'constructor') return false;
  return shape.calls.some((call) => LOOKUP.test(call.name) && isContainer(type, method, call, graph));
}

function isContainer(
  type: TypeNode,
  { shape, takes }: MethodNode,
  { on, types, args }: CallFact,
  graph: PatternGraph,
): boolean {
  const global = nameIn(on, 'type') ?? '';
  if (GLOBAL.test(global)) return graph.named(global, type.path) === undefined;
  const name = nameIn(on, 'field', 'param');
  if (name === undefined) return false;
  const written = on.startsWith('field:')
    ? type.fields.get(name)?.shape.type
    : shape.params.find((each) => each.name === name)?.type;
  if (written === undefined || !CONTAINER.test(written)) return false;
  // One of the workspace's own of that name is told by what it does.
  if ((takes.get(name) ?? type.fields.get(name)?.targets ?? []).length > 0) return false;
  return (
    types !== undefined ||
    args.some((each) => each.startsWith('type:') || each === 'text') ||
    graph.types.length === 0
  );
}

function isKeptContainer(type: TypeNode, { shape }: MethodNode): boolean {
  return shape.calls.some(
    ({ on, name }) =>
      LOOKUP.test(name) && CONTAINER.test(type.fields.get(nameIn(on, 'field') ?? '')?.shape.type ?? ''),
  );
}

function isGlobal({ shape }: MethodNode): boolean {
  return shape.calls.some(({ on }) => GLOBAL.test(nameIn(on, 'type') ?? ''));
}

function servicesOf({ shape }: MethodNode): readonly string[] {
  return shape.calls
    .flatMap(({ name, types, args }) =>
      LOOKUP.test(name) ? [types ?? args.find((each) => each.startsWith('type:')) ?? ''] : [],
    )
    .filter((each) => each !== '');
}
