// Runs every kind of test, fast ones first, and closes with one line: N passed, N failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';

const only = process.argv.slice(2);
const totals = { passed: 0, failed: 0, skipped: 0 };
const REPORT = 'test/output/mocha.json';
/** `setup.mjs` of the VS Code host ends with this when the machine cannot run it and said why. */
const CANNOT_RUN_HERE = 3;

const kinds = {
  unit: () => mocha('test/unit/**/*.test.ts'),
  build: () => step('build', ['esbuild.config.mjs']),
  contract: () => mocha('test/contract/**/*.test.ts', ['--retries', '1']),
  fixtures: () => mocha('test/fixtures/*.test.ts'),
  repo: () => mocha('test/repo/**/*.test.ts'),
  host: () => inHost(),
};

mkdirSync('test/output', { recursive: true });
for (const [name, run] of Object.entries(kinds)) {
  if (only.length > 0 && !only.includes(name)) continue;
  console.log(`\n== ${name}`);
  run();
}
console.log(
  `\n${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`,
);
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);

/** @param more Processes, servers and browsers are tried a second time on a machine that others use too; the report names what was. */
function mocha(pattern, more = []) {
  rmSync(REPORT, { force: true });
  const args = [
    'node_modules/mocha/bin/mocha.js',
    pattern,
    ...more,
    '--reporter',
    'test/support/reporter.mjs',
    '--reporter-option',
    `file=${REPORT}`,
  ];
  const { status } = node(args);
  const report = existsSync(REPORT)
    ? JSON.parse(readFileSync(REPORT, 'utf8'))
    : { passed: 0, failed: 1, skipped: 0 };
  add(report);
  // A run that dies after its last test has not passed.
  if (status !== 0 && report.failed === 0) add({ failed: 1 });
}

function step(name, args) {
  const { status } = node(args);
  if (status !== 0) {
    console.error(`${name} failed`);
    add({ failed: 1 });
  }
}

function inHost() {
  const { status } = node(['test/host/setup.mjs']);
  if (status === CANNOT_RUN_HERE) return add({ skipped: 1 });
  if (status !== 0) return add({ failed: 1 });
  for (const script of ['test/host/run.mjs', 'test/ui/run.mjs']) {
    const { status: code, stdout } = node([script], ['ignore', 'pipe', 'inherit']);
    process.stdout.write(stdout);
    const counts = /(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$/.exec(stdout.toString());
    if (counts === null) add({ failed: 1 });
    else {
      add({ passed: +counts[1], failed: +counts[2], skipped: +(counts[3] ?? 0) });
      if (code !== 0 && counts[2] === '0') add({ failed: 1 });
    }
  }
}

function node(args, stdio = ['ignore', 'inherit', 'inherit']) {
  return spawnSync(process.execPath, args, { stdio, env: { ...process.env, NODE_NO_WARNINGS: '1' } });
}

function add({ passed = 0, failed = 0, skipped = 0 }) {
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
}
