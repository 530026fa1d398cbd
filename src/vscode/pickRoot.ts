import * as vscode from 'vscode';
import type { IndexController } from './indexController.ts';

/** The folder that is meant: the only one, or the one a person picks. */
export async function pickRoot(
  { modelledRoots, roots }: IndexController,
  title: string,
): Promise<string | undefined> {
  const among = modelledRoots.length > 0 ? modelledRoots : roots;
  if (among.length === 0) {
    void vscode.window.showInformationMessage(
      'Open a folder first: Groundplan goes by the code it finds there.',
    );
    return undefined;
  }
  return among.length === 1 ? among[0] : vscode.window.showQuickPick([...among], { title });
}
