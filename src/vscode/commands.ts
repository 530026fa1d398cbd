/** The table of commands. */

import * as vscode from 'vscode';
import { inTurn } from '../base/inTurn.ts';
import type { Suggestion } from '../core/model/suggestion.ts';
import type { GenerateRequest } from '../protocol/blueprintsApi.ts';
import type { IndexState } from '../protocol/engineApi.ts';
import { pickRollBack } from './adapters/adapterActions.ts';
import { allowOnce, type ToleratedImport } from './allowOnce.ts';
import { applySuggestion, type HowToApply } from './applySuggestion.ts';
import { showTools } from './assistants/showTools.ts';
import type { BackgroundLearning } from './backgroundLearning.ts';
import { generate } from './blueprints/generate.ts';
import { offerRecord } from './decisions/offerRecord.ts';
import { type DecisionOrigin, recordDecision } from './decisions/recordDecision.ts';
import { openEvidence } from './documents.ts';
import type { EngineHandle } from './engineHandle.ts';
import { askedImport, type ImportHover } from './explainImport.ts';
import type { AskWhy } from './feedback/askWhy.ts';
import { exportFeedback, importFeedback } from './feedback/feedbackFiles.ts';
import type { FeedbackLog } from './feedback/feedbackLog.ts';
import type { FeedbackRecorder, OfferedSuggestion } from './feedback/feedbackRecorder.ts';
import { forgetFeedback } from './feedback/forgetFeedback.ts';
import { isHeard } from './feedback/signalSwitches.ts';
import { fixAllOfRule, type RuleToFix } from './fixAllOfRule.ts';
import type { IndexController } from './indexController.ts';
import { inferRules } from './inferRules.ts';
import type { LearnedPanel } from './learned/learnedPanel.ts';
import { whySuggestion } from './learned/whySuggestion.ts';
import type { MapPanel } from './map/mapPanel.ts';
import { type MapArgument, placeToShow } from './map/placeToShow.ts';
import type { ModelsParts } from './models/modelsParts.ts';
import type { ModelViews } from './modelViews.ts';
import type { NewProjectPanel } from './newProject/newProjectPanel.ts';
import type { Panel } from './panel.ts';
import { newFile } from './places/newFile.ts';
import { planFeature } from './planFeature.ts';
import { searchCode } from './search/searchPick.ts';
import type { Presence } from './sleep/presence.ts';
import type { SleepDesk } from './sleep/sleepDesk.ts';
import { showStore } from './store/showStore.ts';
import type { StoreKeys } from './store/storeKeys.ts';
import type { ExplorerTree } from './views/explorerTree.ts';
import type { TreeNode } from './views/treeNode.ts';

export interface CommandParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
  readonly views: ModelViews;
  readonly tree: ExplorerTree;
  readonly map: MapPanel;
  readonly learned: LearnedPanel;
  readonly newProject: NewProjectPanel;
  readonly panel: Panel;
  readonly imports: ImportHover;
  readonly models: ModelsParts;
  readonly storeKeys: StoreKeys;
  readonly feedback: FeedbackRecorder;
  readonly background: BackgroundLearning;
  readonly sleep: SleepDesk;
  readonly presence: Presence;
  readonly feedbackLog: FeedbackLog;
  readonly why: AskWhy;
}

/** What a menu or another command hands over: a tree node, or an object like one. */
interface SuggestionArgument {
  readonly suggestion?: OfferedSuggestion;
}

