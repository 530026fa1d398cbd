/** A process that writes to a store until it is killed or done, and says on standard output what was acknowledged. */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteKnowledge } from '../../src/infra/knowledge/sqliteKnowledge.ts';
import { openLance } from './openLance.ts';
import { bulkRows, TRIAL_KEY, trialRow } from './storeTrials.ts';

const [folder, name, writes] = process.argv.slice(2) as [string, string, string];
const knowledge = new SqliteKnowledge({
  file: join(folder, 'knowledge.db'),
  now: Date.now,
  problem: (message) => say(`problem ${message}`),
});
const store = openLance(join(folder, 'vectors'));
const table = await store.table(TRIAL_KEY);
say('ready');
for (let n = 0; n < Number(writes); n++) {
  const id = `${name}-${n}`;
  await knowledge.journal.append([{ kind: 'trial.entry', version: 1, subject: name, body: id }]);
  say(`journal ${id}`);
  await table.put([trialRow(id)]);
  say(`put ${id}`);
  if (n % 7 === 6) {
    await table.remove({ path: `${name}-${n - 3}` });
    say(`removed ${name}-${n - 3}`);
  }
  if (n % 20 === 19) {
    await table.put(bulkRows(id));
    say(`bulk ${id}`);
  }
  if (n % 50 === 49) await store.compact();
}
await store.dispose();
await knowledge.dispose();
say('done');

function say(what: string): void {
  writeSync(1, `${what}\n`);
}
