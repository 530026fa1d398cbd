/** New files, as a person makes them: a quiet word on one in an unlikely folder, its move with imports, and a command that asks first. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openSession, type Session } from './pages/session.ts';

/** The first one stays. */
const LOOKS = {
  dark: { theme: 'Default Dark Modern', width: 1400, height: 900 },
  'light-narrow': { theme: 'Default Light Modern', width: 900, height: 700 },
};
const SUBJECTS = ['User', 'Order', 'Basket', 'Invoice', 'Product', 'Refund'];
const SHOP: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "shop", "version": "1.0.0", "private": true }\n',
  'src/main.ts':
    "import { UserController } from './web/controllers/user.controller.js';\n\nnew UserController();\n",
  ...Object.fromEntries(
    SUBJECTS.flatMap((each) => [
      [
        `src/web/controllers/${each.toLowerCase()}.controller.ts`,
        `import { ${each}Service } from '../services/${each.toLowerCase()}.service.js';\n\nexport class ${each}Controller {\n  readonly #service = new ${each}Service();\n}\n`,
      ],
      [`src/web/services/${each.toLowerCase()}.service.ts`, `export class ${each}Service {}\n`],
    ]),
  ),
};

describe('new files in VS Code', () => {
  const parent = mkdtempSync(join(tmpdir(), 'gu-'));
  const folder = join(parent, 'shop');
  const at = (path: string) => join(folder, path);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  };
  let session: Session;

  before(async () => {
    for (const [path, text] of Object.entries(SHOP)) write(path, text);
    session = await openSession({ folder });
    await session.workbench.waitForStatus('Ready');
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await session?.workbench.screenshot(
        `failed-new-files-${this.currentTest.title.replace(/\W+/g, '-').slice(0, 40)}`,
      );
  });

  after(async () => {
    await session?.end();
    rmSync(parent, { recursive: true, force: true });
  });

  const inBoth = async (name: string) => {
    for (const [look, how] of Object.entries(LOOKS).reverse()) {
      await session.setLook(how);
      await session.workbench.screenshot(`${name}-${look}`);
    }
  };

  it('get a quiet word where they hardly belong, with the folder and why', async () => {
    const { workbench } = session;
    await workbench.newFileIn('src/web/services', 'payment.controller.ts');
    await workbench.hints.first().waitFor();
    await inBoth('new-file-hint');
  });

  it('are moved with the imports that lead to and from them', async () => {
    const { workbench } = session;
    await workbench.typeText(
      "import { OrderService } from './order.service.js';\n\nexport const pay = new OrderService();\n",
    );
    await workbench.page.keyboard.press('Control+S');
    write(
      'src/main.ts',
      "import { pay } from './web/services/payment.controller.js';\n\nconsole.log(pay);\n",
    );
    await workbench.hoverFirstLineUntil('would rather belong in src/web/controllers');
    await workbench.screenshot('new-file-hover');
    await workbench.page.keyboard.press('Escape');
    await workbench.openQuickFixes('Move to src/web/controllers');
    await workbench.quickFixRow('Keep it here').waitFor();
    await workbench.screenshot('new-file-fixes');
    await workbench.page.keyboard.press('Escape');
    await workbench.quickFix('Move to src/web/controllers');
    await workbench.page.getByRole('button', { name: 'Apply' }).waitFor();
    await inBoth('new-file-preview');
    await workbench.applyRefactorPreview();
    await workbench.eventually('the move', () => existsSync(at('src/web/controllers/payment.controller.ts')));
    await workbench.runCommand('File: Save All');
    await workbench.eventually('its import', () =>
      readFileSync(at('src/web/controllers/payment.controller.ts'), 'utf8').includes(
        "'../services/order.service.js'",
      ),
    );
    await workbench.eventually('the import of it', () =>
      readFileSync(at('src/main.ts'), 'utf8').includes("'./web/controllers/payment.controller.js'"),
    );
    assert.equal(existsSync(at('src/web/services/payment.controller.ts')), false);
    await workbench.hints.first().waitFor({ state: 'detached' });
    await inBoth('new-file-moved');
  });

  it('are asked for by name, and made in the folder that is picked', async () => {
    const { workbench } = session;
    await workbench.runCommand('Groundplan: New File Where It Belongs');
    await workbench.quickInput.waitFor();
    await workbench.quickInput.fill('../x');
    await workbench.page.locator('.quick-input-message', { hasText: 'A name without a folder' }).waitFor();
    await workbench.page.waitForTimeout(400);
    await workbench.screenshot('new-file-name');
    await workbench.quickInput.fill('delivery.controller.ts');
    await workbench.page.keyboard.press('Enter');
    await workbench.quickPicks.filter({ hasText: 'src/web/controllers' }).first().waitFor();
    await inBoth('new-file-folders');
    await workbench.page.keyboard.press('Enter');
    await workbench.eventually('the file', () =>
      existsSync(at('src/web/controllers/delivery.controller.ts')),
    );
    await workbench.page.locator('.tab.active', { hasText: 'delivery.controller.ts' }).waitFor();
    await workbench.screenshot('new-file-made');
  });
});

describe('new files in VS Code where nothing is yet', () => {
  it('begin at the root', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gu-'));
    const session = await openSession({ folder });
    try {
      const { workbench } = session;
      await workbench.runCommand('Groundplan: New File Where It Belongs');
      await workbench.quickInput.fill('order.service.ts');
      await workbench.page.keyboard.press('Enter');
      await workbench.quickPicks.filter({ hasText: 'the root' }).first().waitFor();
      await workbench.page.waitForTimeout(400);
      await workbench.screenshot('new-file-empty');
      await workbench.page.keyboard.press('Enter');
      await workbench.eventually('the file', () => existsSync(join(folder, 'order.service.ts')));
    } finally {
      await session.end();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
