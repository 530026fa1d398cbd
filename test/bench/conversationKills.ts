/** 200 SIGKILLs while conversations are written: `node test/bench/conversationKills.ts [kills]`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killWriters } from '../support/conversationKills.ts';

const kills = Number(process.argv[2] ?? 200);
const folder = mkdtempSync(join(tmpdir(), 'groundplan-kills-'));
try {
  const report = await killWriters(folder, kills, Math.random);
  console.log(JSON.stringify(report, null, 2));
  process.exitCode = report.lost > 0 || report.problems.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
