/** Texts that would be generated, as read-only documents beside what is there. */
import * as vscode from 'vscode';
import type { BlueprintPlan } from '../../core/model/blueprint.ts';
import { uriOf } from '../documents.ts';

const SCHEME = 'groundplan-generated';
let serial = 0;

export interface PreviewTexts extends vscode.Disposable {
  show(path: string): Promise<void>;
}

export function previewTexts(root: string, { files }: Pick<BlueprintPlan, 'files'>): PreviewTexts {
  const scheme = `${SCHEME}-${serial++}`;
  const texts = new Map(files.map(({ path, text }) => [`/${path}`, text]));
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: ({ path }) => texts.get(path) ?? '',
  });
  return {
    async show(path) {
      const text = vscode.Uri.from({ scheme, path: `/${path}` });
      const isThere = files.some((each) => each.path === path && each.state !== 'new');
      await (isThere
        ? vscode.commands.executeCommand('vscode.diff', uriOf(root, path), text, `${path}: now ↔ generated`)
        : vscode.window.showTextDocument(text, { preview: true, preserveFocus: true }));
    },
    dispose: () => provider.dispose(),
  };
}
