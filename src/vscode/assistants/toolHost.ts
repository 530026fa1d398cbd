/** What the engine asks of VS Code about tools of other servers: which there are, and whether they may run here. */
import { join } from 'node:path';
import * as vscode from 'vscode';
import { readToolServers } from '../../core/settings/toolServerSettings.ts';
import type { HostToolsApi } from '../../protocol/hostApi.ts';
import { readSetting } from '../settings.ts';

export function toolHost(context: vscode.ExtensionContext, tell: (problem: string) => void): HostToolsApi {
  return {
    async toolServers() {
      const { servers, problems } = readToolServers(readSetting('mcpServers'));
      for (const problem of problems) tell(problem);
      const auditFile = join(context.globalStorageUri.fsPath, 'tools.jsonl');
      return { servers, trusted: vscode.workspace.isTrusted, auditFile };
    },
  };
}
