/** Exchanges, queues and topics by what is written beside them: a file that only sends to one, and a file that takes from it. */
import type { Evidence } from '../../model/finding.ts';
import type { ChannelEdge } from '../../model/pattern.ts';
import type { Workspace } from '../signs/gatherSigns.ts';
import { occurrences } from './occurrences.ts';
import { pairs } from './pairs.ts';

/** What a file says beside a word for a place where messages go, whatever client it uses. */
const PLACE =
  /(?:exchange|queue|topic|routing_?key|subject|stream|destination)\w{0,24}["']?[ \t]{0,2}(?:[:=(]|=>|:=)[ \t]{0,2}(?:\w{1,20}\([ \t]?)?["'`]([\w.:/-]{3,120})["'`]/gim;
const DECLARED =
  /\.(?:ExchangeDeclare|QueueDeclare|Consume|Publish\w{0,12}|assertQueue|assertExchange|bindQueue|queue_declare|exchange_declare|queue_bind)\([^"'`\n]{0,40}["'`]([\w.:/-]{3,120})["'`]/gm;
const SENDS = /[pP]ublish|[pP]roduce|sendToQueue|convertAndSend|WriteMessages|SendMessage|\.send\(/;
const TAKES = /[cC]onsum|[sS]ubscri|Listener\b|QueueBind|queue_bind|ReadMessage|FetchMessage|\.poll\(/;

/** By the line where it says so, else by what the file does that uses the broker itself. */
function sideOf(line: string, text: string | undefined): 'sends' | 'takes' | undefined {
  const [sends, takes] = [SENDS.test(line), TAKES.test(line)];
  if (sends !== takes) return sends ? 'sends' : 'takes';
  return text === undefined ? undefined : sideOf(text, undefined);
}

const BROKER = ['broker', 'publish', 'subscribe'] as const;

export function namedPlaces({ sources, signs }: Workspace): ChannelEdge[] {
  const sent = new Map<string, Evidence[]>();
  const taken = new Map<string, Evidence[]>();
  for (const pattern of [PLACE, DECLARED]) {
    for (const { source, match, place } of occurrences(sources, { in: 'all', pattern })) {
      const speaks = BROKER.some((kind) => signs.has(source.path, kind));
      const side = sideOf(place.text, speaks ? source.text : undefined);
      if (side === undefined) continue;
      const places = side === 'sends' ? sent : taken;
      const known = places.get(match[1]!) ?? [];
      if (!known.some(({ path }) => path === place.path)) places.set(match[1]!, [...known, place]);
    }
  }
  return pairs('message', sent, taken);
}
