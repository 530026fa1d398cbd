import { define, type PatternGraph } from '../definition.ts';
import { flag, offered, upTo } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { messageOf, sentMessages } from './messages.ts';
import { argumentsOf, bareBase } from './storage.ts';

type Condition = 'oneMessage' | 'onlyHandler' | 'oneOfMany' | 'sent' | 'declared';

/** Interfaces and marks of the mediator libraries. */
const BASES =
  /^(?:I?(?:Request|Command|Query|StreamRequest)Handler(?:Interface|Base)?|I?AsyncRequestHandler|Command\.Handler|RequestHandlerWrapper)$/;
const MARKS = /^(?:CommandHandler|QueryHandler|AsMessageHandler|AsCommandHandler|HandlesCommand)$/;
/** Others may listen to the same. */
const EVENTS =
  /(?:Notification|Event|Message)(?:Handler|Subscriber|Listener|Consumer)(?:Interface)?$|^I?Consumer$/;
const HANDLES =
  /^(?:handle|Handle|HandleAsync|execute|Execute|ExecuteAsync|__invoke|invoke|run|call|process|Consume)$/;

/** One kind of message, one class that answers to it: G. Young, “CQRS Documents” (2010). */
export const cqrsHandler = define<Condition>({
  pattern: 'CQRS Handler',
  weights: { oneMessage: 2, onlyHandler: 2, oneOfMany: 1, sent: 3, declared: 6 },
  *find(graph) {
    const sent = sentMessages(graph);
    const handlers: Handler[] = [];
    for (const type of graph.types) {
      yield;
      handlers.push(...handlerOf(type, graph));
    }
    const byMessage = counted(handlers.map(({ message }) => message));
    const byName = counted(handlers.map(({ method }) => method.shape.name));
    for (const { type, method, message, declared } of handlers) {
      yield;
      const senders =
        message === undefined ? [] : (sent.get(message) ?? []).filter(({ owner }) => owner !== type);
      const many = byName.get(method.shape.name)! > 2;
      // An object with one method that takes an object is a use case, or anything else.
      if (!declared && (senders.length === 0 || !many)) continue;
      if (message !== undefined && byMessage.get(message)! > 1) continue;
      yield {
        roles: [
          {
            role: 'Handler',
            type,
            says:
              message === undefined ? 'handles one kind of message' : `alone handles ${message.shape.name}`,
          },
          { role: 'Handle', method },
          ...(message === undefined ? [] : [{ role: 'Message', type: message }]),
          ...senders.slice(0, 2).map((each) => ({ role: 'Sender', method: each })),
        ],
        conditions: {
          oneMessage: flag(declared || message !== undefined),
          onlyHandler: flag(byMessage.get(message) === 1 || (declared && message === undefined)),
          oneOfMany: upTo(byName.get(method.shape.name)! - 1, 2),
          sent: flag(senders.length > 0),
          declared: flag(declared),
        },
      };
    }
  },
});

interface Handler {
  readonly type: TypeNode;
  readonly method: MethodNode;
  readonly message: TypeNode | undefined;
  readonly declared: boolean;
}

function handlerOf(type: TypeNode, graph: PatternGraph): Handler[] {
  if (
    type.shape.abstract === true ||
    type.shape.kind === 'interface' ||
    type.shape.bases.some((each) => EVENTS.test(lastName(each)))
  )
    return [];
  const base = type.shape.bases.find((each) => BASES.test(lastName(each)));
  const marked = (type.shape.annotations ?? []).some(({ name }) => MARKS.test(name));
  const methods = offered(type);
  const answering = methods.find(({ shape }) => HANDLES.test(shape.name));
  const named = base === undefined ? undefined : graph.named(argumentsOf(base)[0] ?? '', type.path);
  if ((base !== undefined || marked) && answering !== undefined)
    return [{ type, method: answering, message: named ?? anyOf(answering), declared: true }];
  const marks = methods.filter(({ shape }) => (shape.annotations ?? []).some(({ name }) => MARKS.test(name)));
  if (marks.length > 0)
    return marks.slice(0, 1).map((method) => ({ type, method, message: anyOf(method), declared: true }));
  const [only, ...rest] = methods;
  const message = only === undefined || rest.length > 0 ? undefined : messageOf(only);
  return only === undefined || message === undefined || !HANDLES.test(only.shape.name)
    ? []
    : [{ type, method: only, message, declared: false }];
}

/** `Cqrs.CommandHandler<A>` and a class in a class are known by their last name. */
function lastName(base: string): string {
  const bare = bareBase(base);
  return bare.startsWith('Command.') ? bare : bare.split(/\.|::|\\/).at(-1)!;
}

function anyOf({ shape, takes }: MethodNode): TypeNode | undefined {
  return shape.params.flatMap(({ name }) => takes.get(name) ?? [])[0];
}

function counted<T>(list: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const each of list) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}
