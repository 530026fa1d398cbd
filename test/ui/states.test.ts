/** What a person sees when things are not as usual: nothing open, at work, paused, in trouble, not trusted. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processesRunning } from '../support/processes.ts';
import { violationsIn } from './pages/accessibility.ts';
import { copyOfShop, openSession, type Session } from './pages/session.ts';

function keepFailures(session: () => Session | undefined): void {
  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await session()?.workbench.screenshot(
        `failed-${this.currentTest.title.replace(/\W+/g, '-').slice(0, 60)}`,
      );
  });
}

describe('Groundplan without a folder', () => {
  let session: Session;
  keepFailures(() => session);

  before(async () => {
    session = await openSession({ width: 1600, height: 900 });
  });
  after(() => session?.end());

  it('says what to do, in the tree and in the panel', async () => {
    const { workbench } = session;
    await workbench.openContainer();
    await workbench.page.getByText('Open a folder to see how it is built.').first().waitFor();
    await workbench.panel.getByText('Open a folder to see how it is built.').waitFor();
    await workbench.screenshot('empty');
  });

  it('introduces itself in a walkthrough', async () => {
    const { workbench } = session;
    await workbench.openWalkthrough('Groundplan');
    await workbench.page.getByText('See how it is built').first().waitFor();
    await workbench.screenshot('walkthrough');
  });
});

describe('Groundplan at work', () => {
  const shop = copyOfShop();
  let session: Session;
  keepFailures(() => session);
  const engines = () => processesRunning(session.extensions, 'dist/engine.mjs');
  const signal = (name: NodeJS.Signals) => {
    for (const id of engines()) process.kill(id, name);
  };

  before(async () => {
    writeMany(join(shop.folder, 'src', 'generated'), 2500);
    session = await openSession({ theme: 'Default Light Modern', folder: shop.folder });
  });

  after(async () => {
    await session?.end();
    shop.remove();
  });

  it('counts while it reads, and shows the whole when it has read', async () => {
    const { workbench } = session;
    await workbench.openContainer();
    await workbench.waitForStatus('Reading');
    // Held, so that the picture shows it at work.
    signal('SIGSTOP');
    await workbench.panel.locator('vscode-progress-bar').waitFor();
    await workbench.screenshot('indexing');
    const violations = await violationsIn(await workbench.panelFrame());
    signal('SIGCONT');
    assert.deepEqual(violations, []);
    await workbench.waitForStatus('Ready');
    await workbench.panel.locator('.card').first().waitFor();
    await workbench.widenSideBar(620);
    await workbench.enlargePanel();
    await workbench.screenshot('panel-light-wide');
  });

  it('keeps a dismissed suggestion away, after a reload too', async () => {
    const { workbench } = session;
    const card = workbench.panel.locator('.card').first();
    const title = await card.locator('h3').innerText();
    await card.locator('.dismiss').click();
    const same = workbench.panel.locator('.card', {
      has: workbench.page.getByText(title, { exact: true }),
    });
    await same.waitFor({ state: 'detached' });
    await workbench.page.reload();
    await workbench.waitForStatus('Ready');
    await workbench.panel.locator('.card').first().waitFor();
    assert.equal(await same.count(), 0);
  });

  it('says that it is paused, and goes on', async () => {
    const { workbench } = session;
    await workbench.runCommand('Groundplan: Pause');
    await workbench.waitForStatus('Paused');
    await workbench.panel.getByText('Paused.').waitFor();
    await workbench.screenshot('paused');
    await workbench.panel.locator('vscode-button', { hasText: 'Resume' }).click();
    await workbench.waitForStatus('Ready');
  });

  it('offers what can be done in the menu of the status bar', async () => {
    const { workbench } = session;
    await workbench.status.click();
    await workbench.quickPicks.filter({ hasText: 'Rebuild Index' }).first().waitFor();
    await workbench.screenshot('status-menu');
    await workbench.page.keyboard.press('Escape');
  });

  it('says why the engine stopped, and begins again when asked', async () => {
    const { workbench } = session;
    for (let time = 0; time < 3; time++) {
      await workbench.waitForStatus('Ready');
      signal('SIGKILL');
      await workbench.waitForStatus('The engine stopped');
    }
    await workbench.panel.getByText('It stays down.').waitFor();
    await workbench.screenshot('error');
    assert.deepEqual(await violationsIn(await workbench.panelFrame()), []);
    await workbench.panel.locator('vscode-button', { hasText: 'Try Again' }).click();
    await workbench.waitForStatus('Ready');
  });
});

describe('Groundplan in Restricted Mode', () => {
  const shop = copyOfShop();
  let session: Session;
  keepFailures(() => session);

  before(async () => {
    git(shop.folder, 'init', '-q');
    git(shop.folder, 'add', '.');
    for (const message of ['first', 'second', 'third']) {
      writeFileSync(join(shop.folder, 'src', 'main.ts'), `// ${message}\nexport {};\n`);
      git(shop.folder, 'commit', '-qam', message);
    }
    session = await openSession({ trust: true, theme: 'Default High Contrast Light', folder: shop.folder });
  });

  after(async () => {
    await session?.end();
    shop.remove();
  });

  it('reads the files but does not run git', async () => {
    const { workbench } = session;
    await workbench.waitForStatus('Ready');
    await workbench.openContainer();
    await workbench.treeRow('Most depended on').waitFor();
    assert.equal(await workbench.treeRow('Changed most often').count(), 0);
    assert.equal(processesRunning(session.extensions, 'dist/engine.mjs', '--git').length, 0);
    await workbench.panel.locator('.card').first().waitFor();
    await workbench.screenshot('restricted');
  });

  it('reads the history once the folder is trusted', async () => {
    const { workbench } = session;
    await workbench.trustFolder();
    await workbench.treeRow('Changed most often').waitFor();
  });
});

function git(folder: string, ...args: readonly string[]): void {
  const author = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'];
  assert.equal(spawnSync('git', [...author, ...args], { cwd: folder }).status, 0);
}

/** Files in a chain, some of which close a cycle. */
function writeMany(folder: string, files: number): void {
  for (let at = 0; at < files; at++) {
    const directory = join(folder, `part${at % 25}`);
    mkdirSync(directory, { recursive: true });
    const to = at % 50 === 49 ? at - 26 : at + 26;
    const imports = to < files ? `import { f${to} } from '../part${to % 25}/f${to}';\n` : '';
    const body = `export function f${at}(): unknown {\n  return ${to < files ? `f${to}` : at};\n}\n`;
    writeFileSync(join(directory, `f${at}.ts`), imports + body);
  }
}
