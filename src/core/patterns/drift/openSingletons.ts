import type { PatternGraph } from '../design/definition.ts';
import { constructorsOf } from '../design/relations.ts';
import type { MethodNode, TypeNode } from '../design/typeNodes.ts';
import { type Drift, listed, nameOf, placeOfMethod, placeOfType } from './drift.ts';

/** Languages in which a constructor can be closed. */
const CLOSABLE = /\.(?:java|cs|ts|tsx|php|kt|swift|cpp|cc|cxx|h|hpp)$/;
/** Singletons of the workspace whose constructor is closed. */
const LEAST_PEERS = 2;

/** A type that keeps its one instance and hands it out, but lets others make more, where all other singletons do not. */
export function* openSingletons(graph: PatternGraph): Iterable<Drift | undefined> {
  const singletons: { readonly type: TypeNode; readonly access: MethodNode }[] = [];
  for (const type of graph.types) {
    yield;
    const access = CLOSABLE.test(type.path) ? accessOf(type) : undefined;
    if (access !== undefined) singletons.push({ type, access });
  }
  const closed = singletons.filter(({ type }) => isClosed(type));
  const open = singletons.filter(({ type }) => !isClosed(type));
  if (closed.length < LEAST_PEERS || open.length * 3 > closed.length) return;
  for (const { type, access } of open) {
    const makers = graph.creators(type).filter(({ owner }) => owner !== type);
    const [maker] = makers;
    if (maker === undefined) continue;
    yield {
      pattern: 'Singleton',
      role: 'closed construction',
      confidence: 'likely',
      title: `${type.shape.name} hands out one instance, but ${nameOf(maker) === '' ? 'other code' : nameOf(maker)} makes another`,
      remedy: `${listed(closed.map((each) => each.type.shape.name))} close their constructors, ${type.shape.name} does not: there can be two of it, with different states. Close the constructor and ask ${nameOf(access)}, or hand it in and give up the one instance.`,
      evidence: [
        placeOfType(type, `The constructor of ${type.shape.name} is open.`),
        placeOfMethod(maker, `${type.shape.name} is made here.`),
        placeOfMethod(access, `${nameOf(access)} hands out the one that is kept.`),
      ],
    };
  }
}

/** Makes the instance where there is none yet, keeps it for all, and gives it back. */
function accessOf(type: TypeNode): MethodNode | undefined {
  const kept = [...type.fields.values()].filter(
    ({ shape, targets, many }) =>
      shape.static === true && !many && targets.length === 1 && targets[0] === type,
  );
  return type.methods.find(
    ({ shape }) =>
      shape.static === true &&
      shape.params.length === 0 &&
      kept.some(
        ({ shape: field }) =>
          shape.results.includes(`field:${field.name}`) &&
          shape.writes.some(
            (write) => write.field === field.name && write.value === `new:${type.shape.name}`,
          ),
      ),
  );
}

function isClosed(type: TypeNode): boolean {
  const makers = constructorsOf(type);
  return makers.length > 0 && makers.every(({ shape }) => shape.visibility !== undefined);
}
