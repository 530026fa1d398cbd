/** What a person does with models in the editor. A download begins only after its size and licence were agreed to. */
import * as vscode from 'vscode';
import { sizeText } from '../../base/sizeText.ts';
import {
  type InstalledModel,
  MODEL_PURPOSES,
  type ModelFacts,
  type ModelOffer,
} from '../../core/model/textModels.ts';
import type { RegistryApi, RegistryEntry } from '../../protocol/registryApi.ts';
import { abortSignalOf } from '../abortSignalOf.ts';
import type { EngineHandle } from '../engineHandle.ts';
import type { ModelNode, ModelTree } from './modelTree.ts';

export interface ModelActionParts {
  readonly engine: EngineHandle;
  readonly tree: ModelTree;
  /** Who answers may be another one now. */
  changed(): void;
}

type Action = (parts: ModelActionParts, node: ModelNode | undefined) => Promise<void>;

/** By the names of their commands. */
export const MODEL_ACTIONS: Readonly<Record<string, Action>> = {
  addModel,
  downloadModel: async (parts, node) => {
    if (node?.kind === 'model') await download(parts, node.entry.id);
  },
  useModel: async ({ engine }, node) => {
    const entry = await entryOf(engine, node, (each) => each.installed !== undefined || each.ships);
    if (entry !== undefined) await engine.get().registry.choose({ use: entry.use, id: entry.id });
  },
  removeModel,
  inspectModel,
  measureModel,
};

/** What has failed is told once, in the words of whoever refused it. */
export async function runModelAction(name: string, parts: ModelActionParts, node?: ModelNode): Promise<void> {
  try {
    await MODEL_ACTIONS[name]!(parts, node);
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: unknown };
    if (code !== 'cancelled') void vscode.window.showErrorMessage(String(message ?? error));
  }
  parts.tree.refresh();
  parts.changed();
}

async function addModel(parts: ModelActionParts): Promise<void> {
  const file: vscode.QuickPickItem = {
    label: '$(file) A File on This Machine…',
    detail: 'A model in the GGUF format; it stays where it lies.',
  };
  const named: vscode.QuickPickItem = {
    label: '$(cloud-download) By Name or Address…',
    detail: 'hf:user/model/file.gguf, hf:user/model:Q4_K_M or https://…',
  };
  const chosen = await vscode.window.showQuickPick([file, named], { title: 'Add a Model' });
  if (chosen === named) {
    const reference = await vscode.window.showInputBox({
      title: 'Add a Model',
      prompt: 'Name or address',
      placeHolder: 'hf:user/model/file.gguf',
    });
    if (reference !== undefined && reference.trim() !== '') await download(parts, reference);
  }
  if (chosen !== file) return;
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: 'Add a Model',
      openLabel: 'Add',
      filters: { Models: ['gguf'] },
    })) ?? [];
  if (uri === undefined) return;
  const { title } = await parts.engine.get().registry.add({ path: uri.fsPath });
  void vscode.window.showInformationMessage(`${title} is listed.`);
}

async function download({ engine }: ModelActionParts, reference: string): Promise<void> {
  const { registry } = engine.get();
  const offer = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: `Looking for ${reference}`, cancellable: true },
    (_, token) => registry.offer({ reference }, { signal: abortSignalOf(token) }),
  );
  if (
    (await vscode.window.showInformationMessage(
      `Download ${offer.title}?`,
      { modal: true, detail: detailOf(offer) },
      'Download',
    )) !== 'Download'
  )
    return;
  const model = await withDownloadProgress(registry, offer);
  void vscode.window.showInformationMessage(`${model.title} is here.`);
}

function withDownloadProgress(registry: RegistryApi, offer: ModelOffer): Thenable<InstalledModel> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: offer.title, cancellable: true },
    (progress, token) => {
      let shown = 0;
      return registry.download(
        { offer },
        {
          signal: abortSignalOf(token),
          on: ({ doneBytes, totalBytes }) => {
            const share = totalBytes === undefined ? 0 : (100 * doneBytes) / totalBytes;
            const of = totalBytes === undefined ? '' : ` of ${sizeText(totalBytes)}`;
            // Many pieces a second arrive, and nobody reads as fast.
            if (share - shown < 0.5 && share < 100) return;
            progress.report({ increment: share - shown, message: sizeText(doneBytes) + of });
            shown = share;
          },
        },
      );
    },
  );
}

