import type { Engine } from '../../protocol/engineApi.ts';
import type { EnginePorts } from '../enginePorts.ts';
import { RegistryService } from './registryService.ts';

export async function createRegistry(
  engine: Pick<Engine, 'models'>,
  { openModelHome, timestamp }: Pick<EnginePorts, 'openModelHome' | 'timestamp'>,
): Promise<RegistryService> {
  const { library, profile, machine } = await openModelHome();
  return new RegistryService({
    library,
    values: profile.values,
    models: engine.models,
    machine,
    timestamp: () => timestamp(),
    dispose: () => profile.dispose(),
  });
}
