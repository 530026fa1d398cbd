/** Appends messages until it is killed, and tells of each that is kept. */
import { SqliteConversations } from '../../src/infra/chat/sqliteConversations.ts';

const [file = '', id = ''] = process.argv.slice(2);
const store = new SqliteConversations({ file, problem() {} });
const at = '2027-01-01T00:00:00.000Z';
await store.create({ id, title: id, roots: [], created: at });
const empty = { chips: [], citations: [], suggestions: [], notices: [], followUps: [] };
for (let count = 1; count < 100_000; count++) {
  await store.append(id, {
    id: `${id}-${count}`,
    role: 'user',
    text: `message ${count}`,
    at,
    state: 'done',
    ...empty,
  });
  process.send?.(count);
  if (count % 8 === 0) await new Promise((resolve) => setImmediate(resolve));
}
