/** Texts that would be written, as read-only documents beside what is there. */
import * as vscode from 'vscode';
import { uriOf } from '../documents.ts';

const SCHEME = 'groundplan-preview';
let serial = 0;

export interface PreviewText {
  /** Relative to the workspace. */
  readonly path: string;
  /** Undefined: the file would be gone. */
  readonly text: string | undefined;
  readonly isThere: boolean;
}

export interface PreviewTexts extends vscode.Disposable {
  show(path: string): Promise<void>;
}

export function previewTexts(root: string, files: readonly PreviewText[]): PreviewTexts {
  const scheme = `${SCHEME}-${serial++}`;
  const texts = new Map(files.map((each) => [`/${each.path}`, each]));
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: ({ path }) => texts.get(path)?.text ?? '',
  });
  return {
    async show(path) {
      const file = texts.get(`/${path}`);
      if (file === undefined) return;
      const preview = vscode.Uri.from({ scheme, path: `/${path}` });
      const options = { preview: true, preserveFocus: true };
      if (file.text === undefined) await vscode.window.showTextDocument(uriOf(root, path), options);
      else if (!file.isThere) await vscode.window.showTextDocument(preview, options);
      else {
        const title = `${path}: now ↔ then`;
        await vscode.commands.executeCommand('vscode.diff', uriOf(root, path), preview, title, options);
      }
    },
    dispose() {
      const shown = vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => schemeOf(input) === scheme);
      void vscode.window.tabGroups.close(shown, true);
      provider.dispose();
    },
  };
}

function schemeOf(input: unknown): string | undefined {
  if (input instanceof vscode.TabInputText) return input.uri.scheme;
  return input instanceof vscode.TabInputTextDiff ? input.modified.scheme : undefined;
}
