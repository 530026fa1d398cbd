import { CodedError } from '../../base/codedError.ts';
import type { AdapterStore } from '../../core/ports/adapterStore.ts';

/** Where nothing may be kept: there are no adapters, and none can be published. */
export const disabledAdapterStore: AdapterStore = {
  all: async () => [],
  publish: () => Promise.reject(nowhere()),
  use: () => Promise.reject(nowhere()),
  back: () => Promise.reject(nowhere()),
  giveUp: async () => undefined,
  remove: () => Promise.reject(nowhere()),
  isWhole: async () => false,
};

function nowhere(): CodedError {
  return new CodedError(
    'store-failed',
    'Adapters are kept beside what Groundplan has learned, and here it may keep nothing. Name a folder for its state.',
  );
}
