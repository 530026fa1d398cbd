/** What shared storage asks for, by the beginning of its URI; names are those of LanceDB's storage options. */

export interface CredentialField {
  readonly name: string;
  /** What a person is asked for. */
  readonly title: string;
  readonly secret: boolean;
  /** May be left empty. */
  readonly optional: boolean;
}

export type StoreCredentials = Readonly<Record<string, string>>;

const field = (
  name: string,
  title: string,
  kind: 'secret' | 'plain' | 'optional' = 'plain',
): CredentialField => ({
  name,
  title,
  secret: kind === 'secret',
  optional: kind === 'optional',
});

const FIELDS: Readonly<Record<string, readonly CredentialField[]>> = {
  s3: [
    field('aws_access_key_id', 'Access key id'),
    field('aws_secret_access_key', 'Secret access key', 'secret'),
    field('aws_region', 'Region, `us-east-1` for one', 'optional'),
    field('aws_endpoint', 'Address, for storage that is not Amazon’s', 'optional'),
  ],
  gs: [
    field('google_service_account_key', 'The service account’s key, the whole JSON on one line', 'secret'),
  ],
  az: [
    field('azure_storage_account_name', 'Account'),
    field('azure_storage_account_key', 'Account key', 'secret'),
  ],
  db: [
    field('lancedb_api_key', 'API key', 'secret'),
    field('lancedb_host', 'Address, for a server of your own', 'optional'),
    field('lancedb_region', 'Region', 'optional'),
  ],
};

/** `s3`, `gs`, `az` or `db`; undefined for what is none of them. */
export function storageKind(uri: string): string | undefined {
  const kind = /^(\w+):\/\//.exec(uri.trim())?.[1];
  return kind !== undefined && Object.hasOwn(FIELDS, kind) ? kind : undefined;
}

/** None for what is no shared storage. */
export function credentialFields(kind: string | undefined): readonly CredentialField[] {
  return FIELDS[kind ?? ''] ?? [];
}

/** What was kept, with what does not belong to this kind left out. */
export function readCredentials(kind: string | undefined, kept: string | undefined): StoreCredentials {
  const value = parsed(kept);
  const entries = credentialFields(kind).flatMap(({ name }) => {
    const said = value[name];
    return typeof said === 'string' && said !== '' ? [[name, said] as const] : [];
  });
  // An address without TLS is somebody's own on purpose: the client wants to be told so.
  const plain = entries.some(([name, said]) => name === 'aws_endpoint' && said.startsWith('http://'));
  return Object.fromEntries(plain ? [...entries, ['allow_http', 'true']] : entries);
}

function parsed(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
