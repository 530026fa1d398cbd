import { codeOf } from '../../base/codedError.ts';
import type { EnginesConfiguration } from '../../core/model/engines.ts';
import type { HostApi } from '../../protocol/hostApi.ts';

const NOTHING_SET: EnginesConfiguration = { preference: 'auto', servers: [] };

/** What the host's settings say; what holds where there is no host. */
export async function hostConfiguration(host: HostApi | undefined): Promise<EnginesConfiguration> {
  try {
    return (await host?.enginesConfiguration({})) ?? NOTHING_SET;
  } catch (error) {
    if (codeOf(error) !== 'engine-unavailable') throw error;
    return NOTHING_SET;
  }
}
