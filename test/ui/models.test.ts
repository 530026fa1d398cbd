/** The view of models as a person uses it: what there is, a download that is agreed to, the model in use, and its end. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeScriptedModel } from '../support/gguf/scriptedModel.ts';
import { type Mirror, startMirror } from '../support/modelMirror.ts';
import { copyOfShop, openSession, type Session } from './pages/session.ts';

const QWEN = '/Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF/resolve/main/qwen2.5-coder-1.5b-instruct-q4_k_m.gguf';

describe('the view of models', () => {
  const home = mkdtempSync(join(tmpdir(), 'gp-models-'));
  const shop = copyOfShop();
  let mirror: Mirror;
  let session: Session;

  before(async () => {
    mirror = await startMirror();
    writeScriptedModel(join(home, 'served.gguf'), { answer: 'Well.' });
    const body = readFileSync(join(home, 'served.gguf'));
    const sha256 = createHash('sha256').update(body).digest('hex');
    mirror.serve(QWEN, { body, headers: { 'x-linked-etag': `"${sha256}"` } });
    session = await openSession({
      folder: shop.folder,
      theme: 'Default Light Modern',
      env: {
        HF_ENDPOINT: mirror.url,
        XDG_DATA_HOME: join(home, 'data'),
        XDG_STATE_HOME: join(home, 'state'),
      },
    });
  });
  after(async () => {
    await session?.end();
    await mirror.close();
    shop.remove();
    rmSync(home, { recursive: true, force: true });
  });

  it('says what ships and what is to be had; downloads what was agreed to, uses it, and deletes it', async () => {
    const { workbench } = session;
    const { page } = workbench;
    await workbench.openContainer();
    await workbench.waitForStatus('Ready');
    await workbench.runCommand('Groundplan: Focus on Models View');
    const row = (text: string) => page.locator('.monaco-list-row', { hasText: text }).first();
    // Only what is in view is in the page.
    await page.locator('.pane-header', { hasText: 'Architecture' }).click();
    await row('Groundplan code words').waitFor();
    await row('Qwen2.5 Coder').waitFor();
    await row('Code Llama 7B Instruct').waitFor();
    await workbench.screenshot('models');

    await row('Qwen2.5 Coder').hover();
    await row('Qwen2.5 Coder').getByRole('button', { name: 'Download' }).click();
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByText('Licence: Apache-2.0').waitFor();
    await workbench.screenshot('models-offer');
    assert.ok(!existsSync(join(home, 'data', 'groundplan', 'models')), 'nothing comes unasked');
    await dialog.getByRole('button', { name: 'Download' }).click();
    await page.locator('.notification-toast', { hasText: 'Qwen2.5 Coder 1.5B Instruct is here' }).waitFor();
    await row('in use · writes').waitFor();
    await workbench.screenshot('models-here');

    await row('Qwen2.5 Coder').hover();
    await row('Qwen2.5 Coder').getByRole('button', { name: 'Remove' }).click();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await row('in use · writes').waitFor({ state: 'detached' });
    assert.ok(!existsSync(join(home, 'data', 'groundplan', 'models', 'qwen2.5-coder-1.5b-instruct')));
  });
});
