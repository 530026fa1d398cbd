/** What the settings say of engines, with the keys that they refer to. */
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { EnginesConfiguration } from '../../core/model/engines.ts';
import { readEmbeddedSettings } from '../../core/settings/embeddedSettings.ts';
import { readEngineSettings, resolveKeys } from '../../core/settings/engineSettings.ts';
import type { ServerKeys } from './serverKeys.ts';

/** Languages that servers have an adapter for, with the name that it has there. */
export function serverAdapters(): readonly (readonly [language: string, name: string])[] {
  const settings = vscode.workspace.getConfiguration('groundplan');
  const { servers } = readEngineSettings(
    settings.get('engine'),
    settings.get('servers'),
    'groundplan.servers',
  );
  return servers.flatMap(({ adapters }) => Object.entries(adapters ?? {}));
}

export async function enginesConfiguration(
  context: vscode.ExtensionContext,
  keys: ServerKeys,
): Promise<EnginesConfiguration> {
  const settings = vscode.workspace.getConfiguration('groundplan');
  const read = readEngineSettings(settings.get('engine'), settings.get('servers'), 'groundplan.servers');
  const configuration = await resolveKeys(read, {
    secret: (name) => keys.get(name),
    env: (name) => process.env[name],
    remedy: 'Run “Groundplan: Set Server Key”.',
  });
  const { embedded, problems } = readEmbeddedSettings(settings.get('embedded'), 'groundplan.embedded');
  return {
    ...configuration,
    embedded,
    problems: [...configuration.problems, ...problems],
    storagePath: join(context.globalStorageUri.fsPath, 'engines'),
  };
}
