import { nameIn } from '../../../extract/shapes/operands.ts';
import type { PatternGraph } from '../definition.ts';
import { constructorsOf, isA } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';
import type { Proof } from './proof.ts';

/**
 * Nobody outside can construct it, it is made in one place only, what is made is kept in a static field of its own, and that field or a
 * static method without parameters hands it out.
 */
export const singleton: Proof = {
  pattern: 'Singleton',
  *prove(graph) {
    for (const type of graph.types) {
      yield;
      if (type.shape.kind !== 'class' && type.shape.kind !== 'struct') continue;
      if (type.shape.abstract === true || type.children.length > 0 || !isClosed(type)) continue;
      const kept = keptIn(type);
      if (kept === undefined || !madeOnce(type, graph)) continue;
      const accessor = accessorOf(type, kept);
      const open = type.fields.get(kept)?.shape.visibility === undefined;
      if (accessor === undefined && !open) continue;
      yield { core: type, roles: rolesOf(type, accessor) };
    }
  },
};

function isClosed(type: TypeNode): boolean {
  const makers = constructorsOf(type);
  return makers.length > 0 && makers.every(({ shape }) => shape.visibility === 'private');
}

function keptIn(type: TypeNode): string | undefined {
  const made = `new:${type.shape.name}`;
  const fields = [...type.fields].filter(([name, { shape, many }]) => {
    if (shape.static !== true || many) return false;
    return (
      shape.value === made ||
      type.methods.some((method) =>
        method.shape.writes.some(({ field, value }) => field === name && isMade(value, type)),
      )
    );
  });
  return fields.length === 1 ? fields[0]![0] : undefined;
}

function isMade(value: string, type: TypeNode): boolean {
  const made = nameIn(value, 'new');
  return made === type.shape.name || /^(?:self|static|Self|cls)$/.test(made ?? '');
}

/** All that makes it: the initial value of a static field, or one method. */
function madeOnce(type: TypeNode, graph: PatternGraph): boolean {
  const byFields = [...type.fields.values()].filter(({ shape }) => isMade(shape.value ?? '', type)).length;
  const creators = [
    ...new Set([...graph.creators(type), ...type.methods.filter((each) => makes(each, type))]),
  ];
  const creations = creators.reduce(
    (sum, { shape }) => sum + shape.creates.filter((each) => isMade(`new:${each.type}`, type)).length,
    0,
  );
  const outside = creators.some(({ owner }) => owner === undefined || !isA(owner, type));
  return !outside && byFields + (byFields === 1 ? 0 : creations) === 1 && (byFields === 0 || creations <= 1);
}

function makes({ shape }: MethodNode, type: TypeNode): boolean {
  return shape.creates.some((each) => isMade(`new:${each.type}`, type));
}

function accessorOf(type: TypeNode, kept: string): MethodNode | undefined {
  return type.methods.find(
    ({ shape }) =>
      shape.static === true &&
      shape.kind !== 'constructor' &&
      shape.visibility === undefined &&
      shape.params.length === 0 &&
      shape.results.length > 0 &&
      shape.results.every((result) => result === `field:${kept}` || isMade(result, type)),
  );
}

function rolesOf(type: TypeNode, accessor: MethodNode | undefined) {
  return [
    { role: 'Singleton', type, says: 'is made once, by itself, and kept' },
    ...(accessor === undefined
      ? []
      : [{ role: 'Accessor', method: accessor, says: 'hands the one instance out' }]),
  ];
}
