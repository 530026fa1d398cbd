/** The engines at a glance: which answer, which do not and why; what can be done about it is a step away. */
import * as vscode from 'vscode';
import { whatHappened } from '../../base/whatHappened.ts';
import type { EngineStatus } from '../../core/model/engines.ts';
import type { EnginesReport } from '../../protocol/modelsApi.ts';
import type { EngineHandle } from '../engineHandle.ts';

interface Item extends vscode.QuickPickItem {
  readonly command?: string;
  readonly arguments?: readonly unknown[];
}

export async function showEngines(engine: EngineHandle): Promise<void> {
  const report = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Groundplan: looking for engines' },
    () => engine.get().models.list({ anew: true }),
  );
  const chosen = await vscode.window.showQuickPick(itemsOf(report), {
    title: 'Engines, in the order in which they are asked',
    matchOnDetail: true,
    matchOnDescription: true,
  });
  if (chosen?.command !== undefined)
    await vscode.commands.executeCommand(chosen.command, ...(chosen.arguments ?? []));
}

const ANSWERS = { command: 'workbench.action.openSettings', arguments: ['groundplan.engine'] };
const SERVERS = { command: 'workbench.action.openSettings', arguments: ['groundplan.servers'] };

function itemsOf({ engines, problems }: EnginesReport): readonly Item[] {
  return [
    ...engines.map((engine) => ({ ...described(engine), ...remedyFor(engine) })),
    ...problems.map((problem) => ({
      label: '$(warning) Settings',
      detail: plain(whatHappened(problem)),
      ...SERVERS,
    })),
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: '$(settings-gear) Choose What Answers', ...ANSWERS },
    { label: '$(server) Add a Server', ...SERVERS },
    { label: '$(key) Set Server Key', command: 'groundplan.setServerKey' },
    { label: '$(split-horizontal) Compare Two Engines', command: 'groundplan.compareEngines' },
  ];
}

/** What choosing its row leads to. */
function remedyFor({ kind, state }: EngineStatus): Pick<Item, 'command' | 'arguments'> {
  if (kind === 'embedded' && state === 'unavailable') return { command: 'groundplan.addModel' };
  return kind === 'server' ? SERVERS : ANSWERS;
}

function described({ id, state, reason, models, reach }: EngineStatus): Item {
  const icon = { ready: '$(pass-filled)', unavailable: '$(error)', unasked: '$(circle-slash)' }[state];
  const where = reach === 'machine' ? 'on this machine' : 'elsewhere';
  if (state !== 'ready')
    return { label: `${icon} ${id}`, description: where, detail: plain(whatHappened(reason ?? '')) };
  const names = models.map(({ name, contextTokens }) =>
    contextTokens === undefined ? name : `${name} (${contextTokens.toLocaleString('en')} tokens)`,
  );
  return { label: `${icon} ${id}`, description: where, detail: names.join(' · ') };
}

/** Quick picks show no Markdown. */
function plain(markdown: string): string {
  return markdown.replaceAll('`', '');
}
