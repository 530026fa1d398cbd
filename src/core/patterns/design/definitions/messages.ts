/** Messages as objects, who makes them and who sends them off: what CQRS Handler, Saga and Event Sourcing have in common. */
import { nameIn } from '../../../extract/shapes/operands.ts';
import type { PatternGraph } from '../definition.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import { isPlainData } from './storage.ts';

/** Of a bus, a mediator, a queue. */
const SENDS =
  /^(?:send\w*|Send\w*|dispatch\w*|Dispatch\w*|execute\w*|Execute\w*|publish\w*|Publish\w*|ask|handle|Handle|query|command|emit|Emit|apply|raise\w*|Raise\w*|Query|ExecuteCommandAsync|fire|tell|record|enqueue\w*|Enqueue\w*)$/;

/** Types that are made and handed to what sends them, with the methods that do so. */
export function sentMessages(graph: PatternGraph): ReadonlyMap<TypeNode, readonly MethodNode[]> {
  const known = cache.get(graph);
  if (known !== undefined) return known;
  const found = new Map<TypeNode, MethodNode[]>();
  for (const method of [...graph.types.flatMap((type) => type.methods), ...graph.functions]) {
    for (const { name, args } of method.shape.calls) {
      if (!SENDS.test(name)) continue;
      for (const arg of args) {
        const made = graph.named(nameIn(arg, 'new') ?? '', method.path);
        const given = made ?? only(method.takes.get(nameIn(arg, 'param') ?? ''));
        if (given === undefined || !isPlainData(given)) continue;
        const list = found.get(given) ?? [];
        found.set(given, list);
        list.push(method);
      }
    }
  }
  cache.set(graph, found);
  return found;
}

const cache = new WeakMap<PatternGraph, ReadonlyMap<TypeNode, readonly MethodNode[]>>();

function only(types: readonly TypeNode[] | undefined): TypeNode | undefined {
  return types?.length === 1 ? types[0] : undefined;
}

/** The one message that a method is about. */
export function messageOf({ shape, takes }: MethodNode): TypeNode | undefined {
  if (shape.kind === 'constructor' || shape.params.length === 0 || shape.params.length > 3) return undefined;
  const given = shape.params.flatMap(({ name }) => (takes.get(name) ?? []).slice(0, 1));
  const [first, ...rest] = given.filter(isPlainData);
  return rest.length === 0 ? first : undefined;
}
