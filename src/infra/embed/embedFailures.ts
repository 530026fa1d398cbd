/** What goes wrong with any embedding model, in words. */
import { CodedError } from '../../base/codedError.ts';

export function notDownloaded(title: string): CodedError {
  return new CodedError(
    'engine-unavailable',
    `The embedding model ${title} is not downloaded. Download it, or go back to the one that ships.`,
  );
}

export function otherDimensions(got: number, wanted: number): CodedError {
  return new CodedError(
    'engine-failed',
    `The model gave ${got} numbers instead of ${wanted} for a text: its files are not the ones its entry describes. Download it again.`,
  );
}
