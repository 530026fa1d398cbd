// Runs the suites of test/host/suite inside the extension host of a real VS Code, through a headless browser.
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'node:util';
import { chromium } from 'playwright-core';
import { BROWSER, startCodeServer } from '../support/codeServer.mjs';
import { bundleSuites, SUITES } from './suites.mjs';

const output = join(import.meta.dirname, '..', 'output');
const root = join(import.meta.dirname, '..', '..');
const nonce = randomUUID();
const LIMIT_MS = 150_000;
/** Windows that are opened for a suite at most. */
const WINDOWS = 4;
/** Names of suites; all without any. */
const asked = process.argv.slice(2);
const totals = { passed: 0, failed: 0 };

mkdirSync(output, { recursive: true });
const bundles = await bundleSuites(output);
const server = await startCodeServer({
  smoke: true,
  env: { GROUNDPLAN_REPORTS: output, GROUNDPLAN_NONCE: nonce },
});
try {
  for (const suite of SUITES.filter(({ name }) => asked.length === 0 || asked.includes(name)))
    await runSuite(suite);
} finally {
  server.stop();
}
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);

async function runSuite(suite) {
  console.log(`\n-- ${suite.name}`);
  for (let tries = 1; tries <= WINDOWS; tries++) {
    const result = await openWindow(suite);
    if (result?.opened !== false) return count(result);
    console.log('VS Code opened a window without its folders.');
  }
  totals.failed++;
}

/** @returns the report of this run; undefined when the host wrote none. */
async function openWindow({ name, folders }) {
  const report = join(output, `${name}-report.json`);
  rmSync(report, { force: true });
  const workspace = mkdtempSync(join(tmpdir(), 'gw-'));
  try {
    await runInBrowser({ name, where: placeWorkspace(workspace, folders) });
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  return result?.nonce === nonce ? result : undefined;
}

/** One folder is opened as it is, several by a workspace file. */
function placeWorkspace(target, folders) {
  const source = (folder) => join(import.meta.dirname, 'workspaces', folder);
  if (folders.length === 1) {
    cpSync(source(folders[0]), target, { recursive: true });
    return ['folder', target];
  }
  for (const folder of folders) cpSync(source(folder), join(target, folder), { recursive: true });
  const file = join(target, 'all.code-workspace');
  writeFileSync(file, JSON.stringify({ folders: folders.map((path) => ({ path })) }));
  return ['workspace', file];
}

async function runInBrowser({ name, where: [kind, path] }) {
  const browser = await chromium.launch(BROWSER);
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const ended = new Promise((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
    await page.exposeFunction('codeAutomationLog', (type, args) =>
      show(Array.isArray(args) ? args : [type, args]),
    );
    const remote = (file) => `vscode-remote://127.0.0.1:${server.port}${file}`;
    const payload = [
      ['extensionDevelopmentPath', remote(root)],
      ['extensionTestsPath', remote(bundles[name])],
      ['skipWelcome', 'true'],
    ];
    await page.goto(
      `${server.url}/?${kind}=${encodeURIComponent(path)}&payload=${encodeURIComponent(JSON.stringify(payload))}`,
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

/** What mocha prints; the host's own complaints about its optional parts are left out. */
function show(lines) {
  const text = format(...lines);
  if (/✔|^\s+\d+\) |passing|failing/.test(text)) console.log(text);
}

/** A host that ends early with a good exit code has shown nothing: only its report counts. */
function count(result) {
  if (result === undefined) {
    console.log('The host wrote no report.');
    totals.failed++;
    return;
  }
  for (const { title, error } of result.failures) console.log(`✖ ${title}\n${error}`);
  for (const note of result.notes) console.log(`· ${note}`);
  totals.passed += result.passed;
  totals.failed += result.failures.length;
  if (result.passed === 0) totals.failed++;
}
