/** A new project from a sentence: asked for, its alternatives side by side in an editor, the one picked ticked and written as one edit. */
import * as vscode from 'vscode';
import { messageOf } from '../../base/messageOf.ts';
import type { Answers } from '../../core/model/alternative.ts';
import type { AlternativesReport } from '../../protocol/alternativesApi.ts';
import {
  type FromNewProject,
  fromNewProjectSchema,
  type ToNewProject,
} from '../../protocol/newProjectPanel.ts';
import { applyNow } from '../applySuggestion.ts';
import { tick } from '../blueprints/generate.ts';
import { uriOf } from '../documents.ts';
import type { EngineHandle } from '../engineHandle.ts';
import { SinglePanel } from '../singlePanel.ts';
import { interview } from './interview.ts';

const TYPE = 'groundplan.newProject';
const TITLE = 'New Project';
/** Whether a person wants the section in AGENTS.md: asked for once. */
const AGENTS_KEY = 'groundplan.newProject.agentsMd';

export interface NewProjectPanelParts {
  readonly engine: EngineHandle;
  readonly extensionUri: vscode.Uri;
  readonly memory: vscode.Memento;
}

interface Asked {
  readonly root: string;
  readonly sentence: string;
  readonly answers: Answers;
}

export class NewProjectPanel implements vscode.Disposable {
  readonly #parts: NewProjectPanelParts;
  readonly #panel: SinglePanel<FromNewProject, ToNewProject>;
  #asked: Asked | undefined;
  #report: AlternativesReport | undefined;

  constructor(parts: NewProjectPanelParts) {
    this.#parts = parts;
    this.#panel = new SinglePanel({
      type: TYPE,
      title: TITLE,
      page: { name: 'newProject', tag: 'gp-new-project', title: TITLE },
      schema: fromNewProjectSchema,
      extensionUri: parts.extensionUri,
      receive: (message) => this.#receive(message),
    });
  }

  /** @param given what a key binding hands over: then the sentence is not asked for. */
  async begin(given?: string): Promise<void> {
    const root = await folderFor();
    if (root === undefined) return;
    const sentence = given ?? (await askSentence(this.#asked?.sentence ?? ''));
    if (sentence === undefined) return;
    this.#asked = { root, sentence, answers: {} };
    const report = await this.#propose();
    // Without a kind of system there is nothing to show: then the rest is asked.
    if (report !== undefined && report.alternatives.length === 0) await this.#answer();
    this.#panel.show();
    this.#tell();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  async #receive(message: FromNewProject): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.#tell();
      case 'describe':
        return this.begin();
      case 'answer':
        await this.#answer();
        return this.#tell();
      case 'pick':
        return this.#pick(message.id);
    }
  }

  async #answer(): Promise<void> {
    if (this.#asked === undefined || this.#report === undefined) return;
    const answers = await interview(this.#report.questions, this.#asked.answers);
    if (answers === undefined) return;
    this.#asked = { ...this.#asked, answers };
    await this.#propose();
  }

  async #propose(): Promise<AlternativesReport | undefined> {
    this.#send({ type: 'working', what: 'Putting alternatives together…' });
    try {
      this.#report = await this.#parts.engine.get().alternatives.propose(this.#asked!);
    } catch (error) {
      this.#report = undefined;
      this.#panel.show();
      this.#send({ type: 'failed', reason: messageOf(error) });
      throw error;
    }
    return this.#report;
  }

  #tell(): void {
    if (this.#asked === undefined || this.#report === undefined) {
      this.#send({ type: 'empty' });
      return;
    }
    const { sentence, root } = this.#asked;
    const folder = root.split(/[/\\]/).findLast((each) => each !== '') ?? root;
    this.#send({ type: 'proposal', proposal: { sentence, folder, report: this.#report } });
  }

  async #pick(id: string): Promise<void> {
    if (this.#asked === undefined) return;
    try {
      const files = await this.#write(this.#asked, id);
      this.#send(files === undefined ? { type: 'working', what: '' } : { type: 'written', id, files });
    } catch (error) {
      this.#send({ type: 'working', what: '' });
      void vscode.window.showErrorMessage(`Groundplan: ${messageOf(error)}`);
    }
  }

  /** @returns how many files; undefined when nothing was written. */
  async #write(asked: Asked, id: string): Promise<number | undefined> {
    const agentsMd = await this.#wantsAgents();
    const { alternatives } = this.#parts.engine.get();
    const plan = await alternatives.plan({ ...asked, pick: id, agentsMd });
    if (plan.refused.length > 0) {
      void vscode.window.showWarningMessage(
        `“${plan.alternative.title}” was not written: ${plan.refused.join(', ')} ${plan.refused.length === 1 ? 'is' : 'are'} in the way. Use an empty folder, or move ${plan.refused.length === 1 ? 'it' : 'them'}.`,
      );
      return undefined;
    }
    if (plan.edits.length === 0) {
      void vscode.window.showInformationMessage('All of it is there already.');
      return undefined;
    }
    const chosen = await tick(asked.root, plan);
    if (chosen === undefined || chosen.size === 0) return undefined;
    const kept = new Set(plan.files.flatMap(({ path, note }) => (chosen.has(path) ? [path, note] : [])));
    const edits = plan.edits.filter(({ path }) => kept.has(path));
    if (!(await applyNow(asked.root, { title: plan.title, edits }))) return undefined;
    const first = chosen.has(plan.entry) ? plan.entry : plan.files.find(({ path }) => chosen.has(path))?.path;
    if (first !== undefined)
      await vscode.window.showTextDocument(uriOf(asked.root, first), { preview: false });
    if (plan.afterwards.length > 0) void vscode.window.showInformationMessage(plan.afterwards.join(' '));
    return chosen.size;
  }

  async #wantsAgents(): Promise<boolean> {
    const { memory } = this.#parts;
    const known = memory.get<boolean>(AGENTS_KEY);
    if (known !== undefined) return known;
    const answer = await vscode.window.showInformationMessage(
      'Add a section to AGENTS.md?',
      {
        modal: true,
        detail:
          'It points other assistants to the rules and to the overview of the architecture, and repeats none of it. You will not be asked again.',
      },
      'Add',
      'Leave Out',
    );
    if (answer === undefined) return false;
    await memory.update(AGENTS_KEY, answer === 'Add');
    return answer === 'Add';
  }

  #send(message: ToNewProject): void {
    this.#panel.send(message);
  }
}

async function askSentence(value: string): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: TITLE,
    prompt: 'What is it to be? A sentence or two; what you leave out is asked or assumed.',
    placeHolder: 'a REST API for a bookshop in Python with Postgres',
    value,
    ignoreFocusOut: true,
  });
}

/** An open folder; where there is none, one is to be opened first, since undo belongs to a window. */
async function folderFor(): Promise<string | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  if (folders.length === 0) {
    const open = 'Open Folder…';
    const answer = await vscode.window.showInformationMessage(
      'Open the folder of the new project first: an empty one, or one that it fits into.',
      open,
    );
    if (answer === open) await vscode.commands.executeCommand('workbench.action.files.openFolder');
    return undefined;
  }
  if (folders.length === 1) return folders[0]!.uri.fsPath;
  const items = folders.map(({ name, uri }) => ({ label: name, description: uri.fsPath }));
  return (await vscode.window.showQuickPick(items, { title: TITLE, placeHolder: 'In which folder?' }))
    ?.description;
}
