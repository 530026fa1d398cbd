/** Where tables are kept. */
import { join } from 'node:path';
import { CodedError } from '../../../../base/codedError.ts';

export interface LancePlace {
  /** An absolute path, or a URI of shared storage. Never relative: one that begins with `db` would mean a service. */
  readonly uri: string;
  /** Of this machine: the lock, and the writes that wait. */
  readonly folder: string;
  readonly remote: boolean;
  /** A LanceDB server, which keeps writers apart and tidies up by itself. */
  readonly server: boolean;
  /** Of shared storage, by LanceDB's names; of a server `lancedb_api_key`, `lancedb_host` and `lancedb_region`. What is not here comes from the environment (`AWS_…`, `GOOGLE_…`, `AZURE_…`). */
  readonly credentials?: Readonly<Record<string, string>>;
}

/** A folder of this machine. */
export function localPlace(folder: string): LancePlace {
  return { uri: join(folder, 'tables'), folder, remote: false, server: false };
}

const SHARED = /^(s3|gs|az|db):\/\/[^/\s]+/;

/** Throws `invalid-option` on what is no shared storage. */
export function sharedPlace(
  uri: string,
  folder: string,
  credentials?: LancePlace['credentials'],
): LancePlace {
  if (!SHARED.test(uri)) {
    throw new CodedError(
      'invalid-option',
      `groundplan.store.uri is ${JSON.stringify(withoutCredentials(uri))}; it is to begin with s3://, gs://, az:// or db://, followed by a name. Leave it empty to keep the index on this machine.`,
    );
  }
  if (/@|\?/.test(uri)) {
    throw new CodedError(
      'invalid-option',
      'groundplan.store.uri holds more than a place. Remove what stands before @ or after ?: credentials are set by “Groundplan: Set Store Credentials”, or in the environment.',
    );
  }
  const server = uri.startsWith('db://');
  return { uri: uri.replace(/\/+$/, ''), folder, remote: true, server, ...(credentials && { credentials }) };
}

/** What may be shown and logged. */
export function withoutCredentials(text: string): string {
  return text.replace(/\/\/[^/@\s]*@/g, '//').replace(/\?[^\s"')]*/g, '');
}