const COMMANDS: Readonly<Record<string, (parts: CommandParts, ...args: never[]) => unknown>> = {
  suggestArchitecture: (parts) => suggestArchitecture(parts),
  refresh: ({ index }) => index.analyzeAll(),
  resume: ({ index }) => index.analyzeAll(),
  rebuildIndex: ({ index }) => index.rebuildAll(),
  pause: ({ index }) => index.pause(),
  inferRules: (parts) => inferRules(parts),
  recordDecision: (parts, origin?: unknown) => recordDecision(parts, originOf(origin)),
  newProject: ({ newProject }, sentence?: unknown) =>
    newProject.begin(typeof sentence === 'string' ? sentence : undefined),
  newFile: (parts, name?: unknown) => newFile(parts, name),
  planFeature: (parts, sentence?: unknown) => planFeature(parts, sentence),
  generate: (parts, given?: Partial<GenerateRequest>) => generate(parts, given),
  fixAllOfRule: (parts, chosen?: RuleToFix) => fixAllOfRule(parts, chosen),
  explainImport: ({ imports }, asked?: unknown) => imports.explain(askedImport(asked)),
  allowOnce: (parts, tolerated?: ToleratedImport) => allowOnce(parts, tolerated),
  newConversation: ({ panel }) => panel.go('new'),
  showConversations: ({ panel }) => panel.go('history'),
  showPanel: () => vscode.commands.executeCommand('groundplan.panel.focus'),
  search: (parts) => searchCode(parts),
  showMap: ({ map }) => map.show(),
  showInMap: ({ map }, place?: MapArgument) => map.show(placeToShow(place)),
  showTools: ({ engine }) => showTools(engine),
  showEngines: ({ models, engine }) => models.show(engine),
  compareEngines: ({ models, engine }) => models.compare(engine),
  setServerKey: ({ models }) => models.setKey(),
  removeServerKey: ({ models }) => models.removeKey(),
  setStoreCredentials: ({ storeKeys }) => storeKeys.set(),
  removeStoreCredentials: ({ storeKeys }) => storeKeys.remove(),
  showStore: (parts) => showStore(parts),
  clearAnswers: ({ models, engine }) => models.clearCache(engine),
  whySuggestion: ({ engine }, node: SuggestionArgument) => whySuggestion(engine, node?.suggestion),
  allowSuggestion: (parts, node: TreeNode) => allowSuggestion(parts, node),
  showLearned: ({ learned }) => learned.show(),
  showAdapters: ({ learned }) => learned.showAdapters(),
  sleepNow: ({ sleep }) => sleep.sleepNow(),
  showSleepReport: ({ sleep }) => sleep.showReport(),
  rollBackAdapter: (parts) => rollBack(parts),
  showFeedbackLog: ({ feedbackLog }) => feedbackLog.show(),
  exportFeedback: (parts) => exportFeedback(parts),
  importFeedback: (parts) => importFeedback(parts),
  forgetFeedback: (parts) => forgetFeedback(parts),
  statusMenu: (parts) => statusMenu(parts),
  openEvidence: (_, root: string, path: string, line: number) => openEvidence(root, path, line),
  previewSuggestion: (parts, node: SuggestionArgument) => carryOut(parts, node, 'preview'),
  applySuggestion: (parts, node: SuggestionArgument) => carryOut(parts, node, 'apply'),
  editSuggestion: (parts, node: SuggestionArgument) => carryOut(parts, node, 'edit'),
  tellWhy: ({ why }, reason?: unknown) => why.ask(typeof reason === 'string' ? reason : undefined),
  dismissSuggestion: (parts, node: SuggestionArgument) => dismiss(parts, node),
  showMore: ({ tree }, node: TreeNode) => tree.showMore(node),
};

/** A failing command tells the person why; it never fails silently. */
export function registerCommands(parts: CommandParts): vscode.Disposable {
  const registered = Object.entries(COMMANDS).map(([name, run]) =>
    vscode.commands.registerCommand(`groundplan.${name}`, async (...args: never[]) => {
      parts.presence.looked();
      try {
        return await run(parts, ...args);
      } catch (error) {
        void vscode.window.showErrorMessage(`Groundplan: ${error instanceof Error ? error.message : error}`);
        return undefined;
      }
    }),
  );
  return vscode.Disposable.from(...registered);
}

/** Of a list of suggestions, without scrolling. */
const IN_SIGHT = 6;
const LONGEST_LOOK_MS = 60_000;

interface SuggestionItem extends vscode.QuickPickItem {
  readonly root: string;
  readonly suggestion: Suggestion;
}

async function suggestArchitecture(parts: CommandParts): Promise<void> {
  if (parts.index.roots.length === 0) {
    void vscode.window.showInformationMessage(
      'Open a folder first: Groundplan suggests from the code it finds there.',
    );
    return;
  }
  const items = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Groundplan: looking for suggestions' },
    () => suggestionItems(parts),
  );
  if (items.length === 0) {
    void vscode.window.showInformationMessage(
      'Nothing to suggest: no cycle, no misplaced file, no module that does too much.',
    );
    return;
  }
  const options = {
    title: 'Suggest Architecture',
    placeHolder: 'Choose a suggestion to preview its edits',
    matchOnDetail: true,
  };
  const began = Date.now();
  const chosen = await vscode.window.showQuickPick(items, options);
  const ms = Math.min(LONGEST_LOOK_MS, Date.now() - began);
  parts.feedback.saw(items.slice(0, IN_SIGHT).map(({ root, suggestion: { id } }) => ({ root, id, ms })));
  if (chosen === undefined) return;
  if (chosen.suggestion.edits.length > 0)
    await carryOut(parts, { suggestion: { root: chosen.root, id: chosen.suggestion.id } }, 'preview');
  else await vscode.commands.executeCommand('groundplan.showPanel');
}

async function suggestionItems({ index, views }: CommandParts): Promise<SuggestionItem[]> {
  if (index.modelledRoots.length === 0) await analysed(index);
  const lists: SuggestionItem[][] = [];
  for (const root of index.modelledRoots) {
    lists.push((await views.suggestions(root)).map((suggestion) => suggestionItem(root, suggestion)));
  }
  return inTurn(lists, ({ suggestion }) => suggestion.score);
}

