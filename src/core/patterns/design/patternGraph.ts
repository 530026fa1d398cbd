/** The type graph made ready for the definitions: families, holders, creators. */
import type { Steps } from '../../../base/steps.ts';
import type { Family, PatternGraph } from './definition.ts';
import { IDLE_BASE, members, operations } from './relations.ts';
import { folderOf } from './typeNames.ts';
import type { MethodNode, TypeGraph, TypeNode } from './typeNodes.ts';

export function* patternGraph(graph: TypeGraph): Steps<PatternGraph> {
  const holders = new Map<TypeNode, { holder: TypeNode; field: string }[]>();
  const creators = new Map<TypeNode, MethodNode[]>();
  const takers = new Map<TypeNode, MethodNode[]>();
  const asking = new Map<string, MethodNode[]>();
  const add = <K, V>(map: Map<K, V[]>, key: K, value: V) => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [value]);
    else list.push(value);
  };
  for (const holder of graph.types) {
    yield;
    for (const [field, { targets }] of holder.fields)
      for (const target of targets) add(holders, target, { holder, field });
  }
  for (const method of [...graph.types.flatMap((type) => type.methods), ...graph.functions]) {
    yield;
    for (const name of new Set(method.shape.creates.map(({ type }) => type))) {
      const made = graph.named(name, method.path);
      if (made !== undefined) add(creators, made, method);
    }
    for (const type of new Set([...method.takes.values()].flat())) add(takers, type, method);
    const called = method.shape.calls.filter(({ on }) => on.startsWith('param:')).map(({ name }) => name);
    for (const name of new Set(called)) add(asking, name, method);
  }
  return {
    ...graph,
    families: yield* familiesOf(graph),
    holders: (type) => holders.get(type) ?? [],
    creators: (type) => creators.get(type) ?? [],
    takers: (type) => takers.get(type) ?? [],
    askingParameters: (name) => asking.get(name) ?? [],
  };
}

function* familiesOf(graph: TypeGraph): Steps<Family[]> {
  const declared = yield* declaredFamilies(graph);
  const foreign = foreignFamilies(graph);
  return [...declared, ...foreign, ...(yield* likeFamilies(graph))];
}

function* declaredFamilies({ types }: TypeGraph): Steps<Family[]> {
  const families: Family[] = [];
  for (const base of types) {
    yield;
    const below = members(base);
    if (below.length > 0) families.push({ base, members: below, operations: operations(base) });
  }
  return families;
}

/** Types with one base from outside the workspace. */
function foreignFamilies({ types }: TypeGraph): Family[] {
  const byBase = new Map<string, TypeNode[]>();
  for (const type of types) {
    for (const name of type.foreign) {
      if (IDLE_BASE.test(name)) continue;
      const list = byBase.get(name);
      if (list === undefined) byBase.set(name, [type]);
      else list.push(type);
    }
  }
  return [...byBase.values()]
    .filter((list) => list.length > 1)
    .map((list) => ({ members: list, operations: shared(list) }));
}

function shared(types: readonly TypeNode[]): ReadonlySet<string> {
  const [first, ...rest] = types.map(operations);
  return new Set([...(first ?? [])].filter((name) => rest.every((each) => each.has(name))));
}

/** Languages in which a type need not say what it stands for. */
const LOOSE = /\.(?:js|mjs|cjs|jsx|py|rb|php)$/;

/** Types of one folder without a base that answer to the same calls. */
function* likeFamilies({ types }: TypeGraph): Steps<Family[]> {
  const groups = new Map<string, TypeNode[]>();
  for (const type of types) {
    yield;
    if (!LOOSE.test(type.path) || type.parents.length > 0 || type.shape.kind === 'interface') continue;
    for (const name of operations(type)) {
      const key = `${folderOf(type.path)}\0${name}`;
      const list = groups.get(key);
      if (list === undefined) groups.set(key, [type]);
      else list.push(type);
    }
  }
  const seen = new Set<string>();
  const families: Family[] = [];
  for (const list of groups.values()) {
    yield;
    if (list.length < 2 || list.length > 40) continue;
    const key = list.map(({ shape, path }) => `${path}#${shape.name}`).join('|');
    if (seen.has(key)) continue;
    seen.add(key);
    families.push({ members: list, operations: shared(list) });
  }
  return families;
}
