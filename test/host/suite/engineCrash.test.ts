/** The engine's process ends by itself: the state says so, and work goes on. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { processesRunning } from '../../support/processes.ts';
import { api, cycleDiagnostics, eventually, type State, type, uri } from './support.ts';

function killEngine(): void {
  const path = vscode.extensions.getExtension('groundplan.groundplan')!.extensionPath;
  const ids = processesRunning(`${path}/dist/engine.mjs`);
  assert.ok(ids.length > 0, 'an engine runs');
  for (const id of ids) process.kill(id, 'SIGKILL');
}

async function failed(): Promise<State> {
  const { engineState } = await api();
  return eventually('the error state', () => engineState().phase === 'error' && engineState());
}

describe('an engine that dies', function () {
  if (process.platform !== 'linux') return;
  this.timeout(60_000);

  before(async () => (await api()).whenReady());

  it('shows why, starts again by itself, and sees edits as before', async () => {
    killEngine();
    assert.match((await failed()).reason!, /SIGKILL/);
    const { engineState } = await api();
    await eventually('a new engine', () => engineState().phase === 'ready');
    const order = uri('src/orders/order.ts');
    await eventually('the diagnostics of the new engine', () => cycleDiagnostics(order).length > 0);
    const extra = uri('src/shared/extra.ts');
    await vscode.workspace.fs.writeFile(extra, Buffer.from('export const extra = 1;\n'));
    const files = engineState().files;
    await vscode.commands.executeCommand('groundplan.refresh');
    assert.equal(engineState().files, files! + 1);
    await vscode.workspace.fs.delete(extra);
  });

  it('tells the new engine the unsaved texts', async () => {
    const { engineState } = await api();
    const order = uri('src/orders/order.ts');
    const document = await vscode.workspace.openTextDocument(order);
    await type(document, document.getText().replace(/^import \{/gm, 'import type {'));
    await eventually('the diagnostic to go', () => cycleDiagnostics(order).length === 0);
    killEngine();
    await failed();
    await eventually('a new engine', () => engineState().phase === 'ready');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await eventually('the unsaved text to be told', () => cycleDiagnostics(order).length === 0);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await eventually('the diagnostic to return', () => cycleDiagnostics(order).length > 0);
  });

  it('stays down after the third time, until the index is rebuilt', async () => {
    const { engineState } = await api();
    killEngine();
    await failed();
    const state = await eventually(
      'that it gives up',
      () => /stays down/.test(engineState().remedy ?? '') && engineState(),
    );
    assert.match(state.remedy!, /Rebuild Index/);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.equal(engineState().phase, 'error');
    await vscode.commands.executeCommand('groundplan.rebuildIndex');
    assert.equal(engineState().phase, 'ready');
  });
});
