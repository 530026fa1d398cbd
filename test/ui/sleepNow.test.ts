/** From suggestions that were kept to answers that are written with what was learned of them, with the real parts in VS Code. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { keepSuggestions, writeSleepModel } from '../support/sleepGround.ts';
import { copyOfShop, openSession, type Session } from './pages/session.ts';

describe('sleep in VS Code', function () {
  this.timeout(240_000);
  const shop = copyOfShop();
  const folder = mkdtempSync(join(tmpdir(), 'gn-'));

  /** The page with that element, in whichever editor it is. */
  async function pageWith({ workbench }: Session, tag: string): Promise<Frame> {
    for (let tries = 0; tries < 100; tries++) {
      for (const frame of workbench.page.frames()) {
        const found = await frame
          .locator(tag)
          .count()
          .catch(() => 0);
        if (found > 0) return frame;
      }
      await workbench.page.waitForTimeout(200);
    }
    throw new Error(`There is no page with ${tag}.`);
  }

  const data = join(folder, 'data');
  const state = join(data, 'User', 'globalStorage', 'groundplan.groundplan');
  let session: Session;

  before(async () => {
    const model = join(folder, 'tiny.gguf');
    writeSleepModel(model);
    await keepSuggestions(state, 24);
    session = await openSession({
      folder: shop.folder,
      data,
      settings: {
        'groundplan.engine': 'embedded',
        'groundplan.embedded': { model, gpu: 'off', threads: 1, contextTokens: 4096 },
        'groundplan.sleep.afterMinutes': 0,
        'groundplan.sleep.fewestExamples': 6,
        'groundplan.sleep.onBattery': true,
      },
    });
    await session.workbench.waitForStatus('Ready');
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await session?.workbench.screenshot('failed-sleep');
  });

  after(async () => {
    await session?.end();
    shop.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('trains on what was kept, reports, answers with the adapter, and goes back', async () => {
    const { workbench } = session;
    await workbench.runCommand('Groundplan: Sleep Now');
    await workbench.toast(/Training TypeScript: step \d+ of \d+, loss/).waitFor();
    await workbench.status.filter({ hasText: 'Groundplan sleeps' }).waitFor();
    await workbench.runCommand('Groundplan: Show Sleep Report');
    const report = await pageWith(session, 'gp-sleep-page');
    await report.getByRole('progressbar', { name: /^Training/ }).waitFor();
    await workbench.screenshot('sleep-now');
    await workbench.toast('TypeScript adapter v1 published').waitFor({ timeout: 120_000 });
    await report.getByRole('img', { name: 'Loss while TypeScript was trained' }).waitFor();
    await workbench.screenshot('sleep-report');

    await workbench.runCommand('Groundplan: Show Adapters');
    const learned = await pageWith(session, 'gp-learned-page');
    await learned.getByRole('button', { name: 'Roll back TypeScript' }).waitFor();
    await workbench.screenshot('sleep-adapters');

    await workbench.runCommand('Groundplan: New Conversation');
    const panel = await pageWith(session, 'gp-panel');
    await panel.getByLabel('Question', { exact: true }).fill('What is src/index.ts?');
    await panel.getByLabel('Question', { exact: true }).press('Enter');
    const told = panel.getByText(/with the adapter typescript v1/).first();
    await told.waitFor({ state: 'attached' });
    await workbench.screenshot('sleep-answer');
    await workbench.runCommand('Groundplan: Roll Back Adapter');
    await workbench.quickPicks.filter({ hasText: 'v1 is used' }).first().waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.toast('no adapter is used for TypeScript now').waitFor();
    await learned.getByRole('button', { name: 'Roll back TypeScript' }).waitFor({ state: 'detached' });
  });

  it('sleeps by itself while nobody is there, and tells who comes back, once', async () => {
    const { workbench } = session;
    await keepSuggestions(state, 14, 24);
    session.configure({ 'groundplan.sleep.afterMinutes': 0.05 });
    await workbench.reload();
    await workbench.status.filter({ hasText: 'Groundplan sleeps' }).waitFor({ timeout: 60_000 });
    await workbench.screenshot('sleep-by-itself');
    await workbench.status.filter({ hasNotText: 'sleeps' }).waitFor({ timeout: 180_000 });
    assert.equal(await workbench.toast('While you were away').count(), 0, 'nobody is there yet');
    await workbench.runCommand('Groundplan: Show Panel');
    // Published or not: the gate is not what this is about.
    const told = workbench.toast('While you were away: TypeScript');
    await told.waitFor();
    await workbench.screenshot('sleep-morning');
    await told.getByRole('button', { name: 'Show Report' }).click();
    const report = await pageWith(session, 'gp-sleep-page');
    await report.getByRole('img', { name: 'Loss while TypeScript was trained' }).first().waitFor();
    await workbench.page.locator('.tab', { hasText: 'Sleep Report' }).nth(1).waitFor({ state: 'detached' });
    await workbench.screenshot('sleep-morning-report');
    await workbench.reload();
    await workbench.runCommand('Groundplan: Show Panel');
    assert.equal(await workbench.toast('While you were away').count(), 0, 'it was told already');
  });
});