function detailOf({ files, licence, folder }: ModelOffer): string {
  const sizes = files.map(({ bytes }) => bytes);
  const size = sizes.every((each) => each !== undefined)
    ? sizeText(sizes.reduce<number>((a, b) => a + b, 0))
    : 'not said';
  const checked = files.every(({ sha256 }) => sha256 !== undefined);
  return [
    `Size: ${size}`,
    `Licence: ${licence === undefined ? 'not said; ask where it comes from before you use it' : [licence.name, licence.url].filter(Boolean).join(', ')}`,
    `From: ${new URL(files[0]!.url).host}`,
    `To: ${folder}`,
    checked ? 'Its SHA-256 is checked.' : 'The server says no checksum: only its size is checked.',
  ].join('\n');
}

async function removeModel({ engine }: ModelActionParts, node: ModelNode | undefined): Promise<void> {
  const entry = await entryOf(engine, node, ({ installed }) => installed !== undefined);
  if (entry?.installed === undefined) return;
  const { ours, bytes, path } = entry.installed;
  const detail = ours
    ? `${sizeText(bytes)} in ${path} are deleted. It can be downloaded again.`
    : `The file stays at ${path}.`;
  const verb = ours ? 'Delete' : 'Remove';
  if (
    (await vscode.window.showWarningMessage(`${verb} ${entry.title}?`, { modal: true, detail }, verb)) !==
    verb
  )
    return;
  await engine.get().registry.remove({ id: entry.id });
}

async function inspectModel({ engine }: ModelActionParts, node: ModelNode | undefined): Promise<void> {
  const entry = await entryOf(engine, node, () => true);
  if (entry === undefined) return;
  const { facts } = await engine.get().registry.inspect({ id: entry.id });
  const { installed, catalogue, licence, measured } = entry;
  const rows: [string, string | undefined][] = [
    ['For', MODEL_PURPOSES[entry.use]],
    ['Licence', licence?.name ?? 'not said'],
    ...(facts === undefined ? [] : factRows(facts)),
    [
      'Context, measured',
      measured === undefined
        ? undefined
        : `${measured.tokens.toLocaleString('en')} tokens: ${measured.because}`,
    ],
    ['File', installed?.path],
    ['Got from', installed?.from],
    ['SHA-256', installed?.sha256.join(', ')],
    ['Note', catalogue?.note],
  ];
  const items = rows.flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [{ label, description: value }],
  );
  await vscode.window.showQuickPick(items, {
    title: entry.title,
    placeHolder: 'What its file and the catalogue say',
  });
}

function factRows({
  architecture,
  parameters,
  quantization,
  contextTokens,
  bytes,
  hasChatTemplate,
}: ModelFacts): [string, string][] {
  return [
    ['Architecture', `${architecture}, ${(parameters / 1e9).toFixed(2)} B parameters`],
    ['Quantized', `${quantization}, ${sizeText(bytes)}`],
    [
      'Context',
      contextTokens === undefined
        ? 'not said'
        : `${contextTokens.toLocaleString('en')} tokens, as its file says`,
    ],
    ['Chat', hasChatTemplate ? 'by its own template' : 'it has no template of its own'],
  ];
}

async function measureModel({ engine }: ModelActionParts, node: ModelNode | undefined): Promise<void> {
  const entry = await entryOf(
    engine,
    node,
    ({ installed, use }) => installed !== undefined && use === 'text',
  );
  if (entry === undefined) return;
  const measured = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: `Measuring the context of ${entry.title}`,
      cancellable: true,
    },
    (progress, token) =>
      engine.get().registry.measure(
        { id: entry.id },
        {
          signal: abortSignalOf(token),
          on: ({ tokens, recalled }) =>
            progress.report({
              message: `${tokens.toLocaleString('en')} tokens: ${recalled ? 'recalled' : 'forgotten'}`,
            }),
        },
      ),
  );
  void vscode.window.showInformationMessage(
    `${entry.title} can be given ${measured.tokens.toLocaleString('en')} tokens here: ${measured.because}.`,
  );
}

/** The one that was clicked; asked from the palette, the one that a person picks. */
async function entryOf(
  engine: EngineHandle,
  node: ModelNode | undefined,
  suits: (entry: RegistryEntry) => boolean,
): Promise<RegistryEntry | undefined> {
  if (node?.kind === 'model') return node.entry;
  const { models } = await engine.get().registry.list({});
  const items = models.filter(suits).map((entry) => ({ label: entry.title, description: entry.id, entry }));
  if (items.length === 0)
    void vscode.window.showInformationMessage('No model is installed. “Groundplan: Add Model” gets one.');
  else
    return (await vscode.window.showQuickPick(items, { title: 'Which model?', matchOnDescription: true }))
      ?.entry;
  return undefined;
}
