/** Signs: small facts about one place in the workspace that patterns are told from. */
import type { Evidence } from '../../model/finding.ts';

/** What a place shows; `SIGN_TEXT` says it in words. */
export type SignKind = keyof typeof SIGN_TEXT;

export interface Sign extends Evidence {
  readonly kind: SignKind;
  /** Library, route, topic or name that it is about. */
  readonly detail?: string;
}

/** What to see at the place; the code itself follows after a colon. */
export const SIGN_TEXT = {
  // Communication.
  route: 'handles a route',
  api: 'answers as an interface for programs',
  'http-client': 'calls over HTTP',
  page: 'renders a page on the server',
  template: 'is a page template filled on the server',
  grpc: 'uses gRPC',
  'grpc-service': 'declares a gRPC service',
  'graphql-server': 'serves GraphQL',
  'graphql-client': 'asks through GraphQL',
  websocket: 'keeps a WebSocket open',
  broker: 'uses a message broker',
  publish: 'sends to a message broker',
  subscribe: 'receives from a message broker',
  mediator: 'uses an in-process mediator',
  'mediator-request': 'is a request to the mediator',
  'mediator-handler': 'handles a mediated request',
  'mediator-send': 'sends through the mediator',
  'event-library': 'uses in-process events',
  event: 'is an event of the domain',
  'event-raise': 'raises an event',
  'event-handler': 'handles an event',
  gateway: 'routes requests on to other services',
  discovery: 'finds services by name at run time',
  saga: 'coordinates a saga',
  store: 'keeps state in a one-way store',
  reducer: 'reduces actions to state',
  dispatch: 'dispatches an action',
  rpc: 'calls procedures remotely',
  job: 'runs on a schedule or as a background job',
  // Data.
  orm: 'maps objects to tables',
  entity: 'is an entity kept in a table',
  migration: 'is a schema migration',
  'repository-interface': 'is the interface of a repository',
  repository: 'is a repository',
  'unit-of-work': 'is a unit of work',
  command: 'is a command',
  query: 'is a query',
  'read-model': 'is a model to read from',
  'command-handler': 'handles a command',
  'query-handler': 'handles a query',
  'event-store': 'keeps events as the source of truth',
  outbox: 'is an outbox',
  cache: 'caches',
  'cache-library': 'uses a cache',
  specification: 'is a specification',
  'document-db': 'uses a document database',
  sql: 'speaks SQL itself',
  'sql-library': 'opens an SQL connection',
  // Structure.
  controller: 'is a controller',
  'use-case': 'is a use case',
  service: 'is a service',
  presenter: 'is a presenter',
  'view-contract': 'is what a presenter sees of its view',
  component: 'is a component of the user interface',
  port: 'is a port',
  adapter: 'is an adapter',
  aggregate: 'is an aggregate',
  'value-object': 'is a value object',
  container: 'wires objects together',
  'mvc-framework': 'uses a framework of models, views and controllers',
  screen: 'is a screen of an application at its user’s',
  validator: 'validates a request',
  'plugin-host': 'loads or registers plug-ins',
  plugin: 'is a plug-in',
  stage: 'is a stage of a pipeline',
  'ui-library': 'builds a user interface',
} as const;
