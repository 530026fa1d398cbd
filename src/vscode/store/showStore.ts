/** What the search index of each folder takes, and what can be done about it. */
import * as vscode from 'vscode';
import type { StoreReport } from '../../protocol/knowledgeApi.ts';
import type { EngineHandle } from '../engineHandle.ts';
import type { IndexController } from '../indexController.ts';
import { storeLines } from './storeLines.ts';

interface StoreParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
}

interface Row extends vscode.QuickPickItem {
  readonly run?: () => unknown;
}

export async function showStore({ engine, index }: StoreParts): Promise<void> {
  const roots = index.modelledRoots;
  if (roots.length === 0) {
    void vscode.window.showInformationMessage(
      'The workspace is not analysed yet; its search index comes after that.',
    );
    return;
  }
  const rows: Row[] = [];
  for (const root of roots) {
    const report = await engine.get().knowledge.status({ root });
    if (roots.length > 1) rows.push({ label: root, kind: vscode.QuickPickItemKind.Separator });
    for (const { label, description } of storeLines(report)) rows.push({ label, description });
    rows.push({ label: '$(fold) Give back what is not needed', run: () => compact(engine, root, report) });
  }
  rows.push({ label: '', kind: vscode.QuickPickItemKind.Separator });
  rows.push(command('$(key) Set Store Credentials…', 'setStoreCredentials'));
  rows.push({
    label: '$(gear) Settings of the search index',
    run: () => vscode.commands.executeCommand('workbench.action.openSettings', 'groundplan.store'),
  });
  const picked = await vscode.window.showQuickPick(rows, { title: 'Search Index' });
  await picked?.run?.();
}

function command(label: string, name: string): Row {
  return { label, run: () => vscode.commands.executeCommand(`groundplan.${name}`) };
}

async function compact(engine: EngineHandle, root: string, before: StoreReport): Promise<void> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: 'Giving back what the search index does not need',
    cancellable: true,
  };
  await vscode.window.withProgress(options, async (_, token) => {
    const cancel = new AbortController();
    token.onCancellationRequested(() => cancel.abort());
    const after = await engine.get().knowledge.compact({ root }, { signal: cancel.signal });
    const freed = Math.max(0, before.sizeBytes - after.sizeBytes) / 1e6;
    void vscode.window.showInformationMessage(
      `The search index takes ${(after.sizeBytes / 1e6).toFixed(1)} MB; ${freed.toFixed(1)} MB were given back.`,
    );
  });
}
