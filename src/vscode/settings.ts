/** VS Code's configuration as the engine's options. */
import * as vscode from 'vscode';
import { DEFAULT_SETTINGS, type SettingKey, type Settings } from '../core/settings/settings.ts';
import type { AnalysisOptions } from '../protocol/engineApi.ts';

export function readSetting<K extends SettingKey>(key: K, scope?: vscode.Uri): Settings[K] {
  return (
    vscode.workspace.getConfiguration('groundplan', scope).get<Settings[K]>(key) ?? DEFAULT_SETTINGS[key]
  );
}

/** Values that a person may have mistyped are brought back into their range. */
export function analysisOptions(
  folder: vscode.WorkspaceFolder,
  storage: vscode.Uri | undefined,
): AnalysisOptions {
  const read = <K extends SettingKey>(key: K) => readSetting(key, folder.uri);
  const excluded =
    vscode.workspace.getConfiguration('files', folder.uri).get<Record<string, unknown>>('exclude') ?? {};
  const globs = Object.entries(excluded).flatMap(([glob, on]) => (on === true ? [glob] : []));
  return {
    exclude: [...read('exclude'), ...globs],
    maxFileBytes: Math.max(1000, read('maxFileBytes')),
    cpuBudget: Math.min(1, Math.max(0.05, read('cpuBudget'))),
    history: read('history') && vscode.workspace.isTrusted,
    includeTests: read('includeTests'),
    nativeParser: read('nativeParser'),
    depth: 'full',
    storeUri: read('store.uri').trim(),
    storeMostBytes: Math.max(50, read('store.maxMegabytes')) * 1_000_000,
    ...(storage === undefined ? {} : { storagePath: storage.fsPath }),
  };
}
