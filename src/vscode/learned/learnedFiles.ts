/** What is learned as a file: where it goes and comes from is the person's choice. */
import * as vscode from 'vscode';
import type { LearnedExportRequest, LearnedItemsApi } from '../../protocol/learnedApi.ts';
import { counted } from '../figures.ts';
import { readSetting } from '../settings.ts';

const FILTERS = { JSON: ['json'] };
/** For a team: it is written to be committed. */
const USUAL = ['.groundplan', 'learned.json'] as const;

export async function exportLearned(
  api: LearnedItemsApi,
  asked: Pick<LearnedExportRequest, 'items' | 'kinds'>,
): Promise<void> {
  const target = await vscode.window.showSaveDialog({
    title: 'Export What Was Learned',
    filters: FILTERS,
    ...usualPlace(),
  });
  if (target === undefined) return;
  const before = await textOf(target);
  const { text, items } = await api.export({
    ...asked,
    level: readSetting('feedback.level'),
    ...(before === undefined ? {} : { into: before }),
  });
  await vscode.workspace.fs.writeFile(target, Buffer.from(text));
  const together = before === undefined ? '' : ', together with what the file held';
  const open = await vscode.window.showInformationMessage(
    `${counted(items, 'item')} exported${together}. It holds no paths of this machine.`,
    'Open File',
  );
  if (open !== undefined) await vscode.window.showTextDocument(target);
}

/** False where nothing was chosen. */
export async function importLearned(api: LearnedItemsApi): Promise<boolean> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: 'Import What Others Have Learned',
      filters: FILTERS,
      openLabel: 'Import',
      ...usualPlace(),
    })) ?? [];
  if (file === undefined) return false;
  const { changed, leftOut } = await api.import({ text: (await textOf(file)) ?? '' });
  const said = changed === 0 ? 'Nothing in it is new.' : `${counted(changed, 'item')} learned or changed.`;
  const left = leftOut === 0 ? '' : ` ${counted(leftOut, 'part')} of the file could not be used.`;
  void vscode.window.showInformationMessage(`${said}${left}`);
  return true;
}

function usualPlace(): { readonly defaultUri?: vscode.Uri } {
  const folder = vscode.workspace.workspaceFolders?.[0];
  return folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder.uri, ...USUAL) };
}

/** Undefined where there is no such file. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return Buffer.from(await vscode.workspace.fs.readFile(uri)).toString('utf8');
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
