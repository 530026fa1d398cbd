/** Messages over a WebSocket by their names, and background jobs by theirs. */
import type { ChannelEdge } from '../../model/pattern.ts';
import type { Workspace } from '../signs/gatherSigns.ts';
import { type CodePattern, placesByName } from './occurrences.ts';
import { pairs } from './pairs.ts';

/** Names that the library itself gives. */
const OWN = /^(?:connect|connection|disconnect|disconnecting|error|message|open|close|end|data|finish)$/;

const EMITTED: readonly CodePattern[] = [
  { in: ['script', 'python'], pattern: /\.emit\([ \t]*['"`]([\w:./-]{2,80})['"`]/gm },
];
const LISTENED: readonly CodePattern[] = [
  { in: ['script'], pattern: /\b(?:socket|io|client|ws|connection)\.on\([ \t]*['"`]([\w:./-]{2,80})['"`]/gm },
  { in: ['script'], pattern: /@SubscribeMessage\([ \t]*['"`]([\w:./-]{2,80})['"`]/gm },
  { in: ['python'], pattern: /@\w{1,20}\.(?:on|event)\([ \t]*['"]([\w:./-]{2,80})['"]/gm },
];

export function socketChannels(workspace: Workspace): ChannelEdge[] {
  if (workspace.signs.of('websocket').length === 0) return [];
  return pairs('websocket', placesByName(workspace, EMITTED), placesByName(workspace, LISTENED)).filter(
    ({ channel }) => !OWN.test(channel),
  );
}

const QUEUED: readonly CodePattern[] = [
  {
    in: ['ruby'],
    pattern: /\b([A-Z][\w:]{2,80})\.(?:perform_later|perform_async|perform_in|perform_at)\b/gm,
  },
  { in: ['python'], pattern: /\b(\w{2,80})\.(?:delay|apply_async|send|enqueue)\(/gm },
  { in: ['php'], pattern: /\bdispatch\([ \t]*new[ \t]+(\w{2,80})|\b(\w{2,80}Job)::dispatch\(/gm },
];
const WORKED: readonly CodePattern[] = [
  {
    in: ['ruby'],
    pattern:
      /^[ \t]*class[ \t]+([A-Z][\w:]{2,80})(?=[^\n]{0,80}(?:Job|Worker)|[ \t]*\n[ \t]*include[ \t]+Sidekiq)/gm,
  },
  {
    in: ['python'],
    pattern:
      /^[ \t]*@(?:[\w.]{1,40}\.)?(?:shared_task|task|actor)\b[^\n]{0,200}\n(?:[ \t]*@[^\n]{0,200}\n){0,4}[ \t]*(?:async )?def[ \t]+(\w{2,80})\(/gm,
  },
  {
    in: ['php'],
    pattern: /^[ \t]*(?:final )?class[ \t]+(\w{2,80})[^\n]{0,120}implements[^\n]{0,60}ShouldQueue/gm,
  },
];

export function jobChannels(workspace: Workspace): ChannelEdge[] {
  if (workspace.signs.of('job').length === 0) return [];
  return pairs('job', placesByName(workspace, QUEUED), placesByName(workspace, WORKED));
}
