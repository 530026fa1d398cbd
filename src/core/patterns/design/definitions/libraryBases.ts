/** Patterns that a library's base class brings along: the type that extends it takes part by construction of the library. */
import { type Definition, define } from '../definition.ts';

interface LibraryBase {
  readonly pattern: string;
  readonly role: string;
  /** Base classes as written, without type arguments. */
  readonly bases: RegExp;
  readonly says: string;
}

const BASES: readonly LibraryBase[] = [
  {
    pattern: 'Repository',
    role: 'Repository',
    bases:
      /^(?:JpaRepository|CrudRepository|ListCrudRepository|PagingAndSortingRepository|MongoRepository|ReactiveCrudRepository|ReactiveMongoRepository|R2dbcRepository|ServiceEntityRepository|EntityRepository|DocumentRepository|PanacheRepository|PanacheRepositoryBase|CoroutineCrudRepository|ReactiveSortingRepository|CassandraRepository|Neo4jRepository|ElasticsearchRepository)$/,
    says: 'is a repository of its persistence library',
  },
  {
    pattern: 'Unit of Work',
    role: 'Unit of Work',
    bases: /^(?:DbContext|IdentityDbContext)$/,
    says: 'collects changes and saves them together by the base class of its persistence library',
  },
];

export const libraryBases: readonly Definition[] = BASES.map(({ pattern, role, bases, says }) =>
  define<'hasBase'>({
    pattern,
    weights: { hasBase: 1 },
    *find({ types }) {
      for (const type of types) {
        yield;
        const written = type.shape.bases.map((name) => name.replace(/[<[(].*$/s, '').trim());
        // The workspace's own root below the library's base is no participant.
        if (written.some((name) => bases.test(name)) && !bases.test(type.shape.name))
          yield { roles: [{ role, type, says }], conditions: { hasBase: 1 } };
      }
    },
  }),
);
