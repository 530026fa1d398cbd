/** The extension host's event loop while a larger workspace is analysed: what it is asked to do there is next to nothing. */
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { notes } from './notes.ts';

const FILES = 2000;
/** A blocked loop is what a person notices as a missed frame. */
const FRAME_MS = 16;

function writeWorkspace(folder: string): void {
  for (let at = 0; at < FILES; at++) {
    const directory = join(folder, `part${at % 40}`);
    mkdirSync(directory, { recursive: true });
    const imports = [at + 41, at + 83]
      .filter((to) => to < FILES)
      .map((to) => `import { f${to} } from '../part${to % 40}/f${to}';\n`);
    const body = Array.from({ length: 30 }, (_, line) => `export const v${at}_${line} = ${line};\n`);
    writeFileSync(
      join(directory, `f${at}.ts`),
      `${imports.join('')}export function f${at}() {}\n${body.join('')}`,
    );
  }
}

/** Longest and 99th percentile of the loop's delay beyond the sampling interval, in milliseconds. */
async function delaysDuring(work: () => Thenable<unknown>): Promise<{ max: number; p99: number }> {
  const monitor = monitorEventLoopDelay({ resolution: 1 });
  monitor.enable();
  await work();
  monitor.disable();
  return { max: monitor.max / 1e6, p99: monitor.percentile(99) / 1e6 };
}

describe('the extension host', () => {
  const folder = join(vscode.workspace.workspaceFolders![0]!.uri.fsPath, 'generated');

  after(() => rmSync(folder, { recursive: true, force: true }));

  it('stays responsive while 2,000 files are analysed', async () => {
    await vscode.commands.executeCommand('groundplan.pause');
    writeWorkspace(folder);
    // The host has its own work with two thousand new files: let it settle, then take the machine's own noise.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const idle = await delaysDuring(() => new Promise((resolve) => setTimeout(resolve, 2000)));
    const busy = await delaysDuring(() => vscode.commands.executeCommand('groundplan.rebuildIndex'));
    const figure = ({ max, p99 }: { max: number; p99: number }) =>
      `longest ${max.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
    notes.push(
      `event loop of the extension host, idle: ${figure(idle)}; while analysing ${FILES} files: ${figure(busy)}`,
    );
    assert.ok(busy.p99 < Math.max(FRAME_MS, 3 * idle.p99), notes.at(-1));
  }).timeout(120_000);
});
