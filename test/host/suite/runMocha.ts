/** Runs mocha inside the extension host and writes what came of it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { notes } from './notes.ts';

/** @param name of the report. @param load imports the files with the tests. */
export async function runMocha(name: string, load: () => Promise<unknown>): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: 'spec' });
  mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, '', mocha);
  await load();
  const failures: { title: string; error: string }[] = [];
  let passed = 0;
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on('pass', () => passed++);
    runner.on('fail', (test, error) =>
      failures.push({ title: test.fullTitle(), error: error.stack ?? error.message }),
    );
  });
  writeFileSync(
    join(process.env.GROUNDPLAN_REPORTS!, `${name}-report.json`),
    JSON.stringify({ nonce: process.env.GROUNDPLAN_NONCE, passed, failures, notes }),
  );
  if (failures.length > 0) throw new Error(`${failures.length} tests failed`);
}
