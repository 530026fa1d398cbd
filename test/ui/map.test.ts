/** The map in a real VS Code: opened, walked, searched, focused, exported, and kept over a reload. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processesRunning } from '../support/processes.ts';
import { violationsIn } from './pages/accessibility.ts';
import { MapEditor } from './pages/mapEditor.ts';
import { copyOfShop, openSession, type Session } from './pages/session.ts';

const LOOKS = [
  { name: 'dark-wide', theme: 'Default Dark Modern', width: 1400 },
  { name: 'light-narrow', theme: 'Default Light Modern', width: 640 },
  { name: 'contrast', theme: 'Default High Contrast', width: 1100 },
];

describe('the map in VS Code', () => {
  const shop = copyOfShop();
  const exports = join(shop.folder, '..', 'exports');
  const toggleSideBar = () => session.workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  let session: Session;
  let map: MapEditor;

  before(async () => {
    mkdirSync(exports);
    const hostile = join(shop.folder, 'src', 'shared', '<img src=x onerror=alert(1)>.ts');
    writeFileSync(hostile, "import { format } from './money';\nexport const shown = format(1);\n");
    session = await openSession({ ...LOOKS[0], folder: shop.folder });
    map = new MapEditor(session.workbench);
    await session.workbench.waitForStatus('Ready');
    await toggleSideBar();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await session.workbench.screenshot(
        `failed-map-${this.currentTest.fullTitle().slice(-30).replace(/\W+/g, '-')}`,
      );
  });

  after(async () => {
    await session?.end();
    shop.remove();
  });

  for (const { name, ...look } of LOOKS) {
    describe(`in ${name}`, () => {
      after(() => session.workbench.runCommand('View: Close All Editors'));

      it('opens with folders as boxes, and can be read by a screen reader', async () => {
        await session.setLook(look);
        await map.open();
        await map.box('orders/order.ts').waitFor();
        await map.box('shared').waitFor();
        await session.workbench.screenshot(`map-${name}`);
        assert.deepEqual(await violationsIn(await session.workbench.panelFrame()), []);
      });

      it('is walked, opened and closed by keys alone', async () => {
        await map.search('catalog/cat');
        await session.workbench.page.keyboard.press('Enter');
        await map.box('catalog.ts').waitFor();
        await map.details.getByText('It is part of an import cycle.').waitFor();
        await session.workbench.page.waitForTimeout(400);
        await session.workbench.screenshot(`map-open-${name}`);
        await map.press('Backspace');
        await map.box('catalog.ts').waitFor({ state: 'detached' });
        assert.match((await map.chosen.getAttribute('aria-label')) ?? '', /^catalog, /);
        await map.press('ArrowUp');
        assert.doesNotMatch((await map.chosen.getAttribute('aria-label')) ?? '', /^catalog, /);
        assert.deepEqual(await violationsIn(await session.workbench.panelFrame()), []);
      });

      it('shows a file and its neighbours alone, nearer and further', async () => {
        await map.search('money');
        await session.workbench.page.keyboard.press('Enter');
        await map.press('f');
        await map.page.getByText('Leave').waitFor();
        await map.box('orders/order.ts').waitFor();
        assert.equal(await map.box('main.ts').count(), 0);
        await session.workbench.page.waitForTimeout(400);
        await session.workbench.screenshot(`map-focus-${name}`);
        await map.press('2');
        await map.box('main.ts').waitFor();
        await map.press('Escape');
        await map.page.getByText('Leave').waitFor({ state: 'detached' });
        await map.box('shared').waitFor();
      });
    });
  }

  describe('in use', () => {
    before(async () => {
      await session.setLook({});
      await toggleSideBar();
      await map.open();
    });

    it('opens a folder by a double click, and shows a hostile name as text', async () => {
      await map.box('money.ts').waitFor();
      await map.box('shared').dblclick({ position: { x: 30, y: 12 } });
      await map.box('money.ts').waitFor({ state: 'detached' });
      await map.box('shared').dblclick();
      await map.box('money.ts').waitFor();
      await map.box('<img src=x onerror=alert(1)>.ts').waitFor();
      assert.equal(await map.page.locator('img').count(), 0);
    });

    it('shows the imports behind an arrow and opens the line', async () => {
      const { workbench } = session;
      await map.box('orders/order.ts').click();
      await map.details.locator('li', { hasText: 'src/shared/money.ts' }).locator('.number').click();
      await map.details.getByText('src/orders/order.ts:3').click();
      await workbench.page
        .locator('.editor-instance .view-lines', { hasText: 'placeOrder' })
        .first()
        .waitFor();
      await workbench.page.locator('.statusbar-item', { hasText: 'Ln 3' }).first().waitFor();
      await workbench.page.locator('.tab', { hasText: 'Map' }).first().click();
      await map.drawing.waitFor();
    });

    it('leads up by the names of folders, back to where one was, and forward again', async () => {
      await map.search('money');
      await session.workbench.page.keyboard.press('Enter');
      const here = map.page.locator('.crumbs [aria-current]');
      await here.filter({ hasText: 'money.ts' }).waitFor();
      await map.crumbs.filter({ hasText: /^shared$/ }).click();
      await here.filter({ hasText: 'shared' }).waitFor();
      await map.press('Alt+ArrowLeft');
      await here.filter({ hasText: 'money.ts' }).waitFor();
      await map.press('Alt+ArrowRight');
      await here.filter({ hasText: 'shared' }).waitFor();
      await map.page.locator('[role="status"]', { hasText: 'Forward: src/shared.' }).waitFor();
    });

    it('follows the editor where it is told to', async () => {
      const { workbench } = session;
      const follow = map.page.getByRole('button', { name: 'Follow Editor' });
      await follow.click();
      await workbench.openFile('src/customers/customer.ts');
      await workbench.page.locator('.tab', { hasText: 'Map' }).first().click();
      await map.page.locator('.crumbs [aria-current]', { hasText: 'customer' }).waitFor();
      await follow.click();
      assert.equal(await follow.getAttribute('aria-pressed'), 'false');
      await map.box('orders/order.ts').click();
    });

    it('follows an edit without losing what is open and chosen', async () => {
      const file = join(shop.folder, 'src', 'shared', 'legacyRounding.ts');
      writeFileSync(
        file,
        `import { format } from './money';\n${readFileSync(file, 'utf8')}export const kept = format;\n`,
      );
      await map.details.getByText('src/orders/order.ts').first().waitFor();
      await map.box('money.ts').click();
      await map.details.locator('li', { hasText: 'legacyRounding.ts' }).waitFor();
      await map.box('legacyRounding.ts').waitFor();
    });

    // The other formats differ in nothing but their text, which unit tests read.
    it('is exported as documents that others can read', async () => {
      const { page } = session.workbench;
      const saved = async (format: string) => {
        const target = join(exports, `map.${format}`);
        await map.export(format, target);
        return readFileSync(target);
      };
      const isXml = (text: string) =>
        page.evaluate(
          (source) =>
            new DOMParser().parseFromString(source, 'application/xml').querySelector('parsererror')
              ?.textContent ?? '',
          text,
        );
      const svg = (await saved('svg')).toString();
      assert.equal(await isXml(svg), '');
      assert.match(svg, />money.ts</);
      const png = await saved('png');
      assert.deepEqual([...png.subarray(0, 8)], [137, 80, 78, 71, 13, 10, 26, 10]);
      assert.ok(png.readUInt32BE(16) > 300 && png.readUInt32BE(20) > 200);
      await saved('html');
    });

    it('stands alone as a page that can be opened and walked without anything else', async () => {
      const path = join(exports, 'map.html');
      assert.ok(existsSync(path));
      const page = await session.workbench.page.context().browser()!.newPage();
      const trouble: string[] = [];
      page.on('pageerror', (error) => trouble.push(error.message));
      page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
      page.on('request', (request) => request.url().startsWith('file:') || trouble.push(request.url()));
      await page.goto(`file://${path}`);
      const shared = page.locator('svg#drawing [role="treeitem"][aria-label^="shared,"]');
      await page.locator('svg#drawing').focus();
      await page.keyboard.press('/');
      await page.locator('#search').fill('money');
      await page.keyboard.press('Enter');
      await page.locator('svg#drawing [aria-label^="money.ts,"]').waitFor();
      await page.keyboard.press('Backspace');
      await page.locator('svg#drawing [aria-label^="money.ts,"]').waitFor({ state: 'detached' });
      await shared.dblclick();
      await page.locator('svg#drawing [aria-label^="money.ts,"]').waitFor();
      await page.screenshot({
        path: join(import.meta.dirname, '..', 'output', 'screenshots', 'map-page.png'),
      });
      assert.deepEqual(await violationsIn(page.mainFrame()), []);
      await page.close();
      assert.deepEqual(trouble, []);
    });

    it('is found from a file of the explorer', async () => {
      const { workbench } = session;
      await workbench.runCommand('View: Show Explorer');
      const tree = workbench.page.locator('.explorer-viewlet .monaco-list-row');
      await workbench.page.waitForTimeout(500);
      if ((await tree.filter({ hasText: 'customers' }).count()) === 0)
        await tree.filter({ hasText: 'src' }).first().click();
      // The explorer opens the folders of a file that is edited.
      if ((await tree.filter({ hasText: 'customer.ts' }).count()) === 0)
        await tree.filter({ hasText: 'customers' }).first().click();
      await tree.filter({ hasText: 'customer.ts' }).click({ button: 'right' });
      // A click may land while the menu still moves.
      const item = workbench.page.locator('.monaco-menu .action-item', { hasText: 'Show in Map' });
      await item.hover();
      await workbench.page.waitForTimeout(500);
      await item.click();
      await map.page.locator('.focus .name', { hasText: 'customer.ts' }).waitFor();
      await map.box('orders/order.ts').waitFor();
    });

    it('is as it was after a reload of the window', async () => {
      const { workbench } = session;
      await workbench.page.waitForTimeout(1500);
      const loaded = workbench.page.waitForEvent('load');
      // VS Code writes down what its editors keep when it closes in good order.
      await workbench.runCommand('Developer: Reload Window');
      await loaded;
      await workbench.page.locator('.monaco-workbench').waitFor();
      await workbench.waitForStatus('Ready');
      await map.page.locator('.focus .name', { hasText: 'customer.ts' }).waitFor();
      await map.box('orders/order.ts').waitFor();
      await workbench.screenshot('map-reloaded');
    });

    it('says why when the engine is gone, and comes back with it', async () => {
      const { workbench } = session;
      for (let time = 0; time < 3; time++) {
        await workbench.waitForStatus('Ready');
        for (const id of processesRunning(session.extensions, 'dist/engine.mjs')) process.kill(id, 'SIGKILL');
        await workbench.waitForStatus('The engine stopped');
      }
      await map.page.getByText('It stays down.').waitFor();
      await workbench.screenshot('map-failing');
      await map.page.locator('vscode-button', { hasText: 'Try Again' }).click();
      await workbench.waitForStatus('Ready');
      await map.box('orders/order.ts').waitFor();
    });
  });
});
