/** The index as a visible state machine: one item, a spinner only while something is working. */
import * as vscode from 'vscode';
import type { IndexState } from '../protocol/engineApi.ts';
import type { BackgroundLearning } from './backgroundLearning.ts';
import { counted, grouped } from './figures.ts';
import type { IndexController } from './indexController.ts';
import type { Sleeper } from './sleep/sleeper.ts';

export interface StatusParts {
  readonly index: IndexController;
  readonly background: BackgroundLearning;
  readonly sleeper: Sleeper;
}

export function createStatusBar({ index, background, sleeper }: StatusParts): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('groundplan.status', vscode.StatusBarAlignment.Left, 0);
  item.name = 'Groundplan';
  item.command = 'groundplan.statusMenu';
  const show = () => {
    const { text, tooltip, failing } = appearance(index.state);
    const ready = index.state.phase === 'ready';
    item.text = ready && sleeper.now !== undefined ? '$(coffee) Groundplan sleeps' : text;
    item.tooltip = ready ? [tooltip, background.text, sleeper.text].filter(Boolean).join('\n') : tooltip;
    item.accessibilityInformation = { label: `Groundplan: ${tooltip}` };
    item.backgroundColor = failing ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
  };
  show();
  item.show();
  return vscode.Disposable.from(
    item,
    index.onStateChanged(show),
    background.onChanged(show),
    sleeper.onChanged(show),
  );
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
