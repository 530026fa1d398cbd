/** Offers the MCP server of this extension to VS Code, which starts it when an assistant asks: for those outside the editor's own chat. */
import { join } from 'node:path';
import * as vscode from 'vscode';
import { analysisOptions, readSetting } from '../settings.ts';

const PROVIDER = 'groundplan.mcp';

/** None in an untrusted workspace: a server would read it outside of what VS Code restricts. */
export function registerMcpServer(context: vscode.ExtensionContext): vscode.Disposable {
  // Editors made from VS Code may not have it.
  if (!('registerMcpServerDefinitionProvider' in vscode.lm)) return new vscode.Disposable(() => {});
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeWorkspaceFolders(() => changed.fire()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('groundplan')) changed.fire();
    }),
    vscode.lm.registerMcpServerDefinitionProvider(PROVIDER, {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions: () => definitions(context),
    }),
  );
}

function definitions(context: vscode.ExtensionContext): vscode.McpStdioServerDefinition[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  const [first] = folders;
  if (!vscode.workspace.isTrusted || first === undefined || !readSetting('mcp.offerServer')) return [];
  const options = analysisOptions(first, context.storageUri ?? context.globalStorageUri);
  const args = [
    join(context.extensionPath, 'dist', 'mcp.mjs'),
    ...(options.storagePath === undefined ? [] : ['--storage', options.storagePath]),
    ...options.exclude.map((glob) => `--exclude=${glob}`),
    ...(options.includeTests ? ['--tests'] : []),
    ...(options.history ? [] : ['--no-git']),
    `--cpu=${options.cpuBudget}`,
    '--',
    ...folders.map(({ uri }) => uri.fsPath),
  ];
  // VS Code's own executable is Node.js where it is told so.
  const env = { ELECTRON_RUN_AS_NODE: '1', NODE_NO_WARNINGS: '1' };
  const { version } = context.extension.packageJSON as { readonly version: string };
  const server = new vscode.McpStdioServerDefinition('Groundplan', process.execPath, args, env, version);
  server.cwd = first.uri;
  return [server];
}
