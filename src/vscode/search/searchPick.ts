/** The search as a list that follows the typing. */
import * as vscode from 'vscode';
import { uriOf } from '../documents.ts';
import type { EngineHandle } from '../engineHandle.ts';
import type { IndexController } from '../indexController.ts';
import { ASKED_KINDS, type AskedKind, askedAs, askedWords } from './askedKind.ts';
import { LiveSearch, type SearchView } from './liveSearch.ts';
import { type Hit, type RootsReport, searchRoots } from './searchRoots.ts';
import { type SearchRow, searchRows } from './searchRows.ts';
import { WhereFrom } from './whereFrom.ts';

const TITLE = 'Search by Words and Meaning';
const DELAY_MS = 150;
const MOST_HITS = 50;
const KINDS_TITLE = 'Search in…';

export interface SearchParts {
  readonly engine: EngineHandle;
  readonly index: IndexController;
}

interface Item extends vscode.QuickPickItem {
  readonly row: SearchRow;
}

interface Answer extends RootsReport {
  /** Names of folders that cannot be searched yet. */
  readonly unread?: readonly string[];
}

const KIND_TITLES: Readonly<Record<AskedKind, string>> = {
  symbol: 'Symbols, with what is said of them',
  module: 'Modules',
  pattern: 'Patterns',
  decision: 'Decisions and rules',
  conversation: 'Earlier conversations',
  code: 'Code alone',
};

/** Of this window; asked again, the list opens with it. */
let lastQuery = '';

export function searchCode({ engine, index }: SearchParts): void {
  if (index.roots.length === 0) {
    void vscode.window.showInformationMessage('Open a folder first: the search is about its code.');
    return;
  }
  new SearchPick({ engine, index }).open();
}

class SearchPick {
  readonly #parts: SearchParts;
  readonly #pick = vscode.window.createQuickPick<Item>();
  readonly #live: LiveSearch<Answer>;
  readonly #from = new WhereFrom();
  readonly #near = nearOf(vscode.window.activeTextEditor?.document.uri);
  readonly #looking = new Set<string>();
  /** One file after the other, so that the last one shown is the last one asked for. */
  #looks: Promise<void> = Promise.resolve();
  #lookedAt: Item | undefined;
  /** What a new model may change. */
  #waits = false;
  #ended = false;

