/** 200 SIGKILLs while feedback is recorded: `node test/bench/feedbackKills.ts [kills]`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killRecorders } from '../support/feedbackKills.ts';

const kills = Number(process.argv[2] ?? 200);
const folder = mkdtempSync(join(tmpdir(), 'groundplan-kills-'));
try {
  const report = await killRecorders(folder, kills, Math.random);
  console.log(JSON.stringify(report, null, 2));
  process.exitCode = report.lost > 0 || report.problems.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
