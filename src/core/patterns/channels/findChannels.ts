/** Who talks to whom: each kind of channel is one line here. */
import type { Steps } from '../../../base/steps.ts';
import type { ChannelEdge } from '../../model/pattern.ts';
import type { Workspace } from '../signs/gatherSigns.ts';
import { eventChannels } from './eventChannels.ts';
import { graphqlChannels } from './graphqlChannels.ts';
import { grpcChannels } from './grpcChannels.ts';
import { httpChannels } from './http/httpChannels.ts';
import { messageChannels } from './messageChannels.ts';
import { jobChannels, socketChannels } from './socketChannels.ts';

const FINDERS: readonly ((workspace: Workspace) => ChannelEdge[])[] = [
  httpChannels,
  grpcChannels,
  graphqlChannels,
  messageChannels,
  eventChannels,
  socketChannels,
  jobChannels,
];

const MOST = 5000;

/** One edge for a channel between two files, at its first place. */
export function* findChannels(workspace: Workspace): Steps<ChannelEdge[]> {
  const edges = new Map<string, ChannelEdge>();
  for (const find of FINDERS) {
    yield;
    for (const edge of find(workspace)) {
      const key = [edge.channel, edge.producer.path, edge.consumer.path].join('\n');
      if (!edges.has(key) && edges.size < MOST) edges.set(key, edge);
    }
  }
  return [...edges.values()];
}