  constructor(parts: SearchParts) {
    this.#parts = parts;
    this.#live = new LiveSearch({
      search: (query, signal) => this.#search(query, signal),
      show: (view) => this.#show(view),
      delayMs: DELAY_MS,
    });
  }

  open(): void {
    const pick = this.#pick;
    // Not in the API's types yet; without it, rows whose label matches would come first.
    Object.assign(pick, { sortByLabel: false });
    pick.matchOnDescription = false;
    pick.matchOnDetail = false;
    pick.title = TITLE;
    pick.placeholder =
      'What are you looking for? Names, words, or what the code does (decision: words asks decisions)';
    pick.buttons = [{ iconPath: new vscode.ThemeIcon('filter'), tooltip: KINDS_TITLE }];
    pick.onDidTriggerButton(() => void this.#chooseKind());
    pick.onDidChangeValue((value) => {
      lastQuery = value;
      this.#live.type(value);
    });
    pick.onDidChangeActive(([item]) => this.#look(item));
    pick.onDidAccept(() => void this.#accept(pick.activeItems[0]));
    const listening = this.#parts.index.onModelUpdated(() => {
      if (this.#waits) this.#live.again();
    });
    pick.onDidHide(() => {
      listening.dispose();
      void this.#end();
    });
    pick.value = lastQuery;
    pick.show();
    this.#live.type(lastQuery);
  }

  /** Another list takes this one's place; it is opened again with what was chosen. */
  async #chooseKind(): Promise<void> {
    const { value } = this.#pick;
    const everything = { label: 'Code, documents and configuration', kind: undefined };
    const kinds = ASKED_KINDS.map((kind) => ({
      label: KIND_TITLES[kind],
      description: `${kind}:`,
      asked: kind,
    }));
    const picked = await vscode.window.showQuickPick([everything, ...kinds], { title: KINDS_TITLE });
    lastQuery = picked === undefined ? value : askedAs(value, 'asked' in picked ? picked.asked : undefined);
    searchCode(this.#parts);
  }

  async #search(asked: string, signal: AbortSignal): Promise<Answer> {
    const { kind, words: query } = askedWords(asked);
    if (query === '') return { hits: [], notices: [] };
    const { engine, index } = this.#parts;
    if (index.modelledRoots.length === 0) {
      this.#say('reading the workspace first');
      await index.modelled(signal);
    }
    const roots = index.modelledRoots;
    const report = await searchRoots(engine.get().knowledge, {
      roots,
      query,
      limit: MOST_HITS,
      lines: 1,
      perFile: 3,
      ...(kind === undefined ? {} : { kinds: [kind] }),
      ...(this.#near === undefined ? {} : { near: this.#near }),
      signal,
      progress: (done, total) => {
        if (!signal.aborted && done < total)
          this.#say(`reading ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`);
      },
    });
    const unread = index.roots.filter((root) => !roots.includes(root)).map(folderName);
    return unread.length === 0 ? report : { ...report, unread };
  }

  #show(view: SearchView<Answer>): void {
    if (this.#ended) return;
    this.#pick.busy = view.state === 'searching';
    // What was found for the words before stays until there is something newer.
    if (view.state === 'searching') return;
    const several = this.#parts.index.roots.length > 1;
    const rows = searchRows(view, (root) => (several ? folderName(root) : undefined));
    const items = rows.map(itemOf);
    const unread = view.state === 'found' ? (view.answer.unread ?? []) : [];
    this.#waits = view.state === 'failed' || unread.length > 0;
    this.#lookedAt = items[0];
    this.#pick.items = items;
    const missing = unread.length === 0 ? [] : [`not analysed yet: ${unread.join(', ')}`];
    this.#say(...missing, ...(view.state === 'found' ? view.answer.notices : []));
  }

  #say(...notices: readonly string[]): void {
    if (!this.#ended) this.#pick.title = [TITLE, ...notices].join(' — ');
  }

  /** Only what a person moves to is shown, not what typing puts first. */
  #look(item: Item | undefined): void {
    const hit = item?.row.hit;
    if (item === this.#lookedAt || hit === undefined || hit.startLine === 0) return;
    this.#lookedAt = item;
    this.#looking.add(uriOf(hit.root, hit.path).toString());
    this.#looks = this.#looks.then(async () => {
      if (this.#ended || this.#lookedAt !== item) return;
      // What cannot be shown says so when it is chosen.
      await showHit(hit, { preview: true, preserveFocus: true }).catch(() => {});
    });
  }

  async #accept(item: Item | undefined): Promise<void> {
    if (item?.row.again) this.#live.again();
    const hit = item?.row.hit;
    if (hit === undefined) return;
    this.#ended = true;
    this.#pick.hide();
    await this.#looks;
    try {
      await openHit(hit, this.#parts.engine);
    } catch {
      const what = hit.conversation === undefined ? hit.path : `“${hit.symbol}”`;
      void vscode.window.showWarningMessage(`${what} cannot be opened: it may have been moved or deleted.`);
    }
  }

  async #end(): Promise<void> {
    const left = !this.#ended;
    this.#ended = true;
    this.#live.stop();
    this.#pick.dispose();
    await this.#looks;
    if (left) await this.#from.goBack(this.#looking);
  }
}

function itemOf(row: SearchRow): Item {
  const { icon, label, description, detail } = row;
  return {
    row,
    label,
    iconPath: new vscode.ThemeIcon(icon),
    alwaysShow: true,
    ...(description === undefined ? {} : { description }),
    ...(detail === undefined ? {} : { detail }),
  };
}

/** What has lines is shown at them; a module as its folder, a conversation as a text of its own. */
async function openHit(hit: Hit, engine: EngineHandle): Promise<void> {
  if (hit.conversation !== undefined) {
    const { conversation } = hit;
    const { text: content } = await engine.get().chat.export({ conversation, format: 'markdown' });
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await vscode.window.showTextDocument(document, { preview: true });
  } else if (hit.startLine === 0)
    await vscode.commands.executeCommand('revealInExplorer', uriOf(hit.root, hit.path));
  else await showHit(hit, { preview: true });
}

async function showHit(
  { root, path, startLine, endLine }: Hit,
  options: vscode.TextDocumentShowOptions,
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uriOf(root, path));
  const start = new vscode.Position(Math.max(0, startLine - 1), 0);
  const end = document.lineAt(Math.min(endLine, document.lineCount) - 1).range.end;
  const editor = await vscode.window.showTextDocument(document, options);
  // The cursor stands where the place begins.
  editor.selection = new vscode.Selection(end, start);
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function nearOf(uri: vscode.Uri | undefined): { readonly root: string; readonly path: string } | undefined {
  const folder = uri === undefined ? undefined : vscode.workspace.getWorkspaceFolder(uri);
  if (uri === undefined || folder === undefined) return undefined;
  return { root: folder.uri.fsPath, path: uri.path.slice(folder.uri.path.length + 1) };
}

function folderName(root: string): string {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.fsPath === root);
  return folder?.name ?? root;
}
