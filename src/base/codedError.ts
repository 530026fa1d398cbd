/** Known failures: asked for by code, since `instanceof` does not survive bundles and processes. */

export type FailureCode =
  | 'cancelled'
  | 'workspace-missing'
  | 'workspace-not-a-folder'
  | 'workspace-unreadable'
  | 'unknown-suggestion'
  | 'unknown-place'
  | 'not-installed'
  | 'not-analysed'
  | 'store-failed'
  | 'edit-refused'
  | 'output-failed'
  | 'invalid-option'
  | 'invalid-rules'
  | 'invalid-baseline'
  | 'unknown-subject'
  | 'no-revision'
  | 'engine-gone'
  | 'engine-unavailable'
  | 'engine-failed'
  | 'prompt-too-long'
  | 'schema-unmet'
  | 'invalid-template'
  | 'unknown-conversation'
  | 'invalid-conversation'
  | 'invalid-feedback'
  | 'download-failed'
  | 'download-corrupt'
  | 'disk-full'
  | 'busy'
  | 'on-battery'
  | 'unknown-night'
  | 'unknown-model'
  | 'untrainable'
  | 'unknown-learned'
  | 'unknown-blueprint'
  | 'invalid-learned'
  | 'training-failed'
  | 'timeout';

export class CodedError extends Error {
  readonly code: FailureCode;

  /** @param message what happened and what to do next. */
  constructor(code: FailureCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'CodedError';
    this.code = code;
  }
}

/** A known failure, also one of another bundle. */
export function isCoded(error: unknown): error is CodedError {
  return error instanceof Error && error.name === 'CodedError';
}

export function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new CodedError('cancelled', 'The analysis was cancelled; run it again to go on.');
}
