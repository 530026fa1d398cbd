/** Events and mediated requests: the class that is made here is handled there. */
import type { Evidence } from '../../model/finding.ts';
import type { ChannelEdge } from '../../model/pattern.ts';
import type { Workspace } from '../signs/gatherSigns.ts';
import type { SignKind } from '../signs/sign.ts';
import { type CodePattern, occurrences, placesByName } from './occurrences.ts';
import { pairs } from './pairs.ts';

const MADE: readonly CodePattern[] = [
  { in: ['script', 'jvm', 'csharp', 'php'], pattern: /\bnew[ \t]+([A-Z]\w{2,80})\b/gm },
  { in: ['python'], pattern: /(?:^|[^\w.])(?:events\.|commands\.)?([A-Z]\w{2,80})\(/gm },
  { in: ['jvm'], pattern: /(?:^|[^\w.@])([A-Z]\w{2,80}(?:Event|Command|Query))\(/gm },
  { in: ['go'], pattern: /[&(,=][ \t]*(?:\w{1,40}\.)?([A-Z]\w{2,80})\{/gm },
];

/** Where a handler says what it handles. */
const HANDLED: readonly CodePattern[] = [
  {
    in: ['csharp'],
    pattern:
      /\bI(?:Request|Notification|Command|Query|Event|DomainEvent|StreamRequest)\w{0,20}Handler<[ \t]*(?:[\w.]{1,120}\.)?(\w{3,80})/gm,
  },
  { in: ['csharp'], pattern: /\bNotification<(\w{3,80})>|\bIHandle<(\w{3,80})>/gm },
  { in: ['script'], pattern: /@(?:CommandHandler|QueryHandler|EventsHandler)\([ \t]*(\w{3,80})/gm },
  {
    in: ['script'],
    pattern:
      /\b(?:CommandHandler|QueryHandler|DomainEventSubscriber|IHandle|EventHandler)<[ \t]*(\w{3,80})/gm,
  },
  {
    in: ['jvm'],
    pattern:
      /\b(?:handle|on|apply|when|publish)\w{0,40}\([ \t]*(?:@\w{1,40}[ \t]+)?(?:final[ \t]+)?(?:\w{1,40}[ \t]*:[ \t]*)?(?:\w{1,40}\.)?(\w{3,80}(?:Event|Command|Query|ed))\b/gm,
  },
  {
    in: ['jvm'],
    pattern:
      /\b(?:CommandHandler|QueryHandler|ApplicationListener|DomainEventHandler|EventHandler)<[ \t]*(?:\w{1,60},[ \t]*)?(\w{3,80})/gm,
  },
  { in: ['php'], pattern: /\bfunction[ \t]+(?:__invoke|handle)\([ \t]*(\w{3,80})[ \t]+\$/gm },
  {
    in: ['python'],
    pattern:
      /^[ \t]*(?:async )?def[ \t]+\w{1,80}\([^)\n]{0,80}?\b(?:event|cmd|command|query)[ \t]*:[ \t]*(?:\w{1,30}\.)?(\w{3,80})/gm,
  },
  {
    in: ['go'],
    pattern:
      /\bHandle\w{0,40}\([^)\n]{0,60}\b(?:cmd|query|event|command)[ \t]+\*?(?:\w{1,40}\.)?(\w{3,80})/gm,
  },
];

export function eventChannels(workspace: Workspace): ChannelEdge[] {
  const handlers = workspace.sources.filter(
    ({ path, ecosystem }) => ecosystem !== 'php' || HANDLERS.some((kind) => workspace.signs.has(path, kind)),
  );
  const handled = new Map([
    ...placesByName({ ...workspace, sources: handlers }, HANDLED),
    ...subscribed(workspace),
  ]);
  const made = handled.size === 0 ? handled : placesByName(workspace, MADE);
  const names = (kinds: readonly SignKind[]) =>
    new Set(kinds.flatMap((kind) => workspace.signs.of(kind).flatMap(({ detail }) => detail ?? [])));
  const events = names(['event']);
  const isEvent = (name: string) => events.has(name) || /(?:Event|Notification|[a-z]ed)$/.test(name);
  const declaredIn = declarations(workspace);
  const edges = pairs('event', made, handled).filter(
    ({ channel, producer }) => !declaredIn.get(channel)?.has(producer.path),
  );
  return edges.map((edge) => (isEvent(edge.channel) ? edge : { ...edge, kind: 'mediator' }));
}

const HANDLERS = ['mediator-handler', 'command-handler', 'query-handler', 'event-handler'] as const;

/** Constructors and copies in the class's own file send nothing. */
function declarations({ sources }: Workspace): ReadonlyMap<string, ReadonlySet<string>> {
  const files = new Map<string, Set<string>>();
  for (const { path, facts } of sources) {
    for (const { name, container } of facts.symbols)
      if (container === undefined) files.set(name, (files.get(name) ?? new Set()).add(path));
  }
  return files;
}

/** Subscribers that list the classes they wait for: `return [CourseCreatedDomainEvent::class]`. */
function subscribed({ sources, signs }: Workspace): Map<string, Evidence[]> {
  const events = new Set(signs.of('event').flatMap(({ detail }) => detail ?? []));
  const waiting = sources.filter(({ path }) => signs.has(path, 'event-handler'));
  const places = new Map<string, Evidence[]>();
  for (const { match, place } of occurrences(waiting, {
    in: ['php', 'script'],
    pattern: /\b(\w{3,80})(?:::class\b|\][ \t]{0,20};)/gm,
  })) {
    const name = match[1]!;
    if (events.has(name)) places.set(name, [...(places.get(name) ?? []), place]);
  }
  return places;
}
