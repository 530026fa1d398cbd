import { nameIn } from '../../../extract/shapes/operands.ts';
import { define } from '../definition.ts';
import { flag } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';

type Condition = 'takesOut' | 'givesBack' | 'makes' | 'sameKind';

const OUT =
  /^(?:pop|shift|poll|pollFirst|remove|removeFirst|removeLast|Pop|Dequeue|TryTake|TryPop|pop_front|pop_back|array_pop|array_shift|popleft)$/;
const IN =
  /^(?:push|push_back|unshift|add|append|offer|Push|Enqueue|Add|addFirst|addLast|array_push|release|<<)$/;

/** Instances taken from a store, made where there are none, and given back to it. */
export const objectPool = define<Condition>({
  pattern: 'Object Pool',
  weights: { takesOut: 2, givesBack: 2, makes: 2, sameKind: 3 },
  *find(graph) {
    for (const type of graph.types) {
      yield;
      for (const [name, field] of type.fields) {
        if (!field.many) continue;
        const acquire = type.methods.find((method) => takesOut(method, name));
        const release = type.methods.find((method) => givesBack(method, name));
        if (acquire === undefined || release === undefined || acquire === release) continue;
        const made = madeBy(type, acquire, graph.named);
        if (made === undefined) continue;
        yield {
          roles: [
            { role: 'Object Pool', type, says: 'makes instances, hands them out and takes them back' },
            { role: 'Pooled', type: made },
            { role: 'Acquire', method: acquire },
            { role: 'Release', method: release },
          ],
          conditions: {
            takesOut: 1,
            givesBack: 1,
            makes: 1,
            sameKind: flag(field.targets.includes(made) || [...release.takes.values()].flat().includes(made)),
          },
        };
      }
    }
  },
});

function takesOut({ shape }: MethodNode, field: string): boolean {
  const taken = shape.calls.some(({ on, name }) => on === `field:${field}` && OUT.test(name));
  return taken && shape.kind === 'method' && shape.results.length > 0;
}

function givesBack({ shape }: MethodNode, field: string): boolean {
  return (
    shape.kind === 'method' &&
    shape.calls.some(
      ({ on, name, args }) =>
        on === `field:${field}` && IN.test(name) && args.some((each) => nameIn(each, 'param') !== undefined),
    )
  );
}

/** Made on the way out, or ahead at construction; a stack or a queue makes nothing. */
function madeBy(
  type: TypeNode,
  acquire: MethodNode,
  named: (name: string, path: string) => TypeNode | undefined,
): TypeNode | undefined {
  const makers = type.methods.filter((method) => method === acquire || method.shape.kind === 'constructor');
  return makers
    .flatMap(({ shape, path }) => shape.creates.map((each) => named(each.type, path)))
    .find((made) => made !== undefined && made !== type);
}
