// Mocha reporter: dots and failures on the terminal, counts into a file that the test command adds up.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import mocha from 'mocha';

export default class CountingReporter extends mocha.reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    const again = [];
    const file = options.reporterOptions.file;
    runner.on('retry', (test, error) => again.push(`${test.fullTitle()}: ${error.message}`));
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      // What passes at the second try is worth knowing of.
      for (const each of again) console.log(`tried again: ${each}`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
    });
  }
}
