// The in-host suites in a desktop VS Code, which this downloads: for developers who have a screen and a network.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { bundleSuites } from '../host/suites.mjs';

const root = join(import.meta.dirname, '..', '..');
const output = join(root, 'test', 'output', 'electron');
const nonce = `${Date.now()}`;

mkdirSync(output, { recursive: true });
const bundles = await bundleSuites(output);
try {
  await runTests({
    extensionDevelopmentPath: root,
    extensionTestsPath: bundles.oneFolder,
    launchArgs: [join(root, 'test', 'host', 'workspaces', 'shop'), '--disable-extensions'],
    extensionTestsEnv: { GROUNDPLAN_REPORTS: output, GROUNDPLAN_NONCE: nonce },
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
    const found = JSON.parse(readFileSync(join(output, 'oneFolder-report.json'), 'utf8'));
    if (found.nonce === nonce) return found;
  } catch {
    // No report: it did not run.
  }
  return { passed: 0, failures: [{ title: 'the host', error: 'wrote no report' }] };
}
