/** One question to two engines, their answers side by side as they come: two documents, since a diff of two texts in prose says nothing. */
import * as vscode from 'vscode';
import type { TextModel } from '../../core/model/generation.ts';
import type { ComparedSide } from '../../protocol/modelsApi.ts';
import { abortSignalOf } from '../abortSignalOf.ts';
import type { EngineHandle } from '../engineHandle.ts';

export const COMPARED_SCHEME = 'groundplan-compared';
const MAX_TOKENS = 1024;
/** Of fewer, a speed says nothing. */
const TELLING_TOKENS = 10;

interface Side extends vscode.QuickPickItem {
  readonly engine: string;
  readonly model: string;
}

/** Texts of the comparisons of this window, shown as documents that nothing writes to disk. */
export class ComparedTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #texts = new Map<string, string>();
  #comparisons = 0;
  readonly onDidChange = this.#changed.event;

  /** One a side. */
  open(names: readonly string[]): readonly vscode.Uri[] {
    this.#comparisons++;
    return names.map((name) =>
      vscode.Uri.from({ scheme: COMPARED_SCHEME, path: `/${this.#comparisons}/${name}.md` }),
    );
  }

  set(uri: vscode.Uri, text: string): void {
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  forget({ uri }: vscode.TextDocument): void {
    this.#texts.delete(uri.toString());
  }

  dispose(): void {
    this.#changed.dispose();
    this.#texts.clear();
  }
}

export async function compareEngines(engine: EngineHandle, texts: ComparedTexts): Promise<void> {
  const sides = await chooseSides(engine);
  if (sides === undefined) return;
  const question = await vscode.window.showInputBox({
    title: `Ask ${sides.map(({ model }) => model).join(' and ')}`,
    placeHolder: 'A question, the same to both',
    ignoreFocusOut: true,
  });
  if (question === undefined || question.trim() === '') return;
  const uris = texts.open(sides.map(({ engine: id, model }) => `${id} ${model}`.replace(/[/\\:]/g, ' ')));
  await openBeside(uris);
  await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: 'Groundplan: two engines answer',
      cancellable: true,
    },
    (_, token) => ask({ engine, texts, sides, uris, question, signal: abortSignalOf(token) }),
  );
}

/** Wrapped at the editor's width, each in a column of its own. */
async function openBeside([left, right]: readonly vscode.Uri[]): Promise<void> {
  const show = (uri: vscode.Uri, viewColumn: vscode.ViewColumn) =>
    vscode.window.showTextDocument(uri, { viewColumn, preview: false });
  const first = await show(left!, vscode.ViewColumn.Active);
  await show(right!, (first.viewColumn ?? vscode.ViewColumn.One) + 1);
}

interface Asked {
  readonly engine: EngineHandle;
  readonly texts: ComparedTexts;
  readonly sides: readonly Side[];
  readonly uris: readonly vscode.Uri[];
  readonly question: string;
  readonly signal: AbortSignal;
}

async function ask({ engine, texts, sides, uris, question, signal }: Asked): Promise<void> {
  const told = sides.map(() => '');
  const show = (at: number, end: string) => {
    const { model, engine: id } = sides[at]!;
    texts.set(uris[at]!, `# ${model}\n\n${id}, asked: ${question}\n\n---\n\n${told[at]}${end}\n`);
  };
  sides.forEach((_, at) => void show(at, '…'));
  const report = await engine.get().models.compare(
    {
      prompt: { kind: 'chat', turns: [{ role: 'user', content: question }] },
      maxTokens: MAX_TOKENS,
      temperature: 0,
      sides: sides.map(({ engine: id, model }) => ({ engine: id, model })),
    },
    {
      signal,
      on: ({ side, event }) => {
        if (event.kind !== 'text') return;
        told[side] += event.piece;
        show(side, '…');
      },
    },
  );
  report.sides.forEach((side, at) => void show(at, `\n\n---\n\n${footer(side)}`));
}

function footer(side: ComparedSide): string {
  if (side.kind === 'failed') return side.message;
  if (side.kind === 'none') return side.because;
  const { outputTokens, firstTextMs, elapsedMs, finish } = side.generated;
  const seconds = (elapsedMs - firstTextMs) / 1000;
  const speed = outputTokens < TELLING_TOKENS ? '' : `, then ${(outputTokens / seconds).toFixed(1)} a second`;
  const cut = finish === 'length' ? ', cut off at the limit' : '';
  const tokens = outputTokens === 1 ? '1 token' : `${outputTokens} tokens`;
  return `${tokens}${cut}; the first after ${(firstTextMs / 1000).toFixed(1)} s${speed}`;
}

async function chooseSides(engine: EngineHandle): Promise<readonly [Side, Side] | undefined> {
  const { engines } = await engine.get().models.list({ anew: true });
  const sides = engines.flatMap(({ id, models }) =>
    models.filter(({ can }) => can.chat).map((model) => sideOf(id, model)),
  );
  if (sides.length < 2) {
    void vscode.window.showInformationMessage(
      'There are no two models to compare. Install one, or name a server in `groundplan.servers`.',
    );
    return undefined;
  }
  const first = await vscode.window.showQuickPick(sides, { title: 'Compare: the left side' });
  if (first === undefined) return undefined;
  const others = sides.filter((side) => side !== first);
  const second = await vscode.window.showQuickPick(others, { title: `Compare ${first.label} with` });
  return second && [first, second];
}

function sideOf(engine: string, { name }: TextModel): Side {
  return { label: name, description: engine, engine, model: name };
}
