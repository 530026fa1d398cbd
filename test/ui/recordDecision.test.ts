/** A decision as a person records it: asked for in steps, looked at before it is written, and opened to be filled in. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyOfShop, openSession, type Session } from './pages/session.ts';

describe('recording a decision in VS Code', () => {
  const shop = copyOfShop();
  const record = join(shop.folder, 'docs/decisions/0001-use-postgresql-for-orders.md');
  let session: Session;

  before(async () => {
    session = await openSession({ folder: shop.folder });
    await session.workbench.waitForStatus('Ready');
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await session?.workbench.screenshot('failed-record');
  });

  after(async () => {
    await session?.end();
    shop.remove();
  });

  it('asks, shows what will be written, and opens the record', async () => {
    const { workbench } = session;
    await workbench.runCommand('Groundplan: Record Decision');
    await workbench.page.locator('.quick-input-widget', { hasText: 'Record Decision (1/3)' }).waitFor();
    await workbench.quickInput.fill('Use PostgreSQL for orders');
    await workbench.screenshot('record-title');
    await workbench.page.keyboard.press('Enter');
    await workbench.quickPicks.filter({ hasText: 'accepted' }).first().waitFor();
    await workbench.screenshot('record-status');
    await workbench.page.keyboard.press('Enter');
    await workbench.page.getByRole('button', { name: 'Apply' }).waitFor();
    await workbench.screenshot('record-preview');
    assert.equal(existsSync(record), false);
    await workbench.applyRefactorPreview();
    await workbench.page.locator('.tab.active', { hasText: '0001-use-postgresql' }).waitFor();
    await workbench.screenshot('record-open');
    assert.match(readFileSync(record, 'utf8'), /^---\nstatus: accepted\n/);
  });
});
