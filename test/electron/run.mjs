// The in-host suite in a desktop VS Code, which this downloads: for developers who have a screen and a network.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..', '..');
const suite = join(root, 'test', 'output', 'host-suite');
const report = join(root, 'test', 'output', 'electron-report.json');
const nonce = `${Date.now()}`;

mkdirSync(suite, { recursive: true });
writeFileSync(join(suite, 'package.json'), '{"type":"commonjs"}');
await build({
  entryPoints: [join(root, 'test', 'host', 'suite', 'index.ts')],
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  outfile: join(suite, 'index.js'),
  external: ['vscode', 'mocha'],
});
try {
  await runTests({
    extensionDevelopmentPath: root,
    extensionTestsPath: join(suite, 'index.js'),
    launchArgs: [join(root, 'test', 'host', 'workspaces', 'shop'), '--disable-extensions'],
    extensionTestsEnv: { GROUNDPLAN_REPORT: report, GROUNDPLAN_NONCE: nonce },
  });
} catch (error) {
  console.error(`The desktop VS Code did not run the tests: ${error.message ?? error}`);
}
const result = readReport();
for (const { title, error } of result.failures) console.log(`✖ ${title}\n${error}`);
console.log(`${result.passed} passed, ${result.failures.length} failed`);
process.exitCode = result.failures.length > 0 || result.passed === 0 ? 1 : 0;

function readReport() {
  try {
    const found = JSON.parse(readFileSync(report, 'utf8'));
    if (found.nonce === nonce) return found;
  } catch {
    // No report: it did not run.
  }
  return { passed: 0, failures: [{ title: 'the host', error: 'wrote no report' }] };
}
