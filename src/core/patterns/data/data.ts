/** How the workspace keeps its data. */
import { type PatternDefinition, pointsOf } from '../namedPattern.ts';

/** Fowler, Patterns of Enterprise Application Architecture (2002); Evans, Domain-Driven Design (2003); Young, CQRS Documents (2010). */
export const DATA: readonly PatternDefinition[] = [
  {
    name: 'orm',
    points: { orm: 1, entity: 0.5 },
    least: 1,
    needs: ({ signs }) => signs.of('orm').length > 0,
  },
  { name: 'migrations', points: { migration: 1 }, least: 1 },
  { name: 'repository', points: { 'repository-interface': 1, repository: 1 }, least: 1 },
  { name: 'unit-of-work', points: { 'unit-of-work': 1 }, least: 1 },
  {
    name: 'cqrs',
    points: { 'command-handler': 1, 'query-handler': 1, command: 0.4, query: 0.4, 'read-model': 0.4 },
    least: 2.5,
    needs: (workspace) =>
      pointsOf(workspace, { 'command-handler': 1 }) >= 1 &&
      pointsOf(workspace, { 'query-handler': 1, query: 0.5, 'read-model': 0.5 }) >= 1,
  },
  { name: 'event-sourcing', points: { 'event-store': 1 }, least: 2 },
  { name: 'outbox', points: { outbox: 1 }, least: 1 },
  { name: 'cache', points: { cache: 1, 'cache-library': 0.7 }, least: 1 },
  { name: 'specification', points: { specification: 1 }, least: 2 },
  { name: 'document-db', points: { 'document-db': 1 }, least: 1 },
  {
    name: 'raw-sql',
    points: { sql: 1, 'sql-library': 0.5 },
    least: 1.5,
    // Beside a mapper a statement or two are the exception; without one a driver is there to be spoken to.
    needs: ({ signs }) =>
      signs.of('orm').length > 0
        ? signs.files('sql').size > 3
        : signs.files('sql').size + signs.files('sql-library').size > 1,
  },
];
