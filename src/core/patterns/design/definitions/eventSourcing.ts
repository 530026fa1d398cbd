import { nameIn } from '../../../extract/shapes/operands.ts';
import { define, type PatternGraph } from '../definition.ts';
import { ancestors, flag, isA, isAbstract, upTo } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { isPlainData } from './storage.ts';

type Condition = 'replays' | 'appliesEach' | 'raisesToo' | 'remembersNew' | 'stored';

const APPLY =
  /^(?:_{0,2}apply|Apply|when|When|on|On|mutate|evolve|Evolve|process|handle_event)$|^_{0,2}(?:apply|when|Apply|When)[A-Z_]\w*$/;
/** Marks by which a library replays. */
const MARK = /^(?:EventSourcingHandler|EventHandler|EventSourced|Apply)$/;
const AGGREGATE =
  /^(?:AggregateRoot|EventSourcedAggregateRoot|EventSourcedAggregate|ReflectiveMutableCommandProcessingAggregate|EventSourcingAggregateRoot|SnapshotAggregateRoot|AggregateBase)$/;
const APPENDS =
  /^(?:Append(?:Async|Events?(?:Async)?|ToStream\w*)?|append_?(?:events?|to_?stream)\w*|appendEvents?|appendToStream|StartStream|writeToStream|save_events|SaveEvents\w*)$/;

/** State is what its events make of it: they are applied one after the other when it is read, and kept when it changes. */
export const eventSourcing = define<Condition>({
  pattern: 'Event Sourcing',
  weights: { replays: 4, appliesEach: 3, raisesToo: 2, remembersNew: 1, stored: 1 },
  *find(graph) {
    const stores = graph.types.filter(appends);
    for (const type of graph.types) {
      yield;
      if (type.shape.kind === 'interface' || type.children.length > 0) continue;
      const line = [type, ...ancestors(type)];
      const all = line.flatMap(({ methods }) => methods);
      const replay = all.find((method) => replays(method, all));
      const library = line.some(isOfLibrary);
      const applied = type.methods.filter((method) => isApply(method, library));
      const marked = type.methods.filter(({ shape }) =>
        (shape.annotations ?? []).some(({ name }) => MARK.test(name)),
      );
      const byLibrary = replay === undefined && library;
      const each = marked.length > 0 ? marked : applied;
      // The library's store folds a stream over the type's own methods.
      const folded =
        replay === undefined &&
        !byLibrary &&
        each.length > 1 &&
        line.some(remembers) &&
        line.some(appliesWhatIsNew);
      if (each.length === 0 || (replay === undefined && !byLibrary && !folded)) continue;
      const events = each.flatMap((method) => [...method.takes.values()].flat()).filter(isEvent);
      const said = each.some(({ shape }) => shape.params.some(({ type: written }) => written !== undefined));
      if (said && events.length === 0) continue;
      const raising = type.methods.filter(
        (method) => !each.includes(method) && raises(method, all, events, graph),
      );
      if (raising.length === 0 && !folded && !(said && replay !== undefined && line.some(remembers)))
        continue;
      yield {
        roles: [
          { role: 'Aggregate', type, says: 'is what its events make of it, applied one after the other' },
          ...(replay === undefined ? [] : [{ role: 'Replay', method: replay }]),
          ...each.slice(0, 5).map((method) => ({ role: 'Apply', method })),
          ...[...new Set([...events, ...raising.flatMap((method) => madeIn(method, graph))])]
            .filter((event) => !isAbstract(event))
            .slice(0, 5)
            .map((event) => ({ role: 'Event', type: event })),
          ...stores.slice(0, 1).map((store) => ({ role: 'Event Store', type: store })),
        ],
        conditions: {
          replays: folded ? 0.7 : 1,
          appliesEach: flag(each.length > 1 || each.some(({ shape }) => shape.branches > 1)),
          raisesToo: flag(raising.length > 0),
          remembersNew: flag(line.some(remembers)),
          stored: upTo(stores.length, 1),
        },
      };
    }
  },
});

