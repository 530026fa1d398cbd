/** The search as a person uses it: found while typing, looked at, left, and opened at its line. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyOfShop, openSession, type Session } from './pages/session.ts';

const TICKER = `/** Shows the ticker once $(document) is ready. */
export function startTicker(shown: () => void): void {
  shown();
}
`;

describe('the search', () => {
  const shop = copyOfShop();
  let session: Session;

  before(async () => {
    writeFileSync(join(shop.folder, 'src', 'shared', 'ticker.ts'), TICKER);
    session = await openSession({ folder: shop.folder, theme: 'Default Light Modern' });
  });
  after(async () => {
    await session?.end();
    shop.remove();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await session.workbench.screenshot('failed-search');
  });

  it('finds while a person types, shows what they move to, and leads back', async () => {
    const { workbench } = session;
    const { page, quickPicks } = workbench;
    await workbench.waitForStatus('Ready');
    await workbench.openFile('src/main.ts');
    await workbench.runCommand('Groundplan: Search');
    const input = page.locator('.quick-input-widget input.input');
    await page.locator('.quick-input-widget', { hasText: 'Search by Words and Meaning' }).waitFor();
    await input.fill('place an order');
    const found = quickPicks.filter({ hasText: 'src/orders/order.ts' }).first();
    await found.waitFor();
    await workbench.screenshot('search');
    assert.equal(
      await page.locator('.tab.active', { hasText: 'main.ts' }).count(),
      1,
      'typing shows nothing',
    );
    const [, file] = /(\w+\.ts):\d/.exec((await quickPicks.nth(1).textContent()) ?? '') ?? [];
    await page.keyboard.press('ArrowDown');
    const looked = page.locator('.tab.active', { hasText: file! });
    await looked.waitFor();
    await workbench.screenshot('search-preview');
    await page.keyboard.press('Escape');
    await page.locator('.tab.active', { hasText: 'main.ts' }).waitFor();
    await page
      .locator('.tab', { hasText: /order|catalog|product|customer/ })
      .first()
      .waitFor({ state: 'detached' });
  });

  it('opens with the words of the last time, shows code as it stands, and opens a place at its line', async () => {
    const { workbench } = session;
    const { page, quickPicks } = workbench;
    await workbench.runCommand('Groundplan: Search');
    const input = page.locator('.quick-input-widget input.input');
    await page.locator('.quick-input-widget', { hasText: 'Search by Words and Meaning' }).waitFor();
    assert.equal(await input.inputValue(), 'place an order');
    await input.fill('ticker document ready');
    const ticker = quickPicks.filter({ hasText: 'src/shared/ticker.ts' }).first();
    await ticker.filter({ hasText: '$(document)' }).waitFor();
    await workbench.screenshot('search-code');
    await input.fill('placeOrder');
    await quickPicks.filter({ hasText: 'src/orders/order.ts' }).first().click();
    await page.locator('.tab.active', { hasText: 'order.ts' }).waitFor();
    await page.locator('.statusbar-item', { hasText: 'Ln 11, Col 1 (159 selected)' }).waitFor();
    await workbench.screenshot('search-opened');
  });

  it('says so when nothing is found', async () => {
    const { workbench } = session;
    await workbench.runCommand('Groundplan: Search');
    const input = workbench.page.locator('.quick-input-widget input.input');
    await workbench.page.locator('.quick-input-widget', { hasText: 'Search by Words and Meaning' }).waitFor();
    await input.fill('zyzzyva quokka');
    await workbench.quickPicks.filter({ hasText: 'Nothing found for “zyzzyva quokka”' }).waitFor();
    assert.equal(await workbench.quickPicks.count(), 1);
    await workbench.screenshot('search-nothing');
    await workbench.page.keyboard.press('Escape');
  });
});
