import { nameIn } from '../../extract/shapes/operands.ts';
import type { Operand } from '../../model/shapes.ts';
import type { Candidate, PatternGraph } from '../design/definition.ts';
import { repository } from '../design/definitions/repository.ts';
import { asksStore, isKept } from '../design/definitions/storage.ts';
import { ancestors, descendants } from '../design/relations.ts';
import type { MethodNode, TypeNode } from '../design/typeNodes.ts';
import { type Drift, listed, nameOf, placeOfMethod, placeOfType } from './drift.ts';

/** Types that go through the repository. */
const LEAST_USERS = 3;
/** Work round it that is meant to be. */
const ASIDE = /migration|seed|fixture|factory|mapper|configuration|module|command|console|fake|test/i;

/** One type that asks the store for what all others get from the repository. */
export function* bypassedRepositories(graph: PatternGraph): Iterable<Drift | undefined> {
  for (const candidate of repository.find(graph)) {
    yield;
    const found = candidate === undefined ? undefined : repositoryOf(candidate, graph);
    if (found === undefined) continue;
    const { type, entity, users } = found;
    const line = new Set([type, ...ancestors(type), ...descendants(type)]);
    const past = graph.types
      .filter((each) => !line.has(each) && !ASIDE.test(each.path))
      .flatMap((each) =>
        each.methods.filter((method) => asksStore(method, graph) && speaksOf(method, entity, graph)),
      );
    const [one] = past;
    const owners = new Set(past.map(({ owner }) => owner));
    if (one === undefined || owners.size > 1) continue;
    yield {
      pattern: 'Repository',
      role: 'only way to the store',
      confidence: 'likely',
      title: `${nameOf(one)} asks the store for ${entity.shape.name} itself, past ${type.shape.name}`,
      remedy: `${listed(users.map(({ shape }) => shape.name))} get it from ${type.shape.name}; what is asked past it is found by nobody who changes how ${entity.shape.name} is kept. Ask ${type.shape.name}, and give it a method for this question.`,
      evidence: [
        placeOfMethod(one, `${nameOf(one)} asks the store for ${entity.shape.name}.`),
        placeOfType(type, `${type.shape.name} keeps ${entity.shape.name}.`),
        ...users.slice(0, 2).map((user) => placeOfType(user, `${user.shape.name} goes through it.`)),
      ],
    };
  }
}

function repositoryOf({ roles, conditions }: Candidate, graph: PatternGraph) {
  const type = roles.find(({ role }) => role === 'Repository')?.type;
  const entity = roles.find(({ role }) => role === 'Entity')?.type;
  if (type === undefined || entity === undefined || conditions.keeps !== 1) return undefined;
  if (!isKept(entity, graph) && conditions.named !== 1) return undefined;
  const users = [
    ...new Set(
      [type, ...descendants(type)].flatMap((each) => graph.holders(each).map(({ holder }) => holder)),
    ),
  ];
  return users.length < LEAST_USERS ? undefined : { type, entity, users };
}

/** Names the entity's type in what it asks. */
function speaksOf({ shape, path }: MethodNode, entity: TypeNode, graph: PatternGraph): boolean {
  const means = (name: string | undefined) => name !== undefined && graph.named(name, path) === entity;
  const isType = (operand: Operand) => means(nameIn(operand, 'type'));
  return shape.calls.some(
    ({ types, args }) => args.some(isType) || (types?.match(/\w+/g) ?? []).some((name) => means(name)),
  );
}
