/** How parts of the workspace, and others, talk to each other. */
import { type PatternDefinition, pointsOf } from '../namedPattern.ts';

/** Fowler, Patterns of Enterprise Application Architecture (2002); Hohpe and Woolf, Enterprise Integration Patterns (2003); Richardson, Microservices Patterns (2018). */
export const COMMUNICATION: readonly PatternDefinition[] = [
  {
    name: 'rest',
    points: { api: 1, 'http-client': 1, route: 0.3 },
    least: 1,
    // Routes that fill no template answer programs.
    needs: (workspace) =>
      pointsOf(workspace, { api: 1, 'http-client': 1 }) > 0 ||
      (workspace.signs.of('template').length === 0 && workspace.signs.of('page').length === 0),
  },
  { name: 'grpc', points: { 'grpc-service': 1, grpc: 0.5 }, least: 1 },
  { name: 'graphql', points: { 'graphql-server': 1, 'graphql-client': 0.7 }, least: 1.5 },
  { name: 'websocket', points: { websocket: 1 }, least: 1 },
  { name: 'message-broker', points: { broker: 1, publish: 1, subscribe: 1 }, least: 1 },
  {
    name: 'in-process-mediator',
    points: {
      'mediator-handler': 1,
      'mediator-send': 1,
      mediator: 0.5,
      'command-handler': 0.5,
      'query-handler': 0.5,
    },
    least: 2.5,
    needs: ({ signs }) =>
      (['mediator', 'mediator-send', 'mediator-handler'] as const).some((kind) => signs.of(kind).length > 0),
  },
  {
    name: 'domain-events',
    points: { event: 1, 'event-handler': 1, 'event-raise': 1, 'event-library': 0.7 },
    least: 2,
    needs: ({ signs }) =>
      signs.of('event-raise').length > 0 ||
      signs.of('event-handler').length > 0 ||
      signs.of('event-library').length > 0,
  },
  { name: 'api-gateway', points: { gateway: 1 }, least: 1 },
  { name: 'service-discovery', points: { discovery: 1 }, least: 1 },
  { name: 'saga', points: { saga: 1 }, least: 1 },
  {
    name: 'server-rendered-views',
    points: { page: 1, template: 0.5 },
    least: 1.5,
    needs: ({ signs }) =>
      signs.of('template').length > 0 && (signs.of('page').length > 0 || signs.of('route').length > 0),
  },
  {
    name: 'flux-store',
    points: { store: 1, reducer: 1, dispatch: 0.5 },
    least: 2,
    needs: ({ signs }) => signs.of('store').length > 0,
  },
  { name: 'rpc', points: { rpc: 1 }, least: 1 },
  { name: 'scheduled-jobs', points: { job: 1 }, least: 1 },
];
