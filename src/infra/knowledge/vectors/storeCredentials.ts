import { codeOf } from '../../../base/codedError.ts';
import type { HostStoreApi } from '../../../protocol/hostApi.ts';

/** What the host keeps for shared storage; nothing where there is no host, or one that keeps nothing. */
export async function storeCredentials(
  host: HostStoreApi | undefined,
): Promise<Readonly<Record<string, string>>> {
  try {
    return (await host?.storeCredentials({})) ?? {};
  } catch (error) {
    if (codeOf(error) !== 'engine-unavailable') throw error;
    return {};
  }
}
