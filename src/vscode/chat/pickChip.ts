/** Context of a question: picked by a person, or taken from the active editor. */
import * as vscode from 'vscode';
import type { ChatChip } from '../../core/model/chat.ts';
import type { EngineHandle } from '../engineHandle.ts';
import type { IndexController } from '../indexController.ts';
import { placeToShow } from '../map/placeToShow.ts';
import type { ModelViews } from '../modelViews.ts';

export interface PickParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
  readonly views: ModelViews;
}

/** Characters of a selection that travel; a longer one goes by its lines. */
const MOST_SELECTED = 50_000;

/** @returns undefined where nothing was picked. */
export async function pickChip(
  kind: 'file' | 'current' | 'selection' | 'module',
  parts: PickParts,
): Promise<ChatChip | undefined> {
  switch (kind) {
    case 'current':
      return currentFile();
    case 'selection':
      return selection();
    case 'file':
      return pickFile(parts);
    case 'module':
      return pickModule(parts);
  }
}

function currentFile(): ChatChip | undefined {
  const { root, focus } = placeToShow(undefined) ?? {};
  return root === undefined || focus === undefined ? undefined : { kind: 'file', root, path: focus };
}

function selection(): ChatChip | undefined {
  const file = currentFile();
  const editor = vscode.window.activeTextEditor;
  if (file === undefined || editor === undefined || editor.selection.isEmpty) return file;
  const { start, end } = editor.selection;
  // Up to the beginning of a line is without that line.
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  const text = editor.document.getText(editor.selection).slice(0, MOST_SELECTED);
  return { ...file, kind: 'selection', startLine: start.line + 1, endLine: last + 1, text };
}

interface ChipItem extends vscode.QuickPickItem {
  readonly chip: ChatChip;
}

/** The engine finds files by words of their paths, also where there are many thousands. */
function pickFile({ engine, index }: PickParts): Promise<ChatChip | undefined> {
  const pick = vscode.window.createQuickPick<ChipItem>();
  pick.title = 'Add a File to the Question';
  pick.placeholder = 'Words of its path';
  let asked = 0;
  const find = async (words: string) => {
    const turn = ++asked;
    pick.busy = true;
    const found = await Promise.all(
      index.modelledRoots.map(async (root) => {
        const { places } = await engine.get().mapPlaces(root, words);
        return places.filter(({ kind }) => kind === 'file').map(({ path }) => fileItem(root, path));
      }),
    ).catch(() => []);
    if (turn !== asked) return;
    pick.items = found.flat();
    pick.busy = false;
  };
  pick.onDidChangeValue((words) => void find(words));
  void find('');
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.chip);
      pick.hide();
    });
    pick.onDidHide(() => {
      asked++;
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function fileItem(root: string, path: string): ChipItem {
  const cut = path.lastIndexOf('/');
  return {
    label: `$(file) ${path.slice(cut + 1)}`,
    description: path.slice(0, Math.max(0, cut)),
    // The engine has matched it already, by its own rules.
    alwaysShow: true,
    chip: { kind: 'file', root, path },
  };
}

async function pickModule({ index, views }: PickParts): Promise<ChatChip | undefined> {
  const items: ChipItem[] = [];
  for (const root of index.modelledRoots) {
    const { modules } = await views.modules(root);
    items.push(
      ...modules.map(({ name, path, files }) => ({
        label: `$(package) ${name}`,
        description: path === name ? '' : path,
        detail: `${files} ${files === 1 ? 'file' : 'files'}`,
        chip: { kind: 'module' as const, root, path: name },
      })),
    );
  }
  const options = { title: 'Add a Module to the Question', matchOnDescription: true };
  return (await vscode.window.showQuickPick(items, options))?.chip;
}
