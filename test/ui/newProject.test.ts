/** The page of a new project in every state, alone in a browser; then the whole way in VS Code, from a sentence to files. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FromNewProject, ToNewProject } from '../../src/protocol/newProjectPanel.ts';
import { generatingEngine } from '../support/generated.ts';
import { violationsIn } from './pages/accessibility.ts';
import { openAlone, type PageAlone } from './pages/pageAlone.ts';
import { openSession, type Session } from './pages/session.ts';
import { CONTRAST, DARK, LIGHT } from './pages/themes.ts';

const SHOTS = join(import.meta.dirname, '..', 'output', 'screenshots');
const SENTENCE = 'a REST API for a bookshop in Python with Postgres, 3 developers';

describe('the page of a new project', () => {
  const root = join(tmpdir(), 'bookshop');
  let alone: PageAlone;
  let proposal: ToNewProject;
  let lost: ToNewProject;

  before(async () => {
    const engine = generatingEngine();
    const proposed = async (sentence: string): Promise<ToNewProject> => {
      const report = await engine.alternatives.propose({ root, sentence });
      return { type: 'proposal', proposal: { sentence, folder: 'bookshop', report } };
    };
    proposal = await proposed(SENTENCE);
    lost = await proposed('something for my aunt');
    await engine.dispose();
    alone = await openAlone('newProject', 'gp-new-project', { width: 1280, height: 1100, theme: DARK });
  });
  after(() => alone?.browser.close());

  const tell = async (message: ToNewProject) => {
    await alone.page.evaluate((each) => window.postMessage(each, '*'), message);
    await alone.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
  };
  const sent = (): Promise<FromNewProject[]> =>
    alone.page.evaluate(() => (window as unknown as { sent: FromNewProject[] }).sent.splice(0));
  const screenshot = (name: string) => {
    mkdirSync(SHOTS, { recursive: true });
    return alone.page.screenshot({ path: join(SHOTS, `new-project-${name}.png`) });
  };

  it('says what to do before the first sentence, and what it could not tell of one', async () => {
    await tell({ type: 'empty' });
    await alone.page.getByText('Say in a sentence what you want to build').waitFor();
    await screenshot('empty');
    await sent();
    await alone.page.getByRole('main').getByText('Describe It…').last().click();
    assert.deepEqual(await sent(), [{ type: 'describe' }]);
    await tell(lost);
    await alone.page.getByText('do not say what is to be built').waitFor();
    await screenshot('lost');
    await alone.page.getByText('Answer a Few Questions…').click();
    assert.deepEqual(await sent(), [{ type: 'answer' }]);
    await tell({ type: 'failed', reason: 'There is no structure in kotlin yet; there are some in python.' });
    await alone.page.getByRole('alert').waitFor();
    await screenshot('failed');
  });

  it('shows alternatives side by side, one below the other where it is narrow, and reports the one picked', async () => {
    await tell(proposal);
    const columns = alone.page.locator('article');
    assert.ok((await columns.count()) >= 2);
    const tops = async () =>
      columns.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
    assert.equal(new Set(await tops()).size, 1);
    const rows = await alone.page
      .locator('tbody tr')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect()));
    const top = Math.min(...(await tops()));
    assert.ok(
      rows.length > 2 && rows.every(({ height, bottom }) => height > 15 && bottom <= top),
      'the comparison is seen whole',
    );
    await screenshot('dark');
    assert.deepEqual(await violationsIn(alone.page.mainFrame()), []);
    await alone.page.setViewportSize({ width: 380, height: 1000 });
    assert.equal(new Set(await tops()).size, await columns.count());
    const wide = await alone.page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 380, `${wide}`);
    await screenshot('narrow');
    for (const [name, theme] of [
      ['light', LIGHT],
      ['contrast', CONTRAST],
    ] as const) {
      const other = await openAlone('newProject', 'gp-new-project', { width: 1280, height: 1100, theme });
      await other.page.evaluate((each) => window.postMessage(each, '*'), proposal);
      await other.page.locator('article').first().waitFor();
      await other.page.screenshot({ path: join(SHOTS, `new-project-${name}.png`) });
      assert.deepEqual(await violationsIn(other.page.mainFrame()), []);
      await other.browser.close();
    }
    await sent();
    await alone.page.getByText('Preview and Write…').nth(1).click();
    const [picked] = await sent();
    assert.equal(picked?.type, 'pick');
  });
});

describe('a new project in VS Code', () => {
  const around = mkdtempSync(join(tmpdir(), 'gn-'));
  const folder = join(around, 'bookshop');
  let session: Session;

  before(async () => {
    mkdirSync(folder);
    session = await openSession({ folder });
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await session?.workbench.screenshot('failed-new-project');
  });
  after(async () => {
    await session?.end();
    rmSync(around, { recursive: true, force: true });
  });

  /** The page, once it is there. */
  async function page() {
    const { workbench } = session;
    for (let tries = 0; tries < 150; tries++) {
      for (const frame of workbench.page.frames()) {
        const count = await frame
          .locator('gp-new-project article')
          .count()
          .catch(() => 0);
        if (count > 0) return frame;
      }
      await workbench.page.waitForTimeout(200);
    }
    throw new Error('The page did not come.');
  }

  it('comes from a sentence: alternatives, one picked, files ticked, written and opened', async () => {
    const { workbench } = session;
    await workbench.runCommand('Groundplan: New Project…');
    await workbench.page.locator('.quick-input-widget', { hasText: 'New Project' }).waitFor();
    await workbench.quickInput.fill(SENTENCE);
    await workbench.page.keyboard.press('Enter');
    const frame = await page();
    await workbench.screenshot('new-project-page');
    assert.deepEqual(readdirSync(folder), []);
    await frame.getByText('Preview and Write…').first().click();
    await workbench.page.getByRole('button', { name: 'Add', exact: true }).click();
    await workbench.quickPicks.filter({ hasText: 'groundplan.yaml' }).first().waitFor();
    await workbench.screenshot('new-project-files');
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.tab.active', { hasText: 'main.py' }).waitFor();
    await workbench.screenshot('new-project-written');
    assert.match(readFileSync(join(folder, 'AGENTS.md'), 'utf8'), /groundplan\.yaml/);
    assert.ok(existsSync(join(folder, 'docs/decisions/0001-build-it-as-clean-architecture.md')));
  });
});