/** A loop over a parameter that hands each item to a method of the own. */
function replays({ shape }: MethodNode, all: readonly MethodNode[]): boolean {
  if (shape.params.length === 0) return false;
  return shape.calls.some(
    ({ on, name, args, loop }) =>
      loop === true &&
      (on === 'self' || on === 'none' || on.startsWith('new:')) &&
      args.some((each) => shape.params.some((param) => each === `item:${param.name}`)) &&
      all.some((method) => method.shape.name === name && APPLY.test(name)),
  );
}

function isApply(method: MethodNode, library: boolean): boolean {
  const { shape } = method;
  return (
    shape.kind === 'method' &&
    APPLY.test(shape.name) &&
    (library || shape.writes.length > 0 || shape.branches > 0 || shape.calls.length > 0) &&
    shape.params.length > 0 &&
    shape.params.length < 3
  );
}

function isOfLibrary({ shape }: TypeNode): boolean {
  const marks = shape.annotations ?? [];
  return (
    marks.some(({ name }) => /^(?:Aggregate|EventSourced)$/.test(name)) ||
    shape.methods.some(({ annotations = [] }) =>
      annotations.some(({ name }) => name === 'EventSourcingHandler'),
    ) ||
    shape.bases.some(
      (base) =>
        AGGREGATE.test(base.replace(/[<[(].*$/s, '')) && shape.methods.some(({ name }) => APPLY.test(name)),
    )
  );
}

/** Makes an event and hands it to the own line. */
function raises(
  { shape, path }: MethodNode,
  all: readonly MethodNode[],
  events: readonly TypeNode[],
  graph: PatternGraph,
): boolean {
  if (shape.kind !== 'method' && shape.kind !== 'constructor') return false;
  const own = new Set(all.map((method) => method.shape.name));
  return shape.calls.some(
    ({ on, name, args }) =>
      (on === 'self' || on === 'none' || on === 'super' || on.startsWith('new:') || on.startsWith('type:')) &&
      (own.has(name) ||
        /^(?:apply|Apply|raise\w*|Raise\w*|RaiseEvent|record\w*|trigger_event|Enqueue|publish)$/.test(
          name,
        )) &&
      args.some((each) => {
        // What makes the event is handed over in its stead.
        if (each === 'lambda') return /event/i.test(name) && own.has(name);
        const made = graph.named(nameIn(each, 'new') ?? '', path);
        return made !== undefined && (events.length === 0 || events.some((event) => isA(made, event)));
      }),
  );
}

/** One method of the own line puts what is new into a list and applies it. */
function appliesWhatIsNew({ methods, fields }: TypeNode): boolean {
  return methods.some(({ shape }) => {
    const given = (args: readonly string[]) => args.some((each) => nameIn(each, 'param') !== undefined);
    return (
      shape.calls.some(
        ({ on, args }) => fields.get(nameIn(on, 'field') ?? '')?.many === true && given(args),
      ) &&
      shape.calls.some(
        ({ on, name, args }) => (on === 'self' || on === 'none') && APPLY.test(name) && given(args),
      )
    );
  });
}

function madeIn({ shape, path }: MethodNode, graph: PatternGraph): readonly TypeNode[] {
  return shape.calls
    .flatMap(({ args }) => args.flatMap((each) => graph.named(nameIn(each, 'new') ?? '', path) ?? []))
    .filter(isPlainData);
}

/** What happened, as data or as the abstraction of it. */
function isEvent(type: TypeNode): boolean {
  return isPlainData(type) || isAbstract(type) || type.shape.kind === 'enum';
}

/** New events wait in a list to be stored. */
function remembers({ fields, methods }: TypeNode): boolean {
  return methods.some(({ shape }) =>
    shape.calls.some(
      ({ on, args }) =>
        fields.get(nameIn(on, 'field') ?? '')?.many === true &&
        args.some((each) => nameIn(each, 'param') !== undefined),
    ),
  );
}

function appends({ methods, shape }: TypeNode): boolean {
  return (
    shape.kind !== 'enum' &&
    methods.some((method) => APPENDS.test(method.shape.name) && method.shape.params.length > 0)
  );
}
