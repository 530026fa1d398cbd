import { CodedError } from '../../base/codedError.ts';

export function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw stoppedTraining();
}

export function stoppedTraining(): CodedError {
  return new CodedError('cancelled', 'The training was stopped; it goes on from its last checkpoint.');
}
