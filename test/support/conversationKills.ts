/** Kills a process at random moments while it writes conversations, and looks what is left. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { SqliteConversations } from '../../src/infra/chat/sqliteConversations.ts';

export interface KillReport {
  readonly kills: number;
  /** Messages that were told to be kept, of all rounds; how many of them are there; what more is there. */
  readonly told: number;
  readonly kept: number;
  readonly lost: number;
  /** What the store said of itself; empty where it never was damaged. */
  readonly problems: readonly string[];
}

/** One file for all rounds: each begins on what the kill before left. @param random in [0, 1) */
export async function killWriters(folder: string, kills: number, random: () => number): Promise<KillReport> {
  const file = join(folder, 'conversations.db');
  const problems: string[] = [];
  let [told, kept, lost] = [0, 0, 0];
  for (let round = 0; round < kills; round++) {
    const id = `r${round}`;
    const acknowledged = await killedWriter(file, id, random);
    const store = new SqliteConversations({ file, problem: (text) => void problems.push(text) });
    const count = (await store.find(id))?.messages ?? 0;
    const { total } = await store.list({ from: 0, count: 1 });
    if (total < round) problems.push(`round ${round}: ${total} conversations are left`);
    const last = (await store.messages(id, acknowledged - 1, 1))[0]?.text;
    if (acknowledged > 0 && last !== `message ${acknowledged}`) problems.push(`round ${round}: ${last}`);
    await store.dispose();
    told += acknowledged;
    kept += Math.min(count, acknowledged);
    lost += Math.max(0, acknowledged - count);
  }
  return { kills, told, kept, lost, problems };
}

/** @returns how many it told to be kept before it was killed. */
function killedWriter(file: string, id: string, random: () => number): Promise<number> {
  const child = fork(join(import.meta.dirname, 'conversationWriter.ts'), [file, id]);
  return new Promise((resolve) => {
    let last = 0;
    child.on('message', (count) => {
      if (last === 0) setTimeout(() => child.kill('SIGKILL'), random() * 60);
      last = Number(count);
    });
    child.once('exit', () => resolve(last));
  });
}
