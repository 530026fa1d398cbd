/** Engines in a real VS Code: a person's server among the models of the editor, its key in the secret storage, and two side by side. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { writeScriptedModel } from '../../support/gguf/scriptedModel.ts';
import { answer, type ScriptedServer, withModels, withServer } from '../../support/scriptedServer.ts';
import { api, eventually } from './support.ts';

const settings = () => vscode.workspace.getConfiguration('groundplan');
const set = (key: string, value: unknown) => settings().update(key, value, vscode.ConfigurationTarget.Global);

async function offered(): Promise<readonly vscode.LanguageModelChat[]> {
  return vscode.lm.selectChatModels({ vendor: 'groundplan' });
}

async function ask(model: vscode.LanguageModelChat, question: string): Promise<string> {
  const response = await model.sendRequest([vscode.LanguageModelChatMessage.User(question)], {});
  let text = '';
  for await (const piece of response.text) text += piece;
  return text;
}

/** Two servers of the settings; they echo what they are asked. */
async function withServers(use: (servers: readonly ScriptedServer[]) => Promise<void>): Promise<void> {
  const echo = withModels(({ body }, response) => {
    const said = body?.messages as readonly { readonly content: string }[] | undefined;
    answer(response, 'You said: ', said?.[0]?.content ?? 'nothing');
  });
  await withServer(echo, (one) =>
    withServer(echo, async (two) => {
      await set('servers', [
        { name: 'one', url: one.url },
        { name: 'two', url: two.url },
      ]);
      try {
        await use([one, two]);
      } finally {
        await set('servers', undefined);
        await set('engine', undefined);
      }
    }),
  );
}

describe('engines in the editor', function () {
  this.timeout(60_000);

  before(async () => (await api()).whenReady());

  it('are no models of the editor while there are none', async () => {
    assert.deepEqual(await offered(), []);
  });

  it('are models of the editor as soon as the settings name them: asked, counted, and cancelled', () =>
    withServers(async ([one]) => {
      const models = await eventually('the models', async () => {
        const found = await offered();
        return found.length === 2 && found;
      });
      assert.deepEqual(
        models.map(({ id, name, vendor }) => [id, name, vendor]),
        [
          ['server:one/tiny', 'tiny', 'groundplan'],
          ['server:two/tiny', 'tiny', 'groundplan'],
        ],
      );
      const [model] = models;
      assert.equal(await ask(model!, 'Good morning'), 'You said: Good morning');
      assert.ok((await model!.countTokens('Good morning')) >= 3);
      let closed = false;
      one!.play(
        withModels((_, response) => {
          response.once('close', () => {
            closed = true;
          });
          response.writeHead(200, { 'content-type': 'text/event-stream' });
          response.write('data: {"choices":[{"delta":{"content":"So"}}]}\n\n');
        }),
      );
      const cancel = new vscode.CancellationTokenSource();
      const response = await model!.sendRequest(
        [vscode.LanguageModelChatMessage.User('Go on')],
        {},
        cancel.token,
      );
      for await (const piece of response.text) if (piece === 'So') break;
      cancel.cancel();
      await eventually('the server to be let go', () => closed);
    }));

  it('do not ask VS Code for the models that they offer it', () =>
    withServers(async () => {
      await set('engine', 'vscode');
      const models = await eventually('the models', async () => {
        const found = await offered();
        return found.length === 2 && found;
      });
      assert.equal(await ask(models[1]!, 'Hello'), 'You said: Hello');
    }));

  it('are models of the editor on this machine, too: a file of a model is listed, counted with, and answers', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gp-host-'));
    const file = join(folder, 'scripted.gguf');
    writeScriptedModel(file, { answer: 'Well, it depends.' });
    const settings = { model: file, gpu: 'off', threads: 1, contextTokens: 1024 };
    try {
      for (const [key, value] of Object.entries(settings)) await set(`embedded.${key}`, value);
      const [model] = await eventually('the model', async () => {
        const found = await offered();
        return found.length === 1 && found;
      });
      assert.equal(model!.id, 'embedded/scripted');
      assert.ok(model!.maxInputTokens > 0 && model!.maxInputTokens <= 1024);
      assert.ok((await model!.countTokens('Good morning')) >= 2);
      assert.match(await ask(model!, 'Hello'), /Well, it depends/);
    } finally {
      for (const key of Object.keys(settings)) await set(`embedded.${key}`, undefined);
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('are not asked without the key that the settings refer to', () =>
    withServer(
      withModels((_, response) => answer(response, 'Come in')),
      async ({ url, received }) => {
        // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what a person writes.
        await set('servers', [{ name: 'cave', url, key: '${secret:cave}' }]);
        try {
          assert.deepEqual(await offered(), []);
          assert.deepEqual(received, []);
        } finally {
          await set('servers', undefined);
        }
      },
    ));
});
