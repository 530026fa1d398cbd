import { nameIn } from '../../../extract/shapes/operands.ts';
import { type Candidate, define, type PatternGraph } from '../definition.ts';
import { delegations, flag, isEntry, isKin, offered, share, upTo } from '../relations.ts';
import type { TypeNode } from '../typeNodes.ts';
import { knows } from './families.ts';

type Condition =
  | 'severalSubsystems'
  | 'joinsThem'
  | 'standsAlone'
  | 'unknownToThem'
  | 'makesThem'
  | 'concrete'
  | 'unrelated'
  | 'littleOwn';

/** One simple door to several types that do not know it. */
export const facade = define<Condition>({
  pattern: 'Facade',
  weights: {
    severalSubsystems: 4,
    joinsThem: 3,
    standsAlone: 2,
    unknownToThem: 2,
    makesThem: 1,
    concrete: 1,
    unrelated: 1,
    littleOwn: 1,
  },
  *find(graph) {
    for (const type of graph.types) {
      yield;
      const found = candidate(type, graph);
      if (found !== undefined) yield found;
    }
  },
});

function candidate(type: TypeNode, graph: PatternGraph): Candidate<Condition> | undefined {
  if (type.shape.kind === 'interface' || isEntry(type)) return undefined;
  const held = [...type.fields.values()]
    .filter(({ many }) => !many)
    .flatMap(({ targets }) => targets.slice(0, 1));
  const made = type.methods.flatMap(({ shape, path }) =>
    shape.creates.flatMap((each) => graph.named(each.type, path) ?? []),
  );
  const subsystems = [...new Set([...held, ...made])].filter((each) => each !== type && !isKin(each, type));
  if (subsystems.length < 2) return undefined;
  const asked = offered(type).filter((method) => targetsAsked(method, type).size >= 2);
  if (asked.length === 0) return undefined;
  return {
    roles: [
      { role: 'Facade', type, says: 'joins several types behind a few calls' },
      ...subsystems.slice(0, 8).map((each) => ({ role: 'Subsystem', type: each })),
    ],
    conditions: {
      severalSubsystems: upTo(subsystems.length - 1, 2),
      joinsThem: share(asked.length, Math.min(1, offered(type).length)),
      standsAlone: flag(type.parents.length === 0 && type.children.length === 0 && type.foreign.length === 0),
      unknownToThem: flag(subsystems.every((each) => !knows(each, type))),
      makesThem: flag(made.some((each) => subsystems.includes(each))),
      concrete: share(subsystems.filter(({ shape }) => shape.abstract !== true).length, subsystems.length),
      unrelated: flag(
        !subsystems.some((each) => subsystems.some((other) => each !== other && isKin(each, other))),
      ),
      littleOwn: share(
        delegations(type).length,
        Math.max(1, type.methods.flatMap(({ shape }) => shape.calls).length),
      ),
    },
  };
}

/** What a method asks, by the field or the type it is made of. */
function targetsAsked({ shape }: TypeNode['methods'][number], type: TypeNode): ReadonlySet<string> {
  const asked = shape.calls.flatMap(({ on }) => {
    const field = nameIn(on, 'field');
    if (field !== undefined) return type.fields.has(field) ? [field] : [];
    return nameIn(on, 'new', 'type') ?? [];
  });
  return new Set(asked);
}
