/** Keys of servers, in VS Code's secret storage: set and removed by commands, read when an engine needs one, shown nowhere. */
import * as vscode from 'vscode';
import { readEngineSettings, SECRET_FORM, secretNames } from '../../core/settings/engineSettings.ts';
import { readSetting } from '../settings.ts';

const PREFIX = 'groundplan.server.';
const NAMES = 'serverKeys';

export class ServerKeys {
  readonly #secrets: vscode.SecretStorage;
  /** Which there are: the storage itself does not tell. */
  readonly #names: vscode.Memento;

  constructor({ secrets, globalState }: vscode.ExtensionContext) {
    this.#secrets = secrets;
    this.#names = globalState;
  }

  get(name: string): Promise<string | undefined> {
    return Promise.resolve(this.#secrets.get(PREFIX + name));
  }

  /** One was set or removed, here or in another window. */
  onChanged(listener: () => void): vscode.Disposable {
    return this.#secrets.onDidChange(({ key }) => {
      if (key.startsWith(PREFIX)) listener();
    });
  }

  /** Asks for the name, where several could be meant, and for the key. */
  async set(): Promise<void> {
    const name = await this.#chooseName();
    if (name === undefined) return;
    const key = await vscode.window.showInputBox({
      title: `The key “${name}”`,
      prompt: 'It is kept in VS Code’s secret storage, and sent to the servers that name it.',
      password: true,
      ignoreFocusOut: true,
    });
    if (key === undefined || key.trim() === '') return;
    await this.#secrets.store(PREFIX + name, key.trim());
    await this.#keep([...new Set([...this.#kept(), name])]);
    void vscode.window.showInformationMessage(`The key “${name}” is set.`);
  }

  async remove(): Promise<void> {
    const names = this.#kept();
    if (names.length === 0) {
      void vscode.window.showInformationMessage('No key of a server is set.');
      return;
    }
    const name = await vscode.window.showQuickPick(names, { title: 'Remove the key' });
    if (name === undefined) return;
    await this.#secrets.delete(PREFIX + name);
    await this.#keep(names.filter((each) => each !== name));
    void vscode.window.showInformationMessage(`The key “${name}” is removed.`);
  }

  async #chooseName(): Promise<string | undefined> {
    const named = secretNames(
      readEngineSettings(undefined, readSetting('servers'), 'groundplan.servers').servers,
    );
    if (named.length === 1) return named[0];
    if (named.length > 1) return vscode.window.showQuickPick(named, { title: 'Which key?' });
    return vscode.window.showInputBox({
      title: 'The key’s name',
      prompt: `Servers name it as ${SECRET_FORM}.`,
      validateInput: (text) => (/^[\w.-]+$/.test(text) ? undefined : 'Letters, digits, dots and dashes.'),
    });
  }

  #kept(): readonly string[] {
    return this.#names.get<readonly string[]>(NAMES, []);
  }

  #keep(names: readonly string[]): Thenable<void> {
    return this.#names.update(NAMES, names);
  }
}
