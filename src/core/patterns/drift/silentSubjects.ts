import { nameIn } from '../../extract/shapes/operands.ts';
import type { PatternGraph } from '../design/definition.ts';
import { ancestors, descendants, isAbstract } from '../design/relations.ts';
import type { MethodNode, TypeNode } from '../design/typeNodes.ts';
import { type Drift, placeOfMethod } from './drift.ts';

const ADDS = /^(?:push|push_back|emplace_back|add|append|insert|Add|Append|addElement|<<)$/;
const REMOVES = /^(?:remove|removeAll|erase|delete|Remove|RemoveAll|removeElement|discard|clear|Clear)$/;

/** Observers are added, and nobody ever tells them anything. */
export function* silentSubjects({ types }: PatternGraph): Iterable<Drift | undefined> {
  for (const type of types) {
    yield;
    if (type.children.length + type.foreign.length > 0) continue;
    for (const [name, field] of type.fields) {
      const observer = field.targets.find(isObserver);
      if (observer === undefined || !field.many || field.shape.visibility !== 'private') continue;
      const attach = type.methods.find((method) => adds(method, name));
      if (attach === undefined || isRead(type, name)) continue;
      yield {
        pattern: 'Observer',
        role: 'Notify',
        confidence: 'likely',
        title: `${type.shape.name} takes in each ${observer.shape.name} and never tells any of them`,
        remedy: `Nothing reads \`${name}\`: whoever was added waits in vain. Call them where ${type.shape.name} changes, or take ${attach.shape.name} and the list away.`,
        evidence: [
          { path: type.path, line: field.shape.line, text: `${name} is only added to and removed from.` },
          placeOfMethod(attach, `${type.shape.name}.${attach.shape.name} adds to it.`),
        ],
      };
    }
  }
}

/** A contract to be told by, which several keep. */
function isObserver(type: TypeNode): boolean {
  const told = type.methods.filter(({ shape }) => shape.kind === 'method');
  return isAbstract(type) && told.length > 0 && descendants(type).size > 0;
}

function adds({ shape }: MethodNode, field: string): boolean {
  return (
    shape.kind === 'method' &&
    shape.calls.some(
      ({ on, name, args }) =>
        on === `field:${field}` &&
        ADDS.test(name) &&
        args.some((each) => nameIn(each, 'param') !== undefined),
    )
  );
}

/** In any way but to add to it, to take from it or to fill it anew. */
function isRead(type: TypeNode, field: string): boolean {
  const names = (operand: string) => nameIn(operand, 'field', 'item', 'part') === field;
  const all = [type, ...ancestors(type), ...descendants(type)].flatMap(({ methods }) => methods);
  return all.some(
    ({ shape }) =>
      shape.calls.some(
        ({ on, name, args }) =>
          (names(on) && !ADDS.test(name) && !REMOVES.test(name)) || args.some(names) || name === field,
      ) ||
      shape.creates.some(({ args }) => args.some(names)) ||
      [...shape.results, ...shape.loops, ...shape.tests, ...shape.absences].some(names) ||
      shape.writes.some((write) => names(write.value) || write.field === field) ||
      isClouded(shape),
  );
}

/** What is looped over or given back is not known to be something else. */
function isClouded({ loops, results }: MethodNode['shape']): boolean {
  return [...loops, ...results].some((each) => each === 'other');
}
