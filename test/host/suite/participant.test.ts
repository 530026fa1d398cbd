/** `@groundplan` in a real VS Code. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CHAT_COMMANDS } from '../../../src/core/model/chat.ts';
import { api } from './support.ts';

describe('@groundplan', () => {
  it('is declared with the commands of the panel, and registered without a complaint', async () => {
    await (await api()).whenReady();
    const manifest = vscode.extensions.getExtension('groundplan.groundplan')?.packageJSON;
    const [participant] = manifest.contributes.chatParticipants;
    assert.equal(participant.name, 'groundplan');
    assert.deepEqual(
      participant.commands.map(({ name }: { readonly name: string }) => name),
      CHAT_COMMANDS,
    );
  });
});
