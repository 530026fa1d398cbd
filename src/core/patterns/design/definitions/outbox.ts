import { nameIn } from '../../../extract/shapes/operands.ts';
import { define, type PatternGraph } from '../definition.ts';
import { behaviours, flag } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { asksStore, isPlainData } from './storage.ts';

type Condition = 'keepsPayload' | 'written' | 'relayed' | 'marked' | 'named';

const TEXT =
  /^(?:string|String|str|byte\[\]|\[\]byte|Vec<u8>|bytes|json\.RawMessage|JsonNode|Value|text)\??$|json|Json|JSON/;
const TIME = /Date|Time|Instant|time\.Time|timestamp|NaiveDate/i;
const SENDS =
  /^(?:publish|Publish|send|Send|produce|Produce|dispatch|Dispatch|emit|Emit|basicPublish|enqueue|Enqueue)/;
const STORES = /^(?:add|Add|save|Save|insert|Insert|persist|Persist|append|Append)/;
/** Breaks the tie with any other row that is kept and sent. */
const NAMED = /outbox/i;
const OUTBOX_TABLE = /\boutbox/i;
/** Libraries that bring one along. */
const LIBRARY =
  /^(?:UseEntityFrameworkOutbox|AddEntityFrameworkOutbox|AddInboxStateEntity|AddOutboxMessageEntity|AddOutboxStateEntity|UseBusOutbox|addOutbox|UseInMemoryOutbox)$/;

/** What is to be sent is written as a row with the state, and sent by somebody else: C. Richardson, “Microservices Patterns” (2018). */
export const outbox = define<Condition>({
  pattern: 'Outbox',
  weights: { keepsPayload: 2, written: 3, relayed: 3, marked: 2, named: 3 },
  *find(graph) {
    const methods = [...graph.types.flatMap((type) => type.methods), ...graph.functions];
    for (const type of graph.types) {
      yield;
      if (!isRow(type)) continue;
      const writers = graph
        .creators(type)
        .filter((method) => method.owner !== type && writes(method, type, graph));
      const named = NAMED.test(type.shape.name);
      if (writers.length === 0) continue;
      const relays = methods.filter(
        (method) => method.owner !== type && !writers.includes(method) && relaysRow(method, type, graph),
      );
      const [relay] = relays;
      if (relay === undefined && !named) continue;
      yield {
        roles: [
          { role: 'Outbox Message', type, says: 'is a row that holds what is to be sent' },
          ...writers
            .slice(0, 2)
            .map((method) => ({ role: 'Writer', method, says: 'writes it in place of sending' })),
          ...(relay === undefined
            ? []
            : [{ role: 'Relay', method: relay, says: 'reads the rows and sends them' }]),
        ],
        conditions: {
          keepsPayload: 1,
          written: 1,
          relayed: flag(relay !== undefined),
          marked: flag(isMarked(type)),
          named: flag(named),
        },
      };
    }
    yield* byLibrary(methods);
  },
});

function* byLibrary(methods: readonly MethodNode[]) {
  const places = methods.filter(({ shape }) =>
    shape.calls.some(
      ({ name, text }) =>
        LIBRARY.test(name) ||
        (text !== undefined && OUTBOX_TABLE.test(text) && /^\s*(?:insert|select|update)/i.test(text)),
    ),
  );
  for (const method of places.slice(0, 5)) {
    yield {
      roles: [{ role: 'Outbox', method, says: 'keeps what is to be sent in a table of its own' }],
      conditions: { keepsPayload: 1, written: 1, relayed: 1, marked: 0, named: 1 },
    };
  }
}

/** A payload as text or bytes, what it is, and a time or a flag. */
function isRow(type: TypeNode): boolean {
  if (type.shape.kind === 'interface' || type.shape.kind === 'enum' || behaviours(type).length > 8)
    return false;
  const fields = type.shape.fields.filter((field) => field.static !== true);
  const texts = fields.filter(({ type: written }) => TEXT.test(written ?? ''));
  return (
    texts.length >= 2 &&
    fields.length <= 16 &&
    (isMarked(type) || fields.some(({ type: written }) => TIME.test(written ?? '')))
  );
}

/** When it was sent, or whether. */
function isMarked({ shape }: TypeNode): boolean {
  return shape.fields.some(
    ({ name, type = '' }) =>
      (/processed|published|sent|dispatched|delivered|relayed|completed/i.test(name) &&
        (TIME.test(type) || /bool/i.test(type))) ||
      /\w(?:State|Status)(?:Enum)?\??$/.test(type),
  );
}

function writes(method: MethodNode, row: TypeNode, graph: PatternGraph): boolean {
  const { shape, path } = method;
  const makes = shape.creates.some(({ type }) => graph.named(type, path) === row);
  const stores = shape.calls.some(
    ({ name, args }) =>
      STORES.test(name) &&
      args.some(
        (each) =>
          graph.named(nameIn(each, 'new') ?? '', path) === row ||
          method.takes.get(nameIn(each, 'param') ?? '')?.includes(row) === true,
      ),
  );
  return (makes && stores && isPlainData(row)) || (makes && asksStore(method, graph));
}

/** Speaks of the rows, or of what keeps them, and sends in a loop. */
function relaysRow(method: MethodNode, row: TypeNode, graph: PatternGraph): boolean {
  const { shape, owner, path } = method;
  const sends = shape.calls.some(({ name, on }) => SENDS.test(name) && !on.startsWith('type:'));
  if (!sends) return false;
  const spoken = [
    ...[...method.takes.values()].flat(),
    ...method.returns,
    ...shape.calls.flatMap(({ types }) =>
      (types?.match(/\w+/g) ?? []).flatMap((name) => graph.named(name, path) ?? []),
    ),
  ];
  const near = owner === undefined ? [] : [...owner.fields.values()].flatMap(({ targets }) => targets);
  const keepers = near.filter((each) =>
    each.methods.some(({ returns, takes }) => [...returns, ...[...takes.values()].flat()].includes(row)),
  );
  const loops = shape.loops.length > 0 || shape.calls.some(({ loop }) => loop === true);
  return (
    spoken.includes(row) ||
    (keepers.length > 0 && loops && shape.calls.some(({ on }) => on.startsWith('field:')))
  );
}
