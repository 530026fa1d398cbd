/**
 * What is done with suggestions, as a person does it in VS Code: each is a line of the log, the next ranking follows from it, what was
 * dismissed stays away from a window that is loaded anew, and forgetting brings everything back.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openSession, type Session } from './pages/session.ts';

const CYCLES = [
  ['order', 'customer'],
  ['invoice', 'account'],
  ['basket', 'voucher'],
] as const;
const UNUSED = ['legacyRounding', 'oldPrices', 'formerTaxes'];

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Three circles that a type-only import breaks, and beside each a file that nothing imports. */
const SHOP: Readonly<Record<string, string>> = Object.fromEntries([
  ['package.json', '{ "name": "shop", "type": "module", "main": "src/main.ts" }\n'],
  [
    'src/main.ts',
    CYCLES.map(([, b]) => `import { ${capital(b)} } from './${b}s/${b}.ts';\n`).join('') +
      CYCLES.map(([, b]) => `\nconsole.log(new ${capital(b)}());`).join('') +
      '\n',
  ],
  ...CYCLES.flatMap(([a, b], at) => [
    [
      `src/${a}s/${a}.ts`,
      `import { ${capital(b)} } from '../${b}s/${b}.ts';\n\nexport interface ${capital(a)} {\n  readonly of: ${capital(b)};\n  readonly label: string;\n}\n\nexport function ${a}For(of: ${capital(b)}): ${capital(a)} {\n  return { of, label: String(of) };\n}\n`,
    ],
    [
      `src/${b}s/${b}.ts`,
      `import { ${a}For } from '../${a}s/${a}.ts';\n\nexport class ${capital(b)} {\n  readonly first = ${a}For(this);\n}\n`,
    ],
    [
      `src/${a}s/${UNUSED[at]}.ts`,
      `export function ${UNUSED[at]}(value: number): number {\n  return Math.round(value * 100) / 100;\n}\n`,
    ],
  ]),
]);

