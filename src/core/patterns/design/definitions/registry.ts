import { nameIn } from '../../../extract/shapes/operands.ts';
import { define } from '../definition.ts';
import { flag, isAbstract } from '../relations.ts';
import type { MethodNode } from '../typeNodes.ts';

type Condition = 'keepsByKey' | 'registers' | 'resolves' | 'valuesVary';

const PUT = /^(?:\[\]=|put|set|Add|add|TryAdd|insert|store|emplace)$/;
const GET = /^(?:\[\]|get|Get|fetch|find|at|TryGetValue|getOrDefault)$/;

/** A store of things that others put in under a key and ask for by it. */
export const registry = define<Condition>({
  pattern: 'Registry',
  weights: { keepsByKey: 1, registers: 2, resolves: 2, valuesVary: 3 },
  *find({ types }) {
    for (const type of types) {
      yield;
      for (const [name, field] of type.fields) {
        if (!field.keyed) continue;
        const register = type.methods.find((method) => asks(method, name, PUT, 2));
        const resolve = type.methods.find((method) => method !== register && hands(method, name));
        if (register === undefined || resolve === undefined) continue;
        const kept = field.targets.find(isAbstract) ?? field.targets[0];
        yield {
          roles: [
            { role: 'Registry', type, says: 'keeps what is registered under a key' },
            { role: 'Register', method: register },
            { role: 'Resolve', method: resolve },
            ...(kept === undefined ? [] : [{ role: 'Registered', type: kept }]),
          ],
          conditions: {
            keepsByKey: 1,
            registers: 1,
            resolves: 1,
            valuesVary: flag(kept !== undefined && isAbstract(kept)),
          },
        };
      }
    }
  },
});

function asks({ shape }: MethodNode, field: string, names: RegExp, params: number): boolean {
  return shape.calls.some(
    ({ on, name, args }) =>
      on === `field:${field}` &&
      names.test(name) &&
      args.filter((each) => nameIn(each, 'param') !== undefined).length >= params,
  );
}

function hands(method: MethodNode, field: string): boolean {
  const { results, kind } = method.shape;
  if (kind === 'constructor' || results.length === 0) return false;
  return results.includes(`item:${field}`) || asks(method, field, GET, 1);
}
