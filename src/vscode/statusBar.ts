/** The index as a visible state machine: one item, a spinner only while something is working. */
import * as vscode from 'vscode';
import type { IndexState } from '../protocol/engineApi.ts';
import type { BackgroundLearning } from './backgroundLearning.ts';
import { counted, grouped } from './figures.ts';
import type { IndexController } from './indexController.ts';

export function createStatusBar(index: IndexController, background: BackgroundLearning): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('groundplan.status', vscode.StatusBarAlignment.Left, 0);
  item.name = 'Groundplan';
  item.command = 'groundplan.statusMenu';
  const show = () => {
    const { text, tooltip, failing } = appearance(index.state);
    item.text = text;
    item.tooltip = index.state.phase === 'ready' ? `${tooltip}\n${background.text}` : tooltip;
    item.accessibilityInformation = { label: `Groundplan: ${tooltip}` };
    item.backgroundColor = failing ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
  };
  show();
  item.show();
  return vscode.Disposable.from(item, index.onStateChanged(show), background.onChanged(show));
}

interface Appearance {
  readonly text: string;
  readonly tooltip: string;
  readonly failing?: boolean;
}

function appearance(state: IndexState): Appearance {
  switch (state.phase) {
    case 'standby':
      return { text: '$(type-hierarchy) Groundplan', tooltip: 'This workspace has not been analysed yet.' };
    case 'indexing': {
      const progress = state.total > 0 ? ` ${grouped(state.done)}/${grouped(state.total)}` : '';
      return {
        text: `$(loading~spin) Groundplan${progress}`,
        tooltip: `Reading the workspace (${state.stage})${progress}.`,
      };
    }
    case 'ready': {
      const problems = state.problems > 0 ? ` ${grouped(state.problems)} left out or read in part.` : '';
      return {
        text: '$(type-hierarchy) Groundplan',
        tooltip: `Ready: ${counted(state.files, 'file')}.${problems}`,
      };
    }
    case 'paused':
      return { text: '$(debug-pause) Groundplan', tooltip: 'Paused: nothing is read until you resume.' };
    case 'error':
      return {
        text: '$(error) Groundplan',
        tooltip: `${state.reason.replace(/(?<![.!?])$/, '.')} ${state.remedy}`,
        failing: true,
      };
  }
}
