/** The document of the panel: nothing but our script may run in it, and nothing is loaded from elsewhere. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

export function panelPage(webview: vscode.Webview, assets: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const asset = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(assets, name));
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource} 'unsafe-inline'; font-src ${webview.cspSource};`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link id="vscode-codicon-stylesheet" rel="stylesheet" href="${asset('codicon.css')}">
<title>Groundplan</title>
</head>
<body><gp-panel></gp-panel><script nonce="${nonce}" type="module" src="${asset('panel.js')}"></script></body>
</html>`;
}
