/** Sorts the matches of a `shapes.scm` by what they are about; knows capture names (grammars/README.md), no language. */
import type { QueryMatch } from '../syntax.ts';
import { Piece } from './piece.ts';

/** Subjects of a pattern: the capture that names the whole construct. */
const SUBJECTS = [
  'type',
  'field',
  'method',
  'parameter',
  'lambda',
  'local',
  'call',
  'create',
  'write',
  'return',
  'loop',
  'branch',
  'throw',
  'yield',
  'annotation',
  'access',
] as const;

const PARTS = [
  'type.name',
  'type.base',
  'type.abstract',
  'field.name',
  'field.type',
  'field.value',
  'method.name',
  'method.owner',
  'method.self',
  'method.returns',
  'parameter.name',
  'parameter.type',
  'lambda.parameter',
  'local.name',
  'local.type',
  'local.value',
  'call.callee',
  'call.on',
  'call.arguments',
  'create.type',
  'create.arguments',
  'write.target',
  'write.value',
  'return.value',
  'loop.over',
  'loop.variable',
  'branch.on',
  'annotation.name',
  'annotation.arguments',
  'access.scope',
  'access.name',
] as const;

/** Capture names that carry a meaning; a query with any other is refused by a test. */
export const SHAPE_CAPTURES: readonly string[] = [...SUBJECTS, ...PARTS];

export type Subject = (typeof SUBJECTS)[number];
export type Part = (typeof PARTS)[number];

/** One construct: what several patterns say of the same stretch of text is put together. */
export class Mark extends Piece {
  readonly parts: Map<Part, Piece[]> = new Map();
  readonly set: Record<string, string> = {};
}

export type Marks = Readonly<Record<Subject, Mark[]>>;

const SUBJECT_NAMES: ReadonlySet<string> = new Set(SUBJECTS);

/** More than the offsets in any file that is read: a start and an end make one number. */
const LONGEST_FILE = 2 ** 26;

/** @param source the text that the matches were made over. @returns each list in the order of the file, outer before inner. */
export function sortShapeMatches(matches: readonly QueryMatch[], source: string): Marks {
  const marks = Object.fromEntries(SUBJECTS.map((name) => [name, new Map<number, Mark>()]));
  for (const { captures, setProperties } of matches) {
    const subject = captures.find(({ name }) => SUBJECT_NAMES.has(name));
    if (subject === undefined) continue;
    const mark = markOf(new Mark(subject.node, source), marks[subject.name]!);
    for (const { name, node } of captures)
      if (name !== subject.name) addPart(mark, name as Part, new Piece(node, source));
    Object.assign(mark.set, setProperties);
  }
  const sorted = Object.entries(marks).map(([name, list]) => [name, inOrder([...list.values()])]);
  return Object.fromEntries(sorted) as Marks;
}

function inOrder(marks: Mark[]): Mark[] {
  return marks.sort((a, b) => a.start - b.start || b.end - a.end);
}

function markOf(mark: Mark, known: Map<number, Mark>): Mark {
  const key = mark.start * LONGEST_FILE + mark.end;
  const before = known.get(key);
  if (before === undefined) known.set(key, mark);
  return before ?? mark;
}

function addPart({ parts }: Mark, name: Part, piece: Piece): void {
  const pieces = parts.get(name);
  if (pieces === undefined) parts.set(name, [piece]);
  else if (!pieces.some(({ start }) => start === piece.start)) pieces.push(piece);
}
