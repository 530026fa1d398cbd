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
    `The embedding model gave vectors of ${got} numbers instead of ${wanted}: its files are not the ones its entry describes. Download it again.`,
  );
}
