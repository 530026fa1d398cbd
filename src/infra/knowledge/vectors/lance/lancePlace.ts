/** Where tables are kept. */

export interface LancePlace {
  /** An absolute path, or a URI of shared storage. Never relative: one that begins with `db` would mean a service. */
  readonly uri: string;
  /** Of this machine: the lock, and the writes that wait. */
  readonly folder: string;
  readonly remote: boolean;
}
