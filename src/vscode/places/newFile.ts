/** Creates a file where it belongs: the name is asked for, the folders are shown with why, and the file begins as its peers do. */
import * as vscode from 'vscode';
import type { Engine } from '../../protocol/engineApi.ts';
import type { PlaceNameReport } from '../../protocol/habitsApi.ts';
import { uriOf } from '../documents.ts';
import type { EngineHandle } from '../engineHandle.ts';
import type { IndexController } from '../indexController.ts';
import { pickRoot } from '../pickRoot.ts';

interface NewFileParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
}

type Folder = PlaceNameReport['folders'][number];

const FOLDERS = 8;
const TITLE = 'New File Where It Belongs';

/** @param given a name that another command or a key binding hands over. */
export async function newFile({ engine, index }: NewFileParts, given?: unknown): Promise<void> {
  const root = await pickRoot(index, TITLE);
  const name = root === undefined ? undefined : await nameFor(given);
  if (root === undefined || name === undefined) return;
  const placed = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: `Groundplan: looking where ${name} belongs` },
    async () => {
      await index.modelled(new AbortController().signal);
      return foldersFor(engine.get(), root, name);
    },
  );
  const folder = await pickFolder(name, placed);
  if (folder === undefined) return;
  const { text } = await engine.get().learning.skeleton({ root, folder, name });
  await create(uriOf(root, folder === '' ? name : `${folder}/${name}`), text);
}

/** Without learned projects where those cannot be read: nobody has to know of them to create a file. */
async function foldersFor({ learning }: Engine, root: string, name: string): Promise<readonly Folder[]> {
  const request = { root, name, limit: FOLDERS };
  const { folders } = await learning
    .place({ ...request, transfer: true })
    .catch(() => learning.place(request));
  return folders;
}

/** Where nothing tells, there is still the workspace itself. */
const NOWHERE_ELSE: readonly Folder[] = [
  { path: '', confidence: 0, why: 'no source file is there yet that would tell where this one belongs' },
];

async function pickFolder(name: string, folders: readonly Folder[]): Promise<string | undefined> {
  const items = (folders.length === 0 ? NOWHERE_ELSE : folders).map(({ path, confidence, why }) => ({
    label: path === '' ? '$(root-folder) the root' : `$(folder) ${path}`,
    description: share(confidence),
    detail: why,
    path,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: `Where ${name} belongs`,
    placeHolder: items.length === 1 ? 'Enter makes the file there' : 'Pick a folder; the likeliest is first',
    matchOnDetail: true,
  });
  return chosen?.path;
}

/** Never wholly sure; nothing where it says nothing. */
function share(confidence: number): string {
  return confidence < 0.005 ? '' : `${Math.min(99, Math.round(confidence * 100))} %`;
}

/** What is there is opened and never written over. Written past the editor's own events: who picked the folder needs no hint. */
async function create(uri: vscode.Uri, text: string): Promise<void> {
  const there = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  if (!there) await vscode.workspace.fs.writeFile(uri, Buffer.from(text, 'utf8'));
  await vscode.window.showTextDocument(uri, { preview: false });
}

async function nameFor(given: unknown): Promise<string | undefined> {
  if (typeof given === 'string' && problemOf(given) === undefined) return given.trim();
  const name = await vscode.window.showInputBox({
    title: TITLE,
    prompt: 'What will the file be called?',
    placeHolder: 'order.service.ts',
    validateInput: problemOf,
  });
  return name?.trim();
}

function problemOf(text: string): string | undefined {
  const name = text.trim();
  return /^[^/\\\p{Cc}]{1,255}$/u.test(name) && !/^\.\.?$/.test(name)
    ? undefined
    : 'A name without a folder, like order.service.ts';
}
