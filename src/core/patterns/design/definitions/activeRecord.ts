import { define, type PatternGraph } from '../definition.ts';
import { ancestors, flag } from '../relations.ts';
import type { TypeNode } from '../typeNodes.ts';
import { ASKED, asksStore, bareBase, isKept, isOutside } from './storage.ts';

type Condition = 'savesItself' | 'holdsData' | 'findsItself';

/** Bases that bring finding and saving along, by the library that they are of. */
const BASES: readonly { readonly base: RegExp; readonly from?: RegExp }[] = [
  {
    base: /^(?:ActiveRecord::Base|ApplicationRecord|models\.Model|db\.Model|PanacheEntity|PanacheEntityBase)$/,
  },
  {
    base: /^(?:Model|Authenticatable|Pivot|BaseEntity|Document|DynamicDocument|AbstractUser|AbstractBaseUser|GeoModel)$/,
    from: /^django\.(?:db|contrib\.(?:auth|gis))|^Illuminate[\\.](?:Database|Foundation)|^(?:sequelize|objection|peewee|tortoise|mongoengine|orator|pony)\b|^sequelize-typescript|^typeorm|^@adonisjs|^FluentKit|^Fluent$|^io\.ebean|^com\.orm|^org\.javalite/,
  },
];

/** A row that finds, saves and removes itself: M. Fowler, “Patterns of Enterprise Application Architecture” (2002). */
export const activeRecord = define<Condition>({
  pattern: 'Active Record',
  weights: { savesItself: 6, holdsData: 1, findsItself: 1 },
  *find(graph) {
    for (const type of graph.types) {
      yield;
      if (isRoot(type, graph)) continue;
      const line = [type, ...ancestors(type)];
      const byLibrary = line.some((each) => extendsRecord(each, graph));
      const byOwn = !byLibrary && isKept(type, graph) && line.some((each) => savesItself(each, graph));
      if (!byLibrary && !byOwn) continue;
      yield {
        roles: [
          {
            role: 'Active Record',
            type,
            says: byLibrary
              ? 'saves and finds itself by the base class of its persistence library'
              : 'hands itself to the store to be saved',
          },
        ],
        conditions: {
          savesItself: 1,
          holdsData: flag(type.fields.size > 0 || byLibrary),
          findsItself: flag(byLibrary || line.some((each) => findsItself(each, graph))),
        },
      };
    }
  },
});

function extendsRecord(type: TypeNode, graph: PatternGraph): boolean {
  return type.shape.bases.some((written) => {
    const name = bareBase(written).replace(/^\\/, '');
    return BASES.some(
      ({ base, from }) =>
        base.test(name) &&
        (from === undefined || graph.outside(type.path).names.some((each) => from.test(each))),
    );
  });
}

/** What the records of the workspace extend is none itself. */
function isRoot({ shape, children }: TypeNode, { types }: PatternGraph): boolean {
  if (shape.kind === 'interface' || BASES.some(({ base }) => base.test(shape.name))) return true;
  return types.length > 0 && children.length > 0 && (shape.abstract === true || shape.fields.length === 0);
}

function savesItself(type: TypeNode, graph: PatternGraph): boolean {
  return type.methods.some(
    (method) =>
      method.shape.kind === 'method' &&
      asksStore(method, graph) &&
      method.shape.calls.some(
        (call) =>
          call.args.includes('self') &&
          ASKED.test(call.name) &&
          !call.on.startsWith('call:') &&
          isOutside(call, method),
      ),
  );
}

function findsItself(type: TypeNode, graph: PatternGraph): boolean {
  return type.methods.some((method) => method.shape.static === true && asksStore(method, graph));
}
