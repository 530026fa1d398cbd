import { CodedError, codeOf } from '../../base/codedError.ts';

/** An engine that new settings ended while it answered was not stopped by whoever asked: another may answer, or it can be asked anew. */
export function endedBySettings(
  error: unknown,
  { ended, any }: { readonly ended: boolean; readonly any: boolean },
): unknown {
  if (!ended || codeOf(error) !== 'cancelled') return error;
  const message = 'The settings of this engine changed while it answered. Ask again.';
  return new CodedError(any ? 'engine-failed' : 'engine-unavailable', message, error);
}
