/** Credentials of shared storage, in VS Code's secret storage: set and removed by commands, read when the store opens, shown nowhere. */
import * as vscode from 'vscode';
import {
  type CredentialField,
  credentialFields,
  readCredentials,
  type StoreCredentials,
  storageKind,
} from '../../core/settings/storeCredentials.ts';
import { readSetting } from '../settings.ts';

const PREFIX = 'groundplan.store.';

export class StoreKeys {
  readonly #secrets: vscode.SecretStorage;

  constructor({ secrets }: vscode.ExtensionContext) {
    this.#secrets = secrets;
  }

  /** Empty where none were set, or nothing is shared. */
  async get(): Promise<StoreCredentials> {
    const kind = kindOfSetting();
    return readCredentials(kind, kind && (await this.#secrets.get(PREFIX + kind)));
  }

  /** They were set or removed, here or in another window. */
  onChanged(listener: () => void): vscode.Disposable {
    return this.#secrets.onDidChange(({ key }) => {
      if (key === PREFIX + kindOfSetting()) listener();
    });
  }

  /** Asks for one after the other; leaving one of them keeps what was set before. */
  async set(): Promise<void> {
    const kind = kindOfSetting();
    if (kind === undefined) return void sayUnshared();
    const fields = credentialFields(kind);
    const values: Record<string, string> = {};
    for (const [at, field] of fields.entries()) {
      const value = await ask(field, `${at + 1} of ${fields.length}`);
      if (value === undefined) return;
      if (value !== '') values[field.name] = value;
    }
    await this.#secrets.store(PREFIX + kind, JSON.stringify(values));
    void vscode.window.showInformationMessage(
      `The credentials of ${readSetting('store.uri').trim()} are set.`,
    );
  }

  async remove(): Promise<void> {
    const kind = kindOfSetting();
    if (kind === undefined) return void sayUnshared();
    await this.#secrets.delete(PREFIX + kind);
    void vscode.window.showInformationMessage(
      'The credentials of the store are removed; what stands in the environment is used.',
    );
  }
}

function kindOfSetting(): string | undefined {
  return storageKind(readSetting('store.uri'));
}

function sayUnshared(): Thenable<unknown> {
  return vscode.window.showInformationMessage(
    'The search index is kept on this machine. Set groundplan.store.uri to the storage that your team shares first.',
  );
}

function ask({ title, secret, optional }: CredentialField, step: string): Thenable<string | undefined> {
  return vscode.window
    .showInputBox({
      title: `${title} (${step})`,
      prompt: `It is kept in VS Code’s secret storage.${optional ? ' Leave it empty where there is none.' : ''}`,
      password: secret,
      ignoreFocusOut: true,
      validateInput: (text) => (optional || text.trim() !== '' ? undefined : 'It is needed.'),
    })
    .then((text) => text?.trim());
}
