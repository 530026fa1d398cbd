/** Topics, queues and message classes: who sends them and who receives them. */
import type { ChannelEdge } from '../../model/pattern.ts';
import type { Workspace } from '../signs/gatherSigns.ts';
import { byValue, constantsOf } from './constants.ts';
import { namedPlaces } from './namedPlaces.ts';
import { type CodePattern, placesByName } from './occurrences.ts';
import { pairs } from './pairs.ts';

const NAME = `['"\`]([\\w./:-]{2,120})['"\`]`;

/** By the name of a topic or queue in quotes, or of a constant. */
const SENT: readonly CodePattern[] = [
  { in: ['script'], pattern: new RegExp(`\\.(?:sendToQueue|publish|emit)\\([ \\t]*${NAME}`, 'gm') },
  { in: ['script'], pattern: new RegExp(`\\btopic:[ \\t]*${NAME}[^\\n]{0,40}messages\\b`, 'gm') },
  {
    in: ['python'],
    pattern: new RegExp(`\\.(?:publish|send|basic_publish|send_and_wait)\\([^'"\\n]{0,40}${NAME}`, 'gm'),
  },
  {
    in: ['jvm'],
    pattern: new RegExp(
      `(?:emplate|producer|Producer|streamBridge)\\.(?:convertAndSend|send)\\([^'"\\n]{0,20}${NAME}`,
      'gm',
    ),
  },
  { in: ['jvm'], pattern: /@Topic\([ \t]*"([\w.-]{2,120})"/gm, given: /@KafkaClient\b|@RabbitClient\b/ },
  {
    in: ['go'],
    pattern: new RegExp(`\\.(?:Publish|PublishWithContext|Produce)\\([^"\\n]{0,40}${NAME}`, 'gm'),
  },
  { in: ['csharp'], pattern: /\.(?:Publish|Send)(?:Async)?(?:<(\w{3,80})>\(|\([ \t]*new (\w{3,80}))/gm },
  { in: ['csharp'], pattern: /\bnew (\w{2,80}(?:IntegrationEvent|Message|Created|Updated|Deleted))\b/gm },
  {
    in: ['ruby'],
    pattern: new RegExp(`\\.publish\\([^'"\\n]{0,40}(?:routing_key|topic):[ \\t]*${NAME}`, 'gm'),
  },
];

const RECEIVED: readonly CodePattern[] = [
  { in: ['jvm'], pattern: /@Topic\([ \t]*"([\w.-]{2,120})"/gm, given: /@KafkaListener\b|@RabbitListener\b/ },
  {
    in: ['script'],
    pattern: new RegExp(`\\.(?:consume|subscribe)\\([ \\t]*(?:\\{[ \\t]*topic:[ \\t]*)?${NAME}`, 'gm'),
  },
  { in: ['script'], pattern: new RegExp(`@(?:EventPattern|MessagePattern)\\([ \\t]*${NAME}`, 'gm') },
  { in: ['python'], pattern: new RegExp(`\\.(?:subscribe|basic_consume)\\([^'"\\n]{0,40}${NAME}`, 'gm') },
  {
    in: ['jvm'],
    pattern: new RegExp(`@(?:RabbitListener|KafkaListener|JmsListener)\\([^"\\n]{0,40}${NAME}`, 'gm'),
  },
  { in: ['go'], pattern: new RegExp(`\\.(?:Subscribe|QueueSubscribe|Consume)\\([^"\\n]{0,40}${NAME}`, 'gm') },
  {
    in: ['csharp'],
    pattern:
      /\b(?:IConsumer|IHandleMessages|IIntegrationEventHandler)<[ \t]*(?:\w{1,60}\.)?(\w{3,80})[ \t]*>/gm,
  },
];

const BROKER = ['broker', 'publish', 'subscribe'] as const;

/** A constant by the way such names are written, or by what it ends or begins with. */
const CONSTANT = `(?:[\\w.]{0,80}?[.:]{1,2})?([A-Z][A-Z0-9_]{3,80}|[A-Z][a-zA-Z0-9]{2,60}(?:Topic|Queue|Exchange|Channel|Subject|Key)|(?:Topic|Queue|Exchange|Subject)[A-Z]\\w{2,60})\\b`;

const SENT_BY_CONSTANT: readonly CodePattern[] = [
  {
    in: 'all',
    pattern: new RegExp(
      `\\.(?:sendToQueue|publish|Publish|PublishAsync|send|convertAndSend|emit|basic_publish|produce|Produce)\\([ \\t]*(?:ctx,[ \\t]*)?(?:topic[ \\t]*[:=][ \\t]*)?${CONSTANT}`,
      'gm',
    ),
  },
];
const RECEIVED_BY_CONSTANT: readonly CodePattern[] = [
  {
    in: 'all',
    pattern: new RegExp(
      `(?:\\.(?:consume|Consume|subscribe|Subscribe|QueueSubscribe|basic_consume)\\([ \\t]*(?:\\{[ \\t]*topic:[ \\t]*)?|@(?:RabbitListener|KafkaListener|JmsListener|EventPattern|MessagePattern)\\([^"\\n)]{0,30}?)${CONSTANT}`,
      'gm',
    ),
  },
];

export function messageChannels(workspace: Workspace): ChannelEdge[] {
  const { signs } = workspace;
  if (BROKER.every((kind) => signs.of(kind).length === 0)) return [];
  const constants = constantsOf(workspace.sources);
  const [sent, received] = [
    byValue(placesByName(workspace, [...SENT, ...SENT_BY_CONSTANT]), constants),
    byValue(placesByName(workspace, [...RECEIVED, ...RECEIVED_BY_CONSTANT]), constants),
  ];
  return [...pairs('message', sent, received), ...namedPlaces(workspace)];
}
