/** A rule's life as a person sees it: inferred, ratified, broken by an edit, put right by its quick fix. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layeredMarket } from './pages/market.ts';
import { openSession, type Session } from './pages/session.ts';

describe('a rule in VS Code', () => {
  const market = layeredMarket();
  const rulesFile = join(market.folder, 'groundplan.yaml');
  const service = join(market.folder, 'src/app/ordersService.ts');
  let session: Session;

  before(async () => {
    session = await openSession({ width: 1400, folder: market.folder });
    await session.workbench.waitForStatus('Ready');
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await session.workbench.screenshot('failed-rules');
  });

  after(async () => {
    await session?.end();
    market.remove();
  });

  it('is inferred from the code and ratified through the preview', async () => {
    const { workbench } = session;
    await workbench.runCommand('Groundplan: Infer Rules');
    const proposal = workbench.quickPicks.filter({ hasText: 'layer-order' }).first();
    await proposal.waitFor();
    await workbench.screenshot('rules-proposed');
    await proposal.click();
    await workbench.page.getByRole('button', { name: 'OK' }).click();
    await workbench.quickPicks.filter({ hasText: 'groundplan.yaml' }).waitFor();
    await workbench.screenshot('rules-preview');
    await workbench.writeTicked();
    await until(
      workbench.page,
      () => existsSync(rulesFile) && readFileSync(rulesFile, 'utf8').includes('layer-order'),
    );
    assert.match(readFileSync(rulesFile, 'utf8'), /kind: layers/);
  });

  it('is broken by an edit: the import is underlined, with why', async () => {
    const { workbench } = session;
    const broken = `import { customersPage } from '../ui/customersPage';\n${readFileSync(service, 'utf8')}`;
    writeFileSync(service, broken.replace('return newOrders(id);', 'return newOrders(customersPage(id));'));
    await workbench.openFile('src/app/ordersService.ts');
    await workbench.errorSquiggles.first().waitFor();
    await workbench.hoverFirstLine();
    await workbench.page.locator('.monaco-hover', { hasText: 'layer-order' }).first().waitFor();
    await workbench.screenshot('rules-broken');
    await workbench.page.keyboard.press('Escape');
  });

  it('is put right by its quick fix, and the diagnostic goes', async () => {
    const { workbench } = session;
    await workbench.quickFix('Move ordersService.ts');
    await workbench.page.getByRole('button', { name: 'Apply' }).waitFor();
    await workbench.screenshot('rules-fix-preview');
    await workbench.applyRefactorPreview();
    await workbench.runCommand('File: Save All');
    await until(workbench.page, () => existsSync(join(market.folder, 'src/ui/ordersService.ts')));
    await workbench.errorSquiggles.first().waitFor({ state: 'detached' });
    await workbench.screenshot('rules-fixed');
  });
});

async function until(page: Session['workbench']['page'], holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !holds(); tries++) await page.waitForTimeout(100);
  assert.ok(holds());
}
