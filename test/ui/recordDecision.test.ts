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
    await workbench.quickPicks.filter({ hasText: '0001-use-postgresql' }).waitFor();
    await workbench.page.locator('.view-line', { hasText: /^#.Use.PostgreSQL/ }).waitFor();
    await workbench.screenshot('record-preview');
    assert.equal(existsSync(record), false);
    await workbench.writeTicked();
    await workbench.eventually('the record', () => existsSync(record));
    const tabs = workbench.page.locator('.tab', { hasText: '0001-use-postgresql' });
    await tabs.nth(1).waitFor({ state: 'detached' });
    await tabs.and(workbench.page.locator('.active')).waitFor();
    await workbench.screenshot('record-open');
    assert.match(readFileSync(record, 'utf8'), /^---\nstatus: accepted\n/);
  });

  it('takes the record away again in one step', async () => {
    const { workbench } = session;
    await workbench.undo('0001-use-postgresql-for-orders.md');
    const written = ['0001-use-postgresql-for-orders.md', 'README.md'];
    await workbench.eventually(
      'undoing the record and its index',
      () => !written.some((name) => existsSync(join(shop.folder, 'docs/decisions', name))),
    );
  });

  it('generates from a blueprint: asked for in steps, looked at, ticked and written', async () => {
    const { workbench } = session;
    const folder = join(shop.folder, 'src/tickets');
    await workbench.runCommand('Groundplan: Generate From Blueprint');
    await workbench.quickInput.fill('observer');
    await workbench.screenshot('generate-blueprint');
    await workbench.quickPicks.filter({ hasText: 'Observer' }).first().click();
    await workbench.page.locator('.quick-input-widget', { hasText: 'Language' }).waitFor();
    await workbench.screenshot('generate-language');
    await workbench.quickPicks.filter({ hasText: 'typescript' }).first().click();
    await workbench.page.locator('.quick-input-widget', { hasText: 'Where in the workspace' }).waitFor();
    await workbench.quickInput.fill('src/tickets');
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.quick-input-widget', { hasText: 'Values' }).waitFor();
    await workbench.screenshot('generate-values');
    await workbench.quickPicks.filter({ hasText: 'what it tells of' }).click();
    await workbench.page.locator('.quick-input-widget', { hasText: 'what it tells of' }).waitFor();
    await workbench.quickInput.fill('ticket sold');
    await workbench.page.keyboard.press('Enter');
    await workbench.quickPicks.filter({ hasText: 'ticket sold' }).waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.quickPicks.filter({ hasText: 'stock.ts' }).waitFor();
    await workbench.screenshot('generate-ticks');
    assert.equal(existsSync(folder), false);
    await workbench.quickPicks.filter({ hasText: 'auditLog.ts' }).click();
    await workbench.writeTicked();
    await workbench.eventually('the files', () => existsSync(join(folder, 'stock.ts')));
    await workbench.screenshot('generate-written');
    assert.equal(existsSync(join(folder, 'auditLog.ts')), false);
  });
});
