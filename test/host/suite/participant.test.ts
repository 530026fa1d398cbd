/** `@groundplan` in the Chat view of a real VS Code: asked there, answered by the conversation service. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answer, type ScriptedServer, withModels, withServer } from '../../support/scriptedServer.ts';
import { api, eventually } from './support.ts';

/** A participant is asked only where some model is there: the server's stands for it, and writes the answers too. */
async function withModel(use: (server: ScriptedServer) => Promise<void>): Promise<void> {
  const settings = () => vscode.workspace.getConfiguration('groundplan');
  const set = (key: string, value: unknown) =>
    settings().update(key, value, vscode.ConfigurationTarget.Global);
  const script = withModels((_, response) => answer(response, 'It lends books to people.'));
  await withServer(script, async (server) => {
    await set('servers', [{ name: 'one', url: server.url }]);
    try {
      await eventually(
        'the model',
        async () => (await vscode.lm.selectChatModels({ vendor: 'groundplan' })).length > 0,
      );
      await use(server);
    } finally {
      await set('servers', undefined);
    }
  });
}

/** The turns of the last question that the service had written. */
function lastTurns({
  received,
}: ScriptedServer): readonly { readonly role: string; readonly content: string }[] {
  const asked = received.findLast(({ path }) => path.endsWith('/chat/completions'));
  return (asked?.body?.messages ?? []) as { role: string; content: string }[];
}

const ask = (query: string) =>
  vscode.commands.executeCommand('workbench.action.chat.open', {
    query,
    mode: 'ask',
    modelSelector: { vendor: 'groundplan' },
  });

describe('@groundplan', function () {
  this.timeout(60_000);

  before(async () => (await api()).whenReady());

  it('is declared with the commands of the panel', () => {
    const manifest = vscode.extensions.getExtension('groundplan.groundplan')?.packageJSON;
    const [participant] = manifest.contributes.chatParticipants;
    assert.equal(participant.name, 'groundplan');
    assert.equal(participant.commands.length, 7);
  });

  it('answers from the code, and goes on with the same conversation', () =>
    withModel(async (server) => {
      const heard = (question: string) =>
        eventually(
          question,
          async () => lastTurns(server).at(-1)?.content.includes(`Question: ${question}`) === true,
        );
      await ask('@groundplan what is this library for?');
      await heard('what is this library for?');
      assert.match(lastTurns(server).at(-1)!.content, /<source /);
      await ask('@groundplan and who uses it?');
      await heard('and who uses it?');
      assert.deepEqual(
        lastTurns(server).map(({ role }) => role),
        ['system', 'user', 'assistant', 'user'],
      );
    }));
});
