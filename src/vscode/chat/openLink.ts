import * as vscode from 'vscode';

/** A link of an answer leads where a model, or whoever spoke to it, wants: the whole address is shown before anything is opened. */
export async function openLink(url: string): Promise<void> {
  const parsed = URL.parse(url);
  if (parsed === null || !/^(https?|mailto):$/.test(parsed.protocol)) return;
  const open = 'Open';
  const copy = 'Copy';
  const detail = `${parsed.href}\n\nThe link comes from an answer; nobody has checked it.`;
  const chosen = await vscode.window.showWarningMessage(
    'Open this link?',
    { modal: true, detail },
    open,
    copy,
  );
  if (chosen === copy) await vscode.env.clipboard.writeText(parsed.href);
  if (chosen === open) await vscode.env.openExternal(vscode.Uri.parse(parsed.href, true));
}
