/** The entry of the extension: wires, and does nothing else until something is asked for. */
import { join } from 'node:path';
import * as vscode from 'vscode';
import { EngineClient } from '../infra/engineProcess/engineClient.ts';
import type { IndexState } from '../protocol/engineApi.ts';
import { registerCommands } from './commands.ts';
import { CycleDiagnostics } from './cycleDiagnostics.ts';
import { EngineHandle } from './engineHandle.ts';
import { IndexController } from './indexController.ts';
import { Panel } from './panel.ts';
import { CycleQuickFixes } from './quickFixes.ts';
import { readSetting } from './settings.ts';
import { createStatusBar } from './statusBar.ts';
import { ExplorerTree } from './views/explorerTree.ts';
import { watchChanges } from './watchChanges.ts';

export interface GroundplanApi {
  engineState(): IndexState;
  /** Resolves when every folder is analysed; rejects with the reason when that failed. */
  whenReady(): Promise<void>;
}

export function activate(context: vscode.ExtensionContext): GroundplanApi {
  const output = vscode.window.createOutputChannel('Groundplan', { log: true });
  const engine = new EngineHandle(
    () =>
      new EngineClient({
        entry: join(context.extensionPath, 'dist', 'engine.mjs'),
        gitAllowed: vscode.workspace.isTrusted,
        log: (message) => output.info(message),
        now: () => performance.now(),
      }),
  );
  const index = new IndexController(engine, context.storageUri ?? context.globalStorageUri);
  const tree = new ExplorerTree(engine, index);
  const panel = new Panel(engine, index, context.extensionUri);
  const diagnostics = new CycleDiagnostics(engine, index);
  context.subscriptions.push(
    output,
    engine,
    index,
    tree,
    panel,
    diagnostics,
    createStatusBar(index),
    watchChanges(index),
    registerCommands({ engine, index, tree, refreshPanel: () => void panel.refresh() }),
    vscode.commands.registerCommand('groundplan.showLog', () => output.show()),
    vscode.window.registerTreeDataProvider('groundplan.explorer', tree),
    vscode.window.registerWebviewViewProvider('groundplan.panel', panel),
    vscode.languages.registerCodeActionsProvider(
      { scheme: 'file' },
      new CycleQuickFixes(engine, diagnostics),
      {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      },
    ),
    index.onStateChanged(
      () => void vscode.commands.executeCommand('setContext', 'groundplan.phase', index.state.phase),
    ),
  );
  if (readSetting('analyzeOnStartup')) void index.analyzeAll();
  return { engineState: () => index.state, whenReady: () => whenReady(index) };
}

function whenReady(index: IndexController): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      if (index.state.phase === 'ready') resolve();
      else if (index.state.phase === 'error') reject(new Error(index.state.reason));
      else return;
      listening.dispose();
    };
    const listening = index.onStateChanged(settle);
    settle();
  });
}
