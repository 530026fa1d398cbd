import type { PatternGraph } from '../definition.ts';
import { behaviours, isA } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import type { Proof } from './proof.ts';

/** Interfaces of the languages' own, as written, and the method that moves on. */
const PROTOCOLS: readonly (readonly [RegExp, string, string | undefined])[] = [
  [/^(?:List|Primitive|OfInt)?Iterator$|^PrimitiveIterator$/, 'next', 'hasNext'],
  [/^IEnumerator$/, 'MoveNext', undefined],
  [/^(?:Seekable|Outer)?Iterator$/, 'next', 'valid'],
  [/^(?:Iterator|DoubleEndedIterator|IteratorProtocol)$/, 'next', undefined],
];

/**
 * Implements the language's own iterator over something that it holds, has a position of its own that moving on changes, and is made by the
 * aggregate, which hands it itself or what it holds.
 */
export const iterator: Proof = {
  pattern: 'Iterator',
  *prove(graph) {
    for (const type of graph.types) {
      yield;
      const next = type.shape.abstract === true ? undefined : movingOn(type);
      if (next === undefined) continue;
      const maker = makerOf(type, graph);
      if (maker?.owner === undefined) continue;
      yield {
        core: type,
        roles: [
          { role: 'Iterator', type, says: 'goes through what it is made for' },
          { role: 'Aggregate', type: maker.owner },
          { role: 'Factory', method: maker, says: 'makes the iterator over itself' },
          { role: 'Next', method: next, says: 'moves on' },
        ],
      };
    }
  },
};

function movingOn(type: TypeNode): MethodNode | undefined {
  const php = type.path.endsWith('.php');
  const loose = /\.(?:rs|swift|py)$/.test(type.path);
  if (type.path.endsWith('.py')) {
    const entry = type.methods.some(({ shape }) => shape.name === '__iter__');
    return entry ? type.methods.find(({ shape }) => shape.name === '__next__' && moves(shape)) : undefined;
  }
  for (const [base, name, more] of PROTOCOLS) {
    if (!type.foreign.some((each) => base.test(each))) continue;
    if ((more === 'valid') !== php || (more === undefined && !loose && name === 'next')) continue;
    const next = type.methods.find(({ shape }) => shape.name === name && moves(shape));
    const asks = more === undefined || type.methods.some(({ shape }) => shape.name === more);
    if (next !== undefined && asks) return next;
  }
  return undefined;
}

function moves({ writes, abstract }: MethodNode['shape']): boolean {
  return abstract !== true && writes.length > 0;
}

/** Gives it back, made of itself or of one of its fields. */
function makerOf(type: TypeNode, graph: PatternGraph): MethodNode | undefined {
  return graph.creators(type).find(({ owner, shape }) => {
    if (owner === undefined || isA(owner, type) || shape.kind === 'constructor') return false;
    // What belongs to no instance makes it over what it is given.
    if (shape.static === true) return false;
    const inner = type.shape.outer === owner.shape.name;
    const made = shape.creates.some(
      (each) =>
        each.type === type.shape.name &&
        (inner || each.args.some((arg) => arg === 'self' || arg.startsWith('field:'))),
    );
    return made && shape.results.includes(`new:${type.shape.name}`) && behaviours(owner).length > 0;
  });
}
