/** Route and client call that meet: the same method, and paths of which one ends as the other. */
import type { ChannelEdge } from '../../../model/pattern.ts';
import type { Workspace } from '../../signs/gatherSigns.ts';
import { httpCalls } from './httpCalls.ts';
import { type HttpEnd, templateOf } from './httpPath.ts';
import { httpRoutes } from './httpRoutes.ts';

export function httpChannels({ sources }: Workspace): ChannelEdge[] {
  const all = httpRoutes(sources);
  const routes = byLastSegment(all);
  return httpCalls(sources).flatMap((call) => {
    const named = call.service === undefined ? [] : routesOf(call.service, all);
    const route =
      bestRoute(call, named) ??
      onlyOneBelow(call, named) ??
      bestRoute(call, routes.get(call.segments.at(-1)!) ?? []);
    if (route === undefined || route.place.path === call.place.path) return [];
    return [
      { kind: 'http' as const, channel: templateOf(route), producer: call.place, consumer: route.place },
    ];
  });
}

const MANY_NAMES = /[-_]?(?:service|svc|server|api|app)$/;

/** Routes of the folder that a name in the network stands for: `orders`, `orders-service`, `services/orders`. */
function routesOf(service: string, routes: readonly HttpEnd[]): HttpEnd[] {
  const bare = (name: string) => name.toLowerCase().replace(MANY_NAMES, '');
  const wanted = bare(service);
  if (wanted === '') return [];
  return routes.filter(({ place: { path } }) =>
    path
      .split('/')
      .slice(0, -1)
      .some((folder) => bare(folder) === wanted),
  );
}

/** What a server puts before all its paths is not seen: the one route of its whose method and variables fit the end of the call. */
function onlyOneBelow(call: HttpEnd, routes: readonly HttpEnd[]): HttpEnd | undefined {
  const fitting = routes.filter(
    ({ method, segments }) =>
      method !== undefined &&
      method === call.method &&
      segments.length < call.segments.length &&
      segments.every((segment, at) => segment === call.segments.at(at - segments.length)),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

function byLastSegment(ends: readonly HttpEnd[]): Map<string, HttpEnd[]> {
  const groups = new Map<string, HttpEnd[]>();
  for (const end of ends) {
    const last = end.segments.at(-1)!;
    const group = groups.get(last);
    if (group === undefined) groups.set(last, [end]);
    else group.push(end);
  }
  return groups;
}

/** The one with most literal segments in common; undefined where several are equally good, or none is. */
function bestRoute(call: HttpEnd, routes: readonly HttpEnd[]): HttpEnd | undefined {
  let best: HttpEnd | undefined;
  let most = 0;
  let tied = false;
  for (const route of routes) {
    const common = commonLiterals(call, route);
    if (common === 0 || common < most) continue;
    tied = common === most;
    if (tied) continue;
    best = route;
    most = common;
  }
  return tied ? undefined : best;
}

/** What a gateway or a mount puts before a path is not seen, so the shorter path must be the end of the longer one. */
function commonLiterals(call: HttpEnd, route: HttpEnd): number {
  if (call.method !== undefined && route.method !== undefined && call.method !== route.method) return 0;
  const length = Math.min(call.segments.length, route.segments.length);
  let literals = 0;
  for (let back = 1; back <= length; back++) {
    const [a, b] = [call.segments.at(-back), route.segments.at(-back)];
    if (a !== b) return 0;
    if (a !== '{}') literals++;
  }
  const exact = call.segments.length === route.segments.length;
  return literals === 0 ? 0 : literals + (exact ? 0.5 : 0);
}
