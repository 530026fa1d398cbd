// Runs test/host/suite inside the extension host of a real VS Code, through a headless browser.
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { BROWSER, startCodeServer } from '../support/codeServer.mjs';

const root = join(import.meta.dirname, '..', '..');
const output = join(root, 'test', 'output');
const suite = join(output, 'host-suite');
const report = join(output, 'host-report.json');
const nonce = randomUUID();
const LIMIT_MS = 240_000;

await bundle();
const workspace = mkdtempSync(join(tmpdir(), 'gw-'));
cpSync(join(import.meta.dirname, 'workspaces', 'shop'), workspace, { recursive: true });
rmSync(report, { force: true });
const server = await startCodeServer({
  smoke: true,
  env: { GROUNDPLAN_REPORT: report, GROUNDPLAN_NONCE: nonce },
});
try {
  await runInBrowser();
} finally {
  server.stop();
  rmSync(workspace, { recursive: true, force: true });
}
finish();

async function bundle() {
  mkdirSync(suite, { recursive: true });
  writeFileSync(join(suite, 'package.json'), '{"type":"commonjs"}');
  await build({
    entryPoints: [join(import.meta.dirname, 'suite', 'index.ts')],
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    outfile: join(suite, 'index.js'),
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
}

async function runInBrowser() {
  const browser = await chromium.launch(BROWSER);
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const ended = new Promise((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
    await page.exposeFunction('codeAutomationLog', (type, args) =>
      console.log(...(Array.isArray(args) ? args : [type, args])),
    );
    const remote = (path) => `vscode-remote://127.0.0.1:${server.port}${path}`;
    const payload = [
      ['extensionDevelopmentPath', remote(root)],
      ['extensionTestsPath', remote(join(suite, 'index.js'))],
      ['skipWelcome', 'true'],
    ];
    await page.goto(
      `${server.url}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`,
    );
    const timeout = new Promise((resolve) => setTimeout(() => resolve('timeout'), LIMIT_MS).unref());
    if ((await Promise.race([ended, timeout])) === 'timeout') {
      await page.screenshot({ path: join(output, 'host-timeout.png') });
      console.error(`No result within ${LIMIT_MS / 1000} s.\n${server.log()}`);
    }
  } finally {
    await browser.close();
  }
}

/** Only a report of this run counts: a host that ends early with a good exit code has shown nothing. */
function finish() {
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  if (result?.nonce !== nonce) {
    console.log('The host wrote no report.\n0 passed, 1 failed');
    process.exit(1);
  }
  for (const { title, error } of result.failures) console.log(`✖ ${title}\n${error}`);
  for (const note of result.notes) console.log(`· ${note}`);
  console.log(`${result.passed} passed, ${result.failures.length} failed`);
  process.exit(result.failures.length > 0 || result.passed === 0 ? 1 : 0);
}
