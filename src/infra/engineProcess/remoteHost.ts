/** The host as the engine's process reaches it: its methods as calls, its errors with their codes. */
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import { CodedError, type FailureCode } from '../../base/codedError.ts';
import type { Call } from '../../protocol/call.ts';
import { HOST, HOST_METHODS, type HostApi } from '../../protocol/hostApi.ts';
import type { AreaCaller } from './areaCalls.ts';

export function remoteHost(calls: AreaCaller): HostApi {
  const remote =
    (name: string) =>
    async (request: unknown, call: Call<unknown> = {}) => {
      try {
        return await calls.call(`${HOST}.${name}`, request, call);
      } catch (error) {
        throw translated(error);
      }
    };
  return Object.fromEntries(HOST_METHODS.map((name) => [name, remote(name)])) as unknown as HostApi;
}

/** A host that does not know the method has nothing to offer. */
function translated(error: unknown): unknown {
  if (!(error instanceof ResponseError)) return error;
  if (error.code === ErrorCodes.MethodNotFound)
    return new CodedError('engine-unavailable', 'there are no models of an editor here', error);
  const { code } = (error.data ?? {}) as { readonly code?: FailureCode };
  return code === undefined ? error : new CodedError(code, error.message, error);
}
