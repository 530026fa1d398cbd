/** The table of commands. */
import * as vscode from 'vscode';
import type { Suggestion } from '../core/model/suggestion.ts';
import type { IndexState } from '../protocol/engineApi.ts';
import { allowOnce, type ToleratedImport } from './allowOnce.ts';
import { applySuggestion, type HowToApply } from './applySuggestion.ts';
import { openEvidence } from './documents.ts';
import type { EngineHandle } from './engineHandle.ts';
import { askedImport, type ImportHover } from './explainImport.ts';
import { fixAllOfRule, type RuleToFix } from './fixAllOfRule.ts';
import type { IndexController } from './indexController.ts';
import { inferRules } from './inferRules.ts';
import type { MapPanel } from './map/mapPanel.ts';
import { type MapArgument, placeToShow } from './map/placeToShow.ts';
import type { ModelsParts } from './models/modelsParts.ts';
import type { ModelViews } from './modelViews.ts';
import type { Panel } from './panel.ts';
import { searchCode } from './search/searchPick.ts';
import type { ExplorerTree } from './views/explorerTree.ts';
import type { TreeNode } from './views/treeNode.ts';

export interface CommandParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
  readonly views: ModelViews;
  readonly tree: ExplorerTree;
  readonly map: MapPanel;
  readonly panel: Panel;
  readonly imports: ImportHover;
  readonly models: ModelsParts;
}

/** What a menu or another command hands over: a tree node, or an object like one. */
interface SuggestionArgument {
  readonly suggestion?: { readonly root: string; readonly id: string };
}

const COMMANDS: Readonly<Record<string, (parts: CommandParts, ...args: never[]) => unknown>> = {
  suggestArchitecture: (parts) => suggestArchitecture(parts),
  refresh: ({ index }) => index.analyzeAll(),
  resume: ({ index }) => index.analyzeAll(),
  rebuildIndex: ({ index }) => index.rebuildAll(),
  pause: ({ index }) => index.pause(),
  inferRules: (parts) => inferRules(parts),
  fixAllOfRule: (parts, chosen?: RuleToFix) => fixAllOfRule(parts, chosen),
  explainImport: ({ imports }, asked?: unknown) => imports.explain(askedImport(asked)),
  allowOnce: (parts, tolerated?: ToleratedImport) => allowOnce(parts, tolerated),
  newConversation: ({ panel }) => panel.go('new'),
  showConversations: ({ panel }) => panel.go('history'),
  showPanel: () => vscode.commands.executeCommand('groundplan.panel.focus'),
  search: (parts) => searchCode(parts),
  showMap: ({ map }) => map.show(),
  showInMap: ({ map }, place?: MapArgument) => map.show(placeToShow(place)),
  showEngines: ({ models, engine }) => models.show(engine),
  compareEngines: ({ models, engine }) => models.compare(engine),
  setServerKey: ({ models }) => models.setKey(),
  removeServerKey: ({ models }) => models.removeKey(),
  clearAnswers: ({ models, engine }) => models.clearCache(engine),
  statusMenu: ({ index }) => statusMenu(index),
  openEvidence: (_, root: string, path: string, line: number) => openEvidence(root, path, line),
  previewSuggestion: (parts, node: SuggestionArgument) => carryOut(parts, node, 'preview'),
  applySuggestion: (parts, node: SuggestionArgument) => carryOut(parts, node, 'apply'),
  editSuggestion: (parts, node: SuggestionArgument) => carryOut(parts, node, 'edit'),
  dismissSuggestion: (parts, node: SuggestionArgument) => dismiss(parts, node),
  showMore: ({ tree }, node: TreeNode) => tree.showMore(node),
};

/** A failing command tells the person why; it never fails silently. */
export function registerCommands(parts: CommandParts): vscode.Disposable {
  const registered = Object.entries(COMMANDS).map(([name, run]) =>
    vscode.commands.registerCommand(`groundplan.${name}`, async (...args: never[]) => {
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
  const chosen = await vscode.window.showQuickPick(items, options);
  if (chosen === undefined) return;
  if (chosen.suggestion.edits.length > 0)
    await carryOut(parts, { suggestion: { root: chosen.root, id: chosen.suggestion.id } }, 'preview');
  else await vscode.commands.executeCommand('groundplan.showPanel');
}

async function suggestionItems({ index, views }: CommandParts): Promise<SuggestionItem[]> {
  if (index.modelledRoots.length === 0) await analysed(index);
  const items: SuggestionItem[] = [];
  for (const root of index.modelledRoots) {
    for (const suggestion of await views.suggestions(root)) {
      const icon = suggestion.edits.length > 0 ? '$(lightbulb-autofix)' : '$(lightbulb)';
      items.push({
        root,
        suggestion,
        label: `${icon} ${suggestion.title}`,
        // A long title cuts off what stands behind it.
        detail: `${suggestion.confidence} · ${suggestion.rationale}`,
      });
    }
  }
  return items.sort((a, b) => b.suggestion.score - a.suggestion.score);
}

/** Waits for an analysis that goes on, or begins one; fails with its reason. */
async function analysed(index: IndexController): Promise<void> {
  if (index.state.phase !== 'indexing') await index.analyzeAll();
  const state = await index.settled();
  if (state.phase === 'error') throw new Error(`${state.reason} ${state.remedy}`);
}

async function carryOut({ engine }: CommandParts, node: SuggestionArgument, how: HowToApply): Promise<void> {
  if (node?.suggestion === undefined) return;
  const { root, id } = node.suggestion;
  await applySuggestion(engine.get(), { root, id, how });
}

async function dismiss({ views }: CommandParts, node: SuggestionArgument): Promise<void> {
  if (node?.suggestion === undefined) return;
  await views.dismiss(node.suggestion.root, node.suggestion.id);
}

async function statusMenu(index: IndexController): Promise<void> {
  const items = [
    { label: '$(lightbulb) Suggest Architecture', command: 'groundplan.suggestArchitecture' },
    { label: '$(type-hierarchy) Show Map', command: 'groundplan.showMap' },
    { label: '$(layout-sidebar-left) Show Panel', command: 'groundplan.showPanel' },
    nextStep(index.state.phase),
    { label: '$(trash) Rebuild Index', command: 'groundplan.rebuildIndex' },
    { label: '$(output) Show Log', command: 'groundplan.showLog' },
  ];
  const chosen = await vscode.window.showQuickPick(items, { title: 'Groundplan' });
  if (chosen !== undefined) await vscode.commands.executeCommand(chosen.command);
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
