/**
 * Matches of a `shapes.scm` and the text they were made over → the shapes of a file. Knows capture names, no language:
 * what stands in what is told by offsets, what a short expression means by its text (`operands.ts`).
 */
import type { FileShapes } from '../../model/shapes.ts';
import type { QueryMatch } from '../syntax.ts';
import { annotate } from './annotations.ts';
import { addBodies } from './bodies.ts';
import { declare } from './declarations.ts';
import { joinDefinitions } from './definitions.ts';
import { finishedCallable, finishedField, finishedType } from './shapeDrafts.ts';
import { sortShapeMatches } from './shapeMatches.ts';

/** A file with more of them is generated: its shapes are left out. */
const MOST_MARKS = 60_000;

const NO_SHAPES: FileShapes = { types: [], functions: [] };

export function extractShapes(matches: readonly QueryMatch[], source: string): FileShapes {
  if (matches.length === 0 || matches.length > MOST_MARKS) return NO_SHAPES;
  const marks = sortShapeMatches(matches, source);
  const declared = declare(marks, source);
  annotate(marks, declared);
  addBodies(marks, source, declared);
  joinDefinitions(declared.types.values());
  return {
    types: [...declared.types.values()]
      .filter(({ kind, methods }) => kind !== 'object' || methods.length > 0)
      .map(finishedType),
    functions: declared.functions.filter(saysSomething).map(finishedCallable),
    ...(declared.variables.size === 0
      ? {}
      : { variables: [...declared.variables.values()].map(finishedField) }),
  };
}

/** The code outside of all functions counts as one without a name, if it does anything. */
function saysSomething({
  name,
  calls,
  creates,
}: {
  name: string;
  calls: unknown[];
  creates: unknown[];
}): boolean {
  return name !== '' || calls.length + creates.length > 0;
}
