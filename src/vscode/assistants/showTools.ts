/** Tools of other servers at a glance: what the chat may call, what is wrong with a server, what was done, and what is allowed for good. */
import * as vscode from 'vscode';
import type { ToolLogEntry } from '../../core/model/toolServer.ts';
import type { ChatToolsReport } from '../../protocol/chatApi.ts';
import type { EngineHandle } from '../engineHandle.ts';

interface Item extends vscode.QuickPickItem {
  run?(): unknown;
}

const LOGGED = 1_000;

export async function showTools(engine: EngineHandle): Promise<void> {
  const report = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Groundplan: asking servers for their tools' },
    () => engine.get().chat.tools({}),
  );
  const chosen = await vscode.window.showQuickPick(itemsOf(report, engine), {
    title: 'Tools of Other Servers',
    matchOnDetail: true,
    matchOnDescription: true,
  });
  await chosen?.run?.();
}

function itemsOf({ tools, troubles, off }: ChatToolsReport, engine: EngineHandle): readonly Item[] {
  const settings = () =>
    vscode.commands.executeCommand('workbench.action.openSettings', 'groundplan.mcpServers');
  const allowed = tools.filter((tool) => tool.allowed).length;
  return [
    ...tools.map((tool) => ({
      label: `$(tools) ${tool.name}`,
      description: tool.allowed ? `${tool.server}, always allowed` : tool.server,
      detail: tool.description,
    })),
    ...troubles.map(({ server, message }) => ({
      label: `$(warning) ${server}`,
      detail: message,
      run: settings,
    })),
    ...(off === undefined
      ? []
      : [{ label: '$(circle-slash) None', detail: off.replaceAll('`', ''), run: settings }]),
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: '$(output) What They Did', run: () => showLog(engine) },
    {
      label: '$(discard) Ask Again for Every Tool',
      description: allowed === 0 ? '' : `${allowed} always allowed`,
      run: () => withdraw(engine),
    },
    { label: '$(settings-gear) Servers', run: settings },
  ];
}

async function showLog(engine: EngineHandle): Promise<void> {
  const { entries } = await engine.get().chat.toolLog({ count: LOGGED });
  const content = entries.length === 0 ? 'No tool was called yet.\n' : entries.map(lineOf).join('');
  const document = await vscode.workspace.openTextDocument({ content, language: 'log' });
  await vscode.window.showTextDocument(document);
}

function lineOf({ at, call, server, tool, event, ...details }: ToolLogEntry): string {
  return `${at} ${event} ${server}/${tool} ${call.slice(0, 8)} ${JSON.stringify(details)}\n`;
}

async function withdraw(engine: EngineHandle): Promise<void> {
  const { forgotten } = await engine.get().chat.withdrawConsent({});
  const which = forgotten.length === 0 ? '' : ` Allowed until now: ${forgotten.join(', ')}.`;
  void vscode.window.showInformationMessage(`Every tool will be asked for before it runs.${which}`);
}
