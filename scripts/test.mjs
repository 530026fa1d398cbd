// Runs every kind of test, fast ones first, and closes with one line: N passed, N failed.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const only = process.argv.slice(2);
const totals = { passed: 0, failed: 0, skipped: 0 };
const REPORT = 'test/output/mocha.json';
const VSIX = join('out', 'groundplan.vsix');
/** `setup.mjs` of the VS Code host ends with this when the machine cannot run it and said why. */
const CANNOT_RUN_HERE = 3;

/** Measure time or processor time, or load a machine fully by themselves. */
const ALONE = [
  'test/contract/backgroundLearning.test.ts',
  'test/contract/conversations.test.ts',
  'test/contract/embedder.test.ts',
  'test/contract/feedbackFaults.test.ts',
  'test/contract/llama/faults.test.ts',
  'test/contract/rulesSession.test.ts',
  'test/contract/training/*.test.ts',
];
/** Two files at a time: most of what they wait for are processes of their own. */
const SIDE_BY_SIDE = ['--parallel', '--jobs', '2'];
/** Processes, servers and browsers are tried a second time on a machine that others use too; the report names what was. */
const TWICE = ['--retries', '1'];

const kinds = {
  unit: () => mocha(['test/unit/**/*.test.ts']),
  // With the package that the browser tests install, so that everything is built once.
  build: () => step('build', ['scripts/package.mjs', '-o', VSIX]),
  contract: () => {
    const others = ALONE.flatMap((pattern) => ['--ignore', pattern]);
    mocha(['test/contract/**/*.test.ts', ...others, ...SIDE_BY_SIDE, ...TWICE]);
    mocha([...ALONE, ...TWICE]);
  },
  fixtures: () => mocha(['test/fixtures/*.test.ts']),
  repo: () => mocha(['test/repo/**/*.test.ts', ...SIDE_BY_SIDE]),
  host: () => inHost(),
};

mkdirSync('test/output', { recursive: true });
mkdirSync('out', { recursive: true });
const wanted = Object.entries(kinds).filter(([name]) => only.length === 0 || only.includes(name));
// Mostly waits for packages to come: beside what is run before it is needed.
const hostIsSetUp = wanted.some(([name]) => name === 'host') ? setUpHost() : undefined;
for (const [name, run] of wanted) {
  console.log(`\n== ${name}`);
  const started = performance.now();
  await run();
  console.log(`(${Math.round((performance.now() - started) / 1000)} s)`);
}
console.log(
  `\n${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`,
);
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);

function mocha(what) {
  rmSync(REPORT, { force: true });
  const reporter = ['--reporter', 'test/support/reporter.mjs', '--reporter-option', `file=${REPORT}`];
  const args = ['node_modules/mocha/bin/mocha.js', ...what, ...reporter];
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

/** @returns its exit status and what it said. */
async function setUpHost() {
  const child = spawn(process.execPath, ['test/host/setup.mjs'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const [status] = await once(child, 'close');
  return { status, said };
}

async function inHost() {
  const { status, said } = await hostIsSetUp;
  process.stdout.write(said);
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

/** What is compiled is kept for the processes after it: many tests start some that read the same sources. */
function node(args, stdio = ['ignore', 'inherit', 'inherit']) {
  const env = {
    NODE_COMPILE_CACHE: join(process.cwd(), 'test', 'output', 'compiled'),
    ...process.env,
    NODE_NO_WARNINGS: '1',
    ...(wanted.some(([name]) => name === 'build') ? { GROUNDPLAN_VSIX: join(process.cwd(), VSIX) } : {}),
  };
  return spawnSync(process.execPath, args, { stdio, env });
}

function add({ passed = 0, failed = 0, skipped = 0 }) {
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
}
