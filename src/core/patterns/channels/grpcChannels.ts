/** Services that a contract declares: who calls their stubs, and who implements them. */
import type { ChannelEdge } from '../../model/pattern.ts';
import type { Workspace } from '../signs/gatherSigns.ts';
import { type CodePattern, placesByName } from './occurrences.ts';
import { pairs } from './pairs.ts';

const CALLED: readonly CodePattern[] = [
  { in: ['go'], pattern: /\bNew(\w{2,80})Client\(/gm },
  { in: ['python'], pattern: /\b(\w{2,80})Stub\(/gm },
  { in: ['csharp'], pattern: /\b(\w{2,80})Client\b/gm },
  { in: ['jvm'], pattern: /\b(\w{2,80})Grpc\.new\w{0,20}Stub\b|\b(\w{2,80})Grpc\.\w{2,80}Stub\b/gm },
  { in: ['script'], pattern: /\b(?:new )?\w{0,40}(?:[pP]roto|pb)\w{0,20}\.(\w{2,80})(?:Client)?\(/gm },
  { in: ['script'], pattern: /\bgetService(?:<\w{1,80}>)?\([ \t]*['"](\w{2,80})['"]/gm },
  { in: ['rust'], pattern: /\b(\w{2,80})Client::connect\(/gm },
];

const IMPLEMENTED: readonly CodePattern[] = [
  { in: ['go'], pattern: /\bRegister(\w{2,80})Server\(/gm },
  { in: ['python'], pattern: /\badd_(\w{2,80})Servicer_to_server\(/gm },
  { in: ['csharp'], pattern: /\b(\w{2,80})Base\b/gm },
  { in: ['jvm'], pattern: /\b(\w{2,80})ImplBase\b|\bextends[ \t]+(\w{2,80})Grpc\b/gm },
  {
    in: ['script'],
    pattern:
      /\.addService\([\s]{0,40}[^\n]{0,60}?(\w{2,80})\.service\b|@GrpcMethod\([ \t]*['"](\w{2,80})['"]/gm,
  },
  { in: ['rust'], pattern: /\bimpl[ \t]+(?:\w{1,60}::)?(\w{2,80})[ \t]+for\b/gm },
];

export function grpcChannels(workspace: Workspace): ChannelEdge[] {
  const declared = new Set(workspace.signs.of('grpc-service').flatMap(({ detail }) => detail ?? []));
  if (declared.size === 0) return [];
  const known = (places: ReturnType<typeof placesByName>) =>
    new Map([...places].filter(([name]) => declared.has(name)));
  return pairs('grpc', known(placesByName(workspace, CALLED)), known(placesByName(workspace, IMPLEMENTED)));
}
