/** Groundplan's mark where VS Code shows it as it is, and not in a colour of the theme. */
import * as vscode from 'vscode';

export function markIn(extensionUri: vscode.Uri): { readonly light: vscode.Uri; readonly dark: vscode.Uri } {
  const file = (name: string) => vscode.Uri.joinPath(extensionUri, 'media', name);
  return { light: file('activity.svg'), dark: file('activityOnDark.svg') };
}
