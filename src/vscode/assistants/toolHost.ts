/** What the engine asks of VS Code about tools of other servers: which there are, and whether one may run. */
import { join } from 'node:path';
import * as vscode from 'vscode';
import { readToolServers } from '../../core/settings/toolServerSettings.ts';
import type { HostToolsApi } from '../../protocol/hostApi.ts';
import { readSetting } from '../settings.ts';

const ONCE = 'Run Once';
const SESSION = 'Run in This Session';

export function toolHost(context: vscode.ExtensionContext, tell: (problem: string) => void): HostToolsApi {
  return {
    async toolServers() {
      const { servers, problems } = readToolServers(readSetting('mcpServers'));
      for (const problem of problems) tell(problem);
      const auditFile = join(context.globalStorageUri.fsPath, 'tools.jsonl');
      return { servers, trusted: vscode.workspace.isTrusted, auditFile };
    },
    async confirmTool({ tool, arguments: given }) {
      const chosen = await vscode.window.showWarningMessage(
        `Run the tool ${tool.name} of the server ${tool.server}?`,
        {
          modal: true,
          detail: `The server says of it: ${tool.description || 'nothing.'}\n\nWith:\n${given}`,
        },
        ONCE,
        SESSION,
      );
      if (chosen === SESSION) return 'session';
      return chosen === ONCE ? 'once' : 'refused';
    },
  };
}
