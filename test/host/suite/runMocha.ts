/** Runs mocha inside the extension host and writes what came of it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { notes } from './notes.ts';

/** @param name of the report. @param load imports the files with the tests. */
export async function runMocha(name: string, load: () => Promise<unknown>): Promise<void> {
  const report = (content: object) =>
    writeFileSync(
      join(process.env.GROUNDPLAN_REPORTS!, `${name}-report.json`),
      JSON.stringify({ nonce: process.env.GROUNDPLAN_NONCE, ...content }),
    );
  if (!(await hasFolders())) return report({ opened: false });
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, retries: 1, reporter: 'spec' });
  mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, '', mocha);
  await load();
  const failures: { title: string; error: string }[] = [];
  let passed = 0;
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on('pass', () => passed++);
    runner.on('retry', (test, error) => notes.push(`tried again: ${test.fullTitle()}: ${error.message}`));
    runner.on('fail', (test, error) =>
      failures.push({ title: test.fullTitle(), error: error.stack ?? error.message }),
    );
  });
  report({ opened: true, passed, failures, notes });
  if (failures.length > 0) throw new Error(`${failures.length} tests failed`);
}

/** Seen in the browser: a window begins without the folders of its workspace file, which it reads later, or never. */
async function hasFolders(): Promise<boolean> {
  const isThere = () => (vscode.workspace.workspaceFolders ?? []).length > 0;
  for (let tries = 0; tries < 100 && !isThere(); tries++) await pause(200);
  return isThere();
}
