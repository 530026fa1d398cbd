/** What a person meets on an import that a rule forbids, and on one that it allows: in the dark and wide, in the light and narrow. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSession, type Session } from './pages/session.ts';

const fixture = join(import.meta.dirname, '..', 'host', 'workspaces', 'layered');
const LOOKS = [
  { name: 'dark', theme: 'Default Dark Modern', width: 1400, height: 900 },
  { name: 'light-narrow', theme: 'Default Light Modern', width: 820, height: 700 },
];

describe('a broken rule in VS Code', () => {
  const parent = mkdtempSync(join(tmpdir(), 'gu-'));
  const folder = join(parent, 'layered');
  let session: Session;

  before(async () => {
    cpSync(fixture, folder, { recursive: true });
    session = await openSession({ folder });
    await session.workbench.waitForStatus('Ready');
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await session.workbench.screenshot(
        `failed-broken-${this.currentTest.fullTitle().slice(-30).replace(/\W+/g, '-')}`,
      );
  });

  after(async () => {
    await session?.end();
    rmSync(parent, { recursive: true, force: true });
  });

  for (const { name, ...look } of LOOKS)
    describe(`in the ${name}`, () => {
      before(async () => {
        await session.setLook(look);
        await session.workbench.openFile('src/core/page.ts');
        await session.workbench.errorSquiggles.first().waitFor();
      });

      it('tells on hover which rule, why, and what instead', async () => {
        const { workbench } = session;
        await workbench.hoverFirstLineUntil('The layer core must not use infra');
        await workbench.screenshot(`broken-hover-${name}`);
        await workbench.page.keyboard.press('Escape');
      });

      it('offers what was tried, the whole rule, an explanation and an exception', async () => {
        const { workbench } = session;
        await workbench.openQuickFixes('Extract');
        await workbench.quickFixRow('Fix all of layered (2 places)').waitFor();
        await workbench.screenshot(`broken-menu-${name}`);
        await workbench.page.keyboard.press('Escape');
      });

      it('explains the import in full, with what would put it right', async () => {
        const { workbench } = session;
        await workbench.runCommand('Groundplan: Explain Import');
        await workbench.hovers.filter({ hasText: 'What would put it right' }).first().waitFor();
        await workbench.screenshot(`broken-explained-${name}`);
        await workbench.page.keyboard.press('Escape');
      });

      it('explains an import that may be', async () => {
        const { workbench } = session;
        await workbench.openFile('src/app/notify.ts');
        await workbench.runCommand('Groundplan: Explain Import');
        await workbench.hovers.filter({ hasText: 'May be imported' }).first().waitFor();
        await workbench.screenshot(`allowed-explained-${name}`);
        await workbench.page.keyboard.press('Escape');
      });
    });

  describe('as a whole', () => {
    before(() => session.setLook({}));

    it('is put right with all others of the rule through the preview', async () => {
      const { workbench } = session;
      await workbench.openFile('src/core/page.ts');
      await workbench.quickFix('Fix all of layered');
      await workbench.page.getByRole('button', { name: 'Apply' }).waitFor();
      await workbench.screenshot('broken-fix-all');
      assert.equal(await workbench.untickedChanges(), 1, 'the one that asks for the rest');
      await workbench.applyRefactorPreview();
      await workbench.runCommand('File: Save All');
      await workbench.treeFile('pageOptions.ts').waitFor();
      await workbench.treeFile('mailLike.ts').waitFor();
      await workbench.openFile('src/app/notify.ts');
      await workbench.errorSquiggles.first().waitFor({ state: 'detached' });
      await workbench.screenshot('broken-fixed');
    });
  });
});
