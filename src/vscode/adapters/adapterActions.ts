/** What a person does with published adapters; each gives back what was done in words, undefined where nothing was. */
import * as vscode from 'vscode';
import { sizeText } from '../../base/sizeText.ts';
import { adapterTitle, type PublishedAdapter } from '../../core/model/adapter.ts';
import type { AdapterRequest, AdaptersApi } from '../../protocol/adaptersApi.ts';
import { adaptersOfBase } from './shownAdapters.ts';

export async function useAdapter(api: AdaptersApi, { language, version }: AdapterRequest): Promise<string> {
  await api.use({ language, ...(version !== undefined && { version }) });
  const title = adapterTitle(language);
  return version === undefined ? `No adapter is used for ${title} now` : `${title} v${version} is used now`;
}

export async function rollBackAdapter(api: AdaptersApi, language: string): Promise<string> {
  const before = await api.rollback({ language });
  const title = adapterTitle(language);
  return before === undefined
    ? `Rolled back: no adapter is used for ${title} now`
    : `Rolled back: ${title} v${before.version} is used again`;
}

/** Asks first: the file is deleted. */
export async function removeAdapter(
  api: AdaptersApi,
  { language, version }: Required<Pick<AdapterRequest, 'language' | 'version'>>,
): Promise<string | undefined> {
  const adapter = await publishedOf(api, language, version);
  if (adapter === undefined) return undefined;
  const title = adapterTitle(language);
  const detail = [
    `Its ${sizeText(adapter.bytes)} are deleted, and cannot be brought back.`,
    ...(adapter.current ? [`Answers about ${title} are written without an adapter of their own then.`] : []),
  ].join(' ');
  const agreed = await vscode.window.showWarningMessage(
    `Remove the adapter ${title} v${version}?`,
    { modal: true, detail },
    'Remove',
  );
  if (agreed === undefined) return undefined;
  await api.remove({ language, version });
  return `Removed: ${title} v${version}`;
}

/** To be read: what stands in it is proven by hashes. */
export async function openCard(api: AdaptersApi, language: string, version: number): Promise<void> {
  const adapter = await publishedOf(api, language, version);
  if (adapter === undefined) return;
  const card = vscode.Uri.file(adapter.path.replace(/\.gguf$/, '.json'));
  await vscode.window.showTextDocument(card, { preview: true });
  await vscode.commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
}

/** Asks which one, and goes back from it. */
export async function pickRollBack(api: AdaptersApi): Promise<string | undefined> {
  const report = await api.list({});
  const own = adaptersOfBase(report);
  const items = own
    .filter(({ current }) => current)
    .map(({ language, version }) => ({
      label: adapterTitle(language),
      description: `v${version} is used`,
      language,
    }));
  if (items.length === 0) {
    const why = report.base === undefined ? 'no model that takes adapters answers now' : 'no adapter is used';
    void vscode.window.showInformationMessage(`There is nothing to roll back: ${why}.`);
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Roll Back Adapter',
    placeHolder: 'What was used before is used again',
  });
  return chosen && rollBackAdapter(api, chosen.language);
}

async function publishedOf(
  api: AdaptersApi,
  language: string,
  version: number,
): Promise<PublishedAdapter | undefined> {
  return adaptersOfBase(await api.list({})).find(
    (each) => each.language === language && each.version === version,
  );
}
