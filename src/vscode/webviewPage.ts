/** The document of a webview: nothing but our script may run in it, and nothing is loaded from elsewhere. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

export interface PageParts {
  /** Folder of scripts and styles. */
  readonly assets: vscode.Uri;
  /** Of the script. */
  readonly name: string;
  /** Of the custom element that is the page. */
  readonly tag: string;
  readonly title: string;
}

export function webviewPage(webview: vscode.Webview, { assets, name, tag, title }: PageParts): string {
  const nonce = randomBytes(16).toString('base64');
  const asset = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(assets, file));
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource} 'unsafe-inline'; font-src ${webview.cspSource}; img-src blob:;`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link id="vscode-codicon-stylesheet" rel="stylesheet" href="${asset('codicon.css')}">
<title>${title}</title>
</head>
<body><${tag}></${tag}><script nonce="${nonce}" type="module" src="${asset(`${name}.js`)}"></script></body>
</html>`;
}
