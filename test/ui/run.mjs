// Packages the extension unless GROUNDPLAN_VSIX names a package, installs it in a real VS Code, and drives that through a browser as a person would.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const report = join(root, 'test', 'output', 'ui.json');
const packaged = process.env.GROUNDPLAN_VSIX;
const vsix = packaged ?? join(root, 'out', 'groundplan.vsix');
const run = (args) =>
  spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, GROUNDPLAN_VSIX: vsix, NODE_NO_WARNINGS: '1' },
  }).status;

mkdirSync(join(root, 'out'), { recursive: true });
rmSync(report, { force: true });
if (packaged === undefined && run(['scripts/package.mjs', '-o', vsix]) !== 0) fail('Packaging failed.');
const mocha = [
  'node_modules/mocha/bin/mocha.js',
  'test/ui/*.test.ts',
  '--timeout',
  '120000',
  '--retries',
  '1',
  '--reporter',
  'test/support/reporter.mjs',
  '--reporter-option',
  `file=${report}`,
];
const status = run(mocha);
if (!existsSync(report)) fail('The browser tests wrote no report.');
const { passed, failed, skipped } = JSON.parse(readFileSync(report, 'utf8'));
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(status === 0 ? 0 : 1);

function fail(message) {
  console.log(`${message}\n0 passed, 1 failed`);
  process.exit(1);
}
