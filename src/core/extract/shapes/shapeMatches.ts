/** Sorts the matches of a `shapes.scm` by what they are about; knows capture names (grammars/README.md), no language. */
import type { QueryMatch, SyntaxNode } from '../syntax.ts';

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

/** One construct: what several patterns say of the same node is put together. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly node: SyntaxNode;
  readonly parts: Map<Part, SyntaxNode[]>;
  readonly set: Record<string, string>;
}

export type Marks = Readonly<Record<Subject, Mark[]>>;

const SUBJECT_NAMES: ReadonlySet<string> = new Set(SUBJECTS);

/** Each list in the order of the file, outer before inner. */
export function sortShapeMatches(matches: readonly QueryMatch[]): Marks {
  const byNode = new Map<string, Mark>();
  const marks = Object.fromEntries(SUBJECTS.map((name) => [name, [] as Mark[]])) as Record<Subject, Mark[]>;
  for (const { captures, setProperties } of matches) {
    const subject = captures.find(({ name }) => SUBJECT_NAMES.has(name));
    if (subject === undefined) continue;
    const mark = markOf(subject.name as Subject, subject.node, byNode, marks);
    for (const { name, node } of captures) if (name !== subject.name) addPart(mark, name as Part, node);
    Object.assign(mark.set, setProperties);
  }
  for (const list of Object.values(marks)) list.sort((a, b) => a.start - b.start || b.end - a.end);
  return marks;
}

function markOf(subject: Subject, node: SyntaxNode, known: Map<string, Mark>, marks: Marks): Mark {
  const start = node.startIndex;
  const end = node.endIndex;
  const key = `${subject} ${start} ${end}`;
  let mark = known.get(key);
  if (mark === undefined) {
    mark = { start, end, node, parts: new Map(), set: {} };
    known.set(key, mark);
    marks[subject].push(mark);
  }
  return mark;
}

function addPart({ parts }: Mark, name: Part, node: SyntaxNode): void {
  const nodes = parts.get(name);
  if (nodes === undefined) parts.set(name, [node]);
  else if (!nodes.some(({ startIndex }) => startIndex === node.startIndex)) nodes.push(node);
}