function suggestionItem(root: string, suggestion: Suggestion): SuggestionItem {
  const icon = suggestion.edits.length > 0 ? '$(lightbulb-autofix)' : '$(lightbulb)';
  return {
    root,
    suggestion,
    label: `${icon} ${suggestion.title}`,
    // A long title cuts off what stands behind it.
    detail: `${suggestion.confidence} · ${suggestion.rationale}`,
  };
}

/** Waits for an analysis that goes on, or begins one; fails with its reason. */
async function analysed(index: IndexController): Promise<void> {
  if (index.state.phase !== 'indexing') await index.analyzeAll();
  const state = await index.settled();
  if (state.phase === 'error') throw new Error(`${state.reason} ${state.remedy}`);
}

async function carryOut(
  { engine, feedback, index, why }: CommandParts,
  node: SuggestionArgument,
  how: HowToApply,
): Promise<void> {
  if (node?.suggestion === undefined) return;
  const { root, id } = node.suggestion;
  why.withdraw();
  await index.caughtUp();
  const began = Date.now();
  const carried = await applySuggestion(engine.get(), { root, id, how });
  if (carried.plan.edits.length > 0) await feedback.carriedOut(node.suggestion, carried, Date.now() - began);
  if (carried.outcome === 'done') void offerRecord(engine, { root, from: { kind: 'suggestion', id } });
}

/** A node of the tree, or what another command hands over. */
function originOf(given: unknown): DecisionOrigin | undefined {
  const { suggestion, finding, root, from } = (given ?? {}) as Partial<TreeNode & DecisionOrigin>;
  if (suggestion !== undefined)
    return { root: suggestion.root, from: { kind: 'suggestion', id: suggestion.id } };
  if (finding !== undefined) return { root: finding.root, from: { kind: 'finding', id: finding.id } };
  return root === undefined || from === undefined ? undefined : { root, from };
}

async function dismiss({ views, feedback, why }: CommandParts, node: SuggestionArgument): Promise<void> {
  if (node?.suggestion === undefined) return;
  const { suggestion } = node;
  const { root, id } = suggestion;
  // First what it was: once dismissed, it is on no list.
  if ((await feedback.dismissed(suggestion)) && isHeard('reasons'))
    why.offer(async (reason) => void (await feedback.dismissed(suggestion, reason)));
  await views.dismiss(root, id);
}

/** What hid it is kept and has no effect any more. */
async function allowSuggestion({ engine, views }: CommandParts, node: TreeNode): Promise<void> {
  if (node?.item === undefined || node.suggestion === undefined) return;
  await engine.get().learned.decide({ item: node.item, decision: { type: 'disable', disabled: true } });
  views.renewSuggestions(node.suggestion.root);
}

async function rollBack({ engine, learned }: CommandParts): Promise<void> {
  const said = await pickRollBack(engine.get().adapters);
  if (said === undefined) return;
  await learned.renewAdapters();
  void vscode.window.showInformationMessage(`${said}.`);
}

async function statusMenu({ index, background }: CommandParts): Promise<void> {
  const items = [
    { label: '$(lightbulb) Suggest Architecture', command: 'groundplan.suggestArchitecture' },
    { label: '$(type-hierarchy) Show Map', command: 'groundplan.showMap' },
    { label: '$(layout-sidebar-left) Show Panel', command: 'groundplan.showPanel' },
    nextStep(index.state.phase),
    { label: '$(trash) Rebuild Index', command: 'groundplan.rebuildIndex' },
    { label: '$(output) Show Log', command: 'groundplan.showLog' },
    { label: '$(coffee) Show Sleep Report', command: 'groundplan.showSleepReport' },
    {
      label: '$(mortar-board) Background Learning',
      detail: background.text,
      command: 'workbench.action.openSettings',
      argument: 'groundplan.background',
    },
  ];
  const chosen = await vscode.window.showQuickPick(items, { title: 'Groundplan' });
  if (chosen === undefined) return;
  const given = 'argument' in chosen ? [chosen.argument] : [];
  await vscode.commands.executeCommand(chosen.command, ...given);
}

function nextStep(phase: IndexState['phase']): vscode.QuickPickItem & { readonly command: string } {
  switch (phase) {
    case 'indexing':
      return { label: '$(debug-pause) Pause', command: 'groundplan.pause' };
    case 'paused':
      return { label: '$(play) Resume', command: 'groundplan.resume' };
    case 'standby':
      return { label: '$(play) Analyse', command: 'groundplan.refresh' };
    case 'ready':
    case 'error':
      return { label: '$(refresh) Analyse Again', command: 'groundplan.refresh' };
  }
}
