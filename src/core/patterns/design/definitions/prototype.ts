import { nameIn } from '../../../extract/shapes/operands.ts';
import { type Candidate, define } from '../definition.ts';
import { behaviours, constructorsOf, flag, isA } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';

type Condition =
  | 'makesItsLike'
  | 'fromItself'
  | 'noArguments'
  | 'severalKinds'
  | 'declaredAbove'
  | 'copies'
  | 'wraps';

const COPIES =
  /^(?:clone|copy|deepcopy|deepCopy|MemberwiseClone|structuredClone|dup|Clone|initialize_copy|__copy__|__deepcopy__|cloneNode|mutableCopy)$/;

const ON_OBJECT = /^(?:create|assign)$/;

/** A type that makes another of its own kind from itself. */
export const prototype = define<Condition>({
  pattern: 'Prototype',
  weights: {
    makesItsLike: 4,
    fromItself: 3,
    noArguments: 2,
    severalKinds: 2,
    declaredAbove: 1,
    copies: 2,
    wraps: -2,
  },
  needs: ['makesItsLike', 'fromItself', 'noArguments', 'severalKinds', 'declaredAbove'],
  isLikely({ roles }) {
    const method = roles.find(({ role }) => role === 'Clone')?.method;
    return method !== undefined && isCalledSo(method) && givesItsLike(method) && isAskedAbove(method);
  },
  *find(graph) {
    for (const type of graph.types) {
      yield;
      for (const method of behaviours(type)) {
        const found = candidate(type, method);
        if (found !== undefined) yield found;
      }
    }
  },
});

function candidate(type: TypeNode, method: MethodNode): Candidate<Condition> | undefined {
  const { shape, returns } = method;
  const like = shape.creates.filter(
    (made) =>
      made.type === type.shape.name || /^(?:self|static|Self|this\.constructor|type)$/.test(made.type),
  );
  const copies = shape.calls.some(
    ({ name, on, args }) =>
      (COPIES.test(name) || (ON_OBJECT.test(name) && on === 'type:Object')) &&
      (/^(?:self|super|none|local:|type:)/.test(on) || args.includes('self')),
  );
  if (like.length === 0 && !copies) return undefined;
  const from =
    like.some(({ args }) => args.some((arg) => arg === 'self' || nameIn(arg, 'field') !== undefined)) ||
    (copies &&
      (shape.name.startsWith('__') ||
        shape.calls.some(({ args, on }) => args.includes('self') || /^(?:self|super)$/.test(on))));
  const hasSibling = type.parents.some((parent) =>
    parent.children.some(
      (each) => each !== type && each.methods.some((other) => other.shape.name === shape.name),
    ),
  );
  const own = (result: string) => like.some((made) => result === `new:${made.type}`);
  const back =
    shape.results.some(own) ||
    (shape.results.length > 0 && copies) ||
    returns.some((each) => isA(type, each));
  return {
    roles: [
      { role: 'Concrete Prototype', type, says: 'makes another of its own kind from itself' },
      { role: 'Clone', method },
      ...type.parents.slice(0, 1).map((parent) => ({ role: 'Prototype', type: parent })),
    ],
    conditions: {
      makesItsLike: flag(back && (like.length > 0 || copies)),
      fromItself: flag(from || fieldsCopied(method)),
      noArguments: flag(shape.params.length === 0),
      severalKinds: flag(hasSibling),
      declaredAbove: flag(
        type.parents.some((parent) => parent.methods.some((other) => other.shape.name === shape.name)) ||
          type.foreign.some((name) => /Clon|Copy/.test(name)),
      ),
      copies: flag(
        copies ||
          constructorsOf(type).some(({ takes }) =>
            [...takes.values()].flat().some((each) => isA(type, each)),
          ),
      ),
      wraps: flag(
        [...type.fields.values()].some(
          ({ targets, many }) => !many && targets.some((each) => isA(type, each)),
        ),
      ),
    },
  };
}

function isCalledSo({ shape }: MethodNode): boolean {
  return /^_*(?:deep)?_?(?:clone|copy|dup)/i.test(shape.name);
}

/** A type above asks for another of its own kind, or does not say of which. */
function isAskedAbove({ shape, owner }: MethodNode): boolean {
  return (owner?.parents ?? []).some((parent) =>
    parent.methods.some(
      (each) =>
        each.shape.name === shape.name && (each.shape.returns === undefined || each.returns.includes(parent)),
    ),
  );
}

/** What it gives back is of its own kind, as far as that is declared. */
function givesItsLike({ shape, owner, returns }: MethodNode): boolean {
  if (owner === undefined) return false;
  const made = shape.results.some((result) => result === `new:${owner.shape.name}`);
  return (
    made ||
    returns.some((each) => isA(owner, each)) ||
    (shape.returns === undefined && shape.results.length > 0)
  );
}

/** Reads several own fields while it makes the other. */
function fieldsCopied({ shape }: MethodNode): boolean {
  return shape.calls.filter(({ args }) => args.some((arg) => nameIn(arg, 'field') !== undefined)).length >= 1;
}
