/** Two ends that name the same thing. */
import type { Evidence } from '../../model/finding.ts';
import type { ChannelEdge } from '../../model/pattern.ts';

type Places = ReadonlyMap<string, readonly Evidence[]>;

/** A name that many use is a word of the language, not a channel. */
const MOST_PAIRS_OF_A_NAME = 60;

/** Every producer with every consumer of the same name in another file. */
export function pairs(kind: ChannelEdge['kind'], producers: Places, consumers: Places): ChannelEdge[] {
  const edges: ChannelEdge[] = [];
  for (const [channel, from] of producers) {
    const to = consumers.get(channel) ?? [];
    if (from.length * to.length > MOST_PAIRS_OF_A_NAME) continue;
    for (const producer of from) {
      for (const consumer of to)
        if (producer.path !== consumer.path) edges.push({ kind, channel, producer, consumer });
    }
  }
  return edges;
}
