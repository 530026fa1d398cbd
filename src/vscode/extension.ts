/** The entry of the extension: wires, and does nothing else until something is asked for. */
import { join } from 'node:path';
import * as vscode from 'vscode';
import { EngineClient } from '../infra/engineProcess/engineClient.ts';
import type { IndexState } from '../protocol/engineApi.ts';
import { registerArchitectureTools } from './assistants/architectureTools.ts';
import { registerMcpServer } from './assistants/mcpServerProvider.ts';
import { toolHost } from './assistants/toolHost.ts';
import { BackgroundLearning } from './backgroundLearning.ts';
import { registerParticipant } from './chat/participant.ts';
import { registerCommands } from './commands.ts';
import { EngineHandle } from './engineHandle.ts';
import { ImportHover } from './explainImport.ts';
import { AskWhy } from './feedback/askWhy.ts';
import { FeedbackLog } from './feedback/feedbackLog.ts';
import { FeedbackRecorder } from './feedback/feedbackRecorder.ts';
import { WordsDesk } from './feedback/words/wordsDesk.ts';
import { FilePlaces } from './filePlaces.ts';
import { FindingDiagnostics } from './findingDiagnostics.ts';
import { IndexController } from './indexController.ts';
import { LearnedPanel } from './learned/learnedPanel.ts';
import { MapPanel } from './map/mapPanel.ts';
import { ModelsParts } from './models/modelsParts.ts';
import { ModelViews } from './modelViews.ts';
import { NewProjectPanel } from './newProject/newProjectPanel.ts';
import { Panel } from './panel.ts';
import { PlaceHover } from './placeHover.ts';
import { PlaceLens } from './placeLens.ts';
import { MisplacedHints } from './places/misplacedHints.ts';
import { PROXY_SETTINGS, proxyEnvironment } from './proxyEnvironment.ts';
import { FindingQuickFixes } from './quickFixes.ts';
import { readSetting } from './settings.ts';
import { Presence } from './sleep/presence.ts';
import { SleepDesk } from './sleep/sleepDesk.ts';
import { Sleeper } from './sleep/sleeper.ts';
import { SleepReportPanel } from './sleep/sleepReportPanel.ts';
import { createStatusBar } from './statusBar.ts';
import { StoreKeys } from './store/storeKeys.ts';
import { ExplorerTree } from './views/explorerTree.ts';
import { watchChanges } from './watchChanges.ts';

export interface GroundplanApi {
  engineState(): IndexState;
  /** Resolves when every folder is analysed; rejects with the reason when that failed. */
  whenReady(): Promise<void>;
}

export function activate(context: vscode.ExtensionContext): GroundplanApi {
  const output = vscode.window.createOutputChannel('Groundplan', { log: true });
  const models = new ModelsParts(context);
  const storeKeys = new StoreKeys(context);
  const engine = new EngineHandle(
    () =>
      new EngineClient({
        entry: join(context.extensionPath, 'dist', 'engine.mjs'),
        gitAllowed: vscode.workspace.isTrusted,
        statePath: context.globalStorageUri.fsPath,
        env: proxyEnvironment(vscode.workspace.getConfiguration('http')),
        host: {
          ...models.host,
          ...toolHost(context, (message) => output.warn(message)),
          storeCredentials: () => storeKeys.get(),
        },
        log: (message) => output.info(message),
        now: () => performance.now(),
      }),
  );
  const index = new IndexController(engine, context.storageUri ?? context.globalStorageUri);
  const views = new ModelViews(engine, index);
  const feedback = new FeedbackRecorder({ engine, index, log: (message) => output.warn(message) });
  const presence = new Presence(engine);
  const background = new BackgroundLearning({ engine, index, presence });
  const sleeper = new Sleeper({ engine, index, presence });
  const feedbackLog = new FeedbackLog(feedback);
  const why = new AskWhy();
  const tree = new ExplorerTree(views, index);
  const panel = new Panel({ engine, index, views, feedback, extensionUri: context.extensionUri });
  const learned = new LearnedPanel({ engine, index, views, extensionUri: context.extensionUri });
  const reports = new SleepReportPanel({ engine, sleeper, learned, extensionUri: context.extensionUri });
  const sleep = new SleepDesk({ engine, index, sleeper, presence, reports, learned });
  const newProject = new NewProjectPanel({
    engine,
    extensionUri: context.extensionUri,
    memory: context.globalState,
  });
  const map = new MapPanel({ engine, index, views, extensionUri: context.extensionUri });
  const diagnostics = new FindingDiagnostics(views, index);
  const quickFixes = new FindingQuickFixes({ engine, views, diagnostics });
  const imports = new ImportHover({ engine, index, diagnostics });
  const misplaced = new MisplacedHints({ engine, index });
  const places = new FilePlaces(engine, index, views);
  context.subscriptions.push(
    output,
    engine,
    index,
    views,
    feedback,
    feedbackLog,
    why,
    new WordsDesk({ feedback, index }),
    tree,
    panel,
    map,
    learned,
    newProject,
    diagnostics,
    background,
    sleep,
    reports,
    sleeper,
    presence,
    createStatusBar({ index, background, sleeper }),
    showPhase(index),
    watchChanges(index),
    models.register(engine),
    registerArchitectureTools({ engine, index }),
    registerMcpServer(context),
    registerCommands({
      engine,
      index,
      views,
      tree,
      map,
      learned,
      newProject,
      panel,
      imports,
      models,
      storeKeys,
      feedback,
      background,
      sleep,
      presence,
      feedbackLog,
      why,
    }),
    registerParticipant({ engine, index, extensionUri: context.extensionUri }),
    vscode.commands.registerCommand('groundplan.showLog', () => output.show()),
    vscode.window.registerTreeDataProvider('groundplan.explorer', tree),
    vscode.window.registerWebviewViewProvider('groundplan.panel', panel),
    vscode.languages.registerCodeActionsProvider({ scheme: 'file' }, quickFixes, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    misplaced,
    vscode.languages.registerCodeActionsProvider({ scheme: 'file' }, misplaced, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    places,
    vscode.languages.registerCodeLensProvider({ scheme: 'file' }, new PlaceLens(places)),
    vscode.languages.registerHoverProvider({ scheme: 'file' }, new PlaceHover(places)),
    vscode.languages.registerHoverProvider({ scheme: 'file' }, imports),
    storeKeys.onChanged(() => {
      // A store is opened with what was set then.
      engine.replace();
      void index.analyzeAll();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!PROXY_SETTINGS.some((setting) => event.affectsConfiguration(setting))) return;
      // A process has its environment when it starts.
      engine.replace();
      if (index.modelledRoots.length > 0) void index.analyzeAll();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      // What a process may run is settled when it starts.
      engine.replace();
      void index.analyzeAll();
    }),
  );
  if (readSetting('analyzeOnStartup')) void index.analyzeAll();
  return { engineState: () => index.state, whenReady: () => whenReady(index) };
}

/** Lets the views' welcome texts follow the state. */
function showPhase(index: IndexController): vscode.Disposable {
  let shown = '';
  return index.onStateChanged(() => {
    const { phase } = index.state;
    if (phase !== shown) void vscode.commands.executeCommand('setContext', 'groundplan.phase', phase);
    shown = phase;
  });
}

async function whenReady(index: IndexController): Promise<void> {
  const state = await index.settled();
  if (state.phase === 'error') throw new Error(state.reason);
}