describe('learning from what is done with suggestions, in VS Code', () => {
  const parent = mkdtempSync(join(tmpdir(), 'gu-'));
  const folder = join(parent, 'shop');
  const at = (path: string) => join(folder, path);
  let session: Session;
  let ownOrder: readonly string[];

  const order = () => session.workbench.treeLabels(/^(?:Break cycle|Remove orphan)/);

  /** Until it is as it should be; the tree follows the engine. */
  async function orderBecomes(what: string, holds: (labels: readonly string[]) => boolean): Promise<void> {
    let labels = await order();
    for (let tries = 0; tries < 100 && !holds(labels); tries++) {
      await session.workbench.page.waitForTimeout(100);
      labels = await order();
    }
    assert.ok(holds(labels), `${what}: ${labels.join(' | ')}`);
  }

  /** The same sight in the dark and in the light. */
  async function looks(name: string): Promise<void> {
    const { workbench } = session;
    await workbench.screenshot(`feedback-${name}-dark`);
    await workbench.switchTheme();
    await workbench.screenshot(`feedback-${name}-light`);
    await workbench.switchTheme();
  }

  async function logHas(...lines: readonly (readonly [string, string])[]): Promise<void> {
    const { workbench } = session;
    await workbench.runCommand('Groundplan: Show Feedback Log');
    const rows = workbench.page.locator('.editor-instance .view-line');
    for (const [what, title] of lines)
      await rows.filter({ hasText: what }).filter({ hasText: title }).first().waitFor();
  }

  before(async () => {
    for (const [path, text] of Object.entries(SHOP)) {
      mkdirSync(dirname(at(path)), { recursive: true });
      writeFileSync(at(path), text);
    }
    session = await openSession({ folder });
    const { workbench } = session;
    await workbench.waitForStatus('Ready');
    await workbench.openContainer();
    await workbench.foldPane('Chat');
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await session?.workbench.screenshot(
        `failed-feedback-${this.currentTest.title.replace(/\W+/g, '-').slice(0, 40)}`,
      );
  });

  after(async () => {
    await session?.end();
    rmSync(parent, { recursive: true, force: true });
  });

  it('begins with the engine’s own order and a log that says what would be in it', async () => {
    await orderBecomes('all six are there', (labels) => labels.length === 6);
    ownOrder = await order();
    assert.ok(ownOrder.slice(0, 3).every((label) => label.startsWith('Break cycle')));
    await session.workbench.runCommand('Groundplan: Show Feedback Log');
    await session.workbench.page.locator('.view-line', { hasText: 'Nothing is recorded yet' }).waitFor();
    await looks('nothing-yet');
  });

  it('takes what was dismissed off the list, and puts its like behind the others', async () => {
    const { workbench } = session;
    await workbench.treeAction(/Break cycle.*basket/, 'Dismiss');
    await workbench.page.locator('.statusbar-item', { hasText: 'Tell why' }).click();
    await workbench.quickPicks.filter({ hasText: 'It would do the wrong thing' }).first().waitFor();
    await workbench.page.waitForTimeout(300);
    await workbench.screenshot('feedback-why-dark');
    await workbench.quickPicks.filter({ hasText: 'It would do the wrong thing' }).first().click();
    await orderBecomes(
      'files that nobody imports are left, its like is folded',
      (labels) => labels.length === 3 && labels.every((label) => label.startsWith('Remove orphan')),
    );
    assert.match((await workbench.treeLabels(/less likely/)).join(), /^2 less likely to be of use to you/);
    assert.ok(!(await order()).some((label) => label.includes('basket')));
    await looks('learned-order');
  });

  it('still knows in a window that is loaded anew', async () => {
    await session.workbench.reload();
    await orderBecomes(
      'the learned order without the dismissed one',
      (labels) => labels.length === 3 && labels.every((label) => label.startsWith('Remove orphan')),
    );
  });

  it('tells in the log what was accepted and undone', async () => {
    const { workbench } = session;
    await workbench.openFile('src/orders/order.ts');
    await workbench.quickFix('Break the cycle');
    await workbench.page.getByRole('button', { name: 'Apply' }).waitFor();
    await workbench.applyRefactorPreview();
    await workbench.page.locator('.view-line', { hasText: 'import type { Customer }' }).first().waitFor();
    await logHas(['accepted', 'order.ts → customer.ts']);
    await workbench.undo('order.ts');
    await workbench.page
      .locator('.view-line', { hasText: /^import\s\{\sCustomer/ })
      .first()
      .waitFor();
    await logHas(
      ['undone', 'order.ts → customer.ts'],
      ['It would do the wrong thing', 'basket.ts → voucher.ts'],
    );
    await orderBecomes(
      'what was undone is not offered again',
      (labels) => !labels.some((each) => /order/.test(each)),
    );
    await looks('log');
  });

  it('explains in a view what was learned, and from what', async () => {
    const { workbench } = session;
    await workbench.runCommand('Groundplan: What Groundplan Has Learned');
    const view = workbench.panel;
    await view.getByText('You rather leave suggestions to break a cycle').waitFor();
    await view
      .getByText(/^Break the cycle of 2 files .*basket\.ts/)
      .last()
      .waitFor();
    await looks('learned');
    await workbench.runCommand('View: Close All Editors');
  });

  async function forget(part: string): Promise<void> {
    const { page, quickPicks } = session.workbench;
    await session.workbench.runCommand('Groundplan: Forget Feedback');
    await quickPicks.filter({ hasText: part }).first().waitFor();
    await page.waitForTimeout(300);
    await quickPicks.filter({ hasText: part }).first().click();
    if (part.startsWith('Of one')) {
      const basket = quickPicks.filter({ hasText: 'basket.ts' }).first();
      await basket.waitFor();
      await page.waitForTimeout(300);
      await session.workbench.screenshot('feedback-forget-one-dark');
      await basket.click();
    }
    await page.locator('.monaco-dialog-box', { hasText: 'cannot be brought back' }).waitFor();
    await session.workbench.screenshot(`feedback-forget-sure-${part.startsWith('All') ? 'all' : 'one'}-dark`);
    await page.locator('.monaco-dialog-box').getByRole('button', { name: 'Forget' }).click();
  }

  it('brings back one suggestion that is to be forgotten', async () => {
    await forget('Of one suggestion');
    await orderBecomes(
      'all but the undone one are there again',
      (labels) => labels.length >= 3 && !labels.some((each) => /order/.test(each)),
    );
    const { workbench } = session;
    const put = await workbench.treeLabels(/less likely|Break cycle.*basket/);
    assert.ok(put.length > 0, 'the dismissed one is there again, or folded with its like');
  });

  it('brings everything back once all of it is to be forgotten', async () => {
    const { workbench } = session;
    await forget('All of it');
    await orderBecomes('the engine’s own order', (labels) => labels.join() === ownOrder.join());
    await workbench.runCommand('Groundplan: Show Feedback Log');
    await workbench.page.locator('.view-line', { hasText: 'Nothing is recorded yet' }).waitFor();
    await looks('forgotten');
    assert.equal(readFileSync(at('src/baskets/basket.ts'), 'utf8'), SHOP['src/baskets/basket.ts']);
  });

  it('hears what is said in a comment on what was accepted', async () => {
    const { workbench } = session;
    await workbench.openFile('src/invoices/invoice.ts');
    await workbench.quickFix('Break the cycle');
    await workbench.page.getByRole('button', { name: 'Apply' }).waitFor();
    await workbench.applyRefactorPreview();
    await workbench.page.locator('.view-line', { hasText: 'import type { Account }' }).first().waitFor();
    await logHas(['accepted', 'invoice.ts → account.ts']);
    await workbench.openFile('src/invoices/invoice.ts');
    const { page } = workbench;
    await page.locator('.editor-instance .view-line', { hasText: 'import type { Account }' }).first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('End');
    // No line of its own: where Enter goes on with a comment, the import would be in it.
    await page.keyboard.type(' // This is awful, I hate this terrible broken import.');
    await page.keyboard.press('Control+S');
    await logHas(['bad words in a comment', 'invoice.ts → account.ts']);
    await looks('comment');
  });
});
