/** Kills a process at random moments while it records feedback, and looks what is left. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { FeedbackBook } from '../../src/app/feedback/feedbackBook.ts';
import { Decided } from '../../src/core/learned/decided.ts';
import { SqliteKnowledge } from '../../src/infra/knowledge/sqliteKnowledge.ts';

export interface FeedbackKills {
  readonly kills: number;
  /** Actions that were acknowledged in all rounds, and how many of these are not there. */
  readonly acknowledged: number;
  readonly lost: number;
  /** Written and not yet acknowledged when the kill came: at most one a round. */
  readonly unacknowledged: number;
  /** What the journal said of itself; empty where it never was damaged. */
  readonly problems: readonly string[];
}

/** One journal for all rounds: each goes on with what the kill before left. @param random in [0, 1) */
export async function killRecorders(
  folder: string,
  kills: number,
  random: () => number,
): Promise<FeedbackKills> {
  const file = join(folder, 'knowledge.db');
  const problems: string[] = [];
  const acknowledged: number[] = [];
  for (let round = 0; round < kills; round++)
    acknowledged.push(await killedRecorder(file, `r${round}`, random));
  const knowledge = new SqliteKnowledge({ file, now: Date.now, problem: (text) => void problems.push(text) });
  const found = new Map<string, number[]>();
  for (const { offered, actions } of await new FeedbackBook(
    knowledge.journal,
    async () => new Decided(new Map()),
  ).offers()) {
    const round = offered.offer.id.split('-')[0]!;
    const numbers = actions.map(({ action }) => (action.type === 'shown' ? action.forMs : 0));
    found.set(round, [...(found.get(round) ?? []), ...numbers]);
  }
  await knowledge.dispose();
  let [lost, unacknowledged] = [0, 0];
  acknowledged.forEach((last, round) => {
    const there = new Set(found.get(`r${round}`));
    for (let n = 1; n <= last; n++) if (!there.has(n)) lost += 1;
    unacknowledged += Math.max(0, there.size - last);
  });
  const sum = acknowledged.reduce((all, each) => all + each, 0);
  return { kills, acknowledged: sum, lost, unacknowledged, problems };
}

/** @returns the number of the last action that was acknowledged before it was killed. */
function killedRecorder(file: string, round: string, random: () => number): Promise<number> {
  const script = join(import.meta.dirname, 'feedbackScribe.ts');
  const child = spawn(process.execPath, [script, file, round], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  return new Promise((resolve) => {
    let last = 0;
    const lines = createInterface(child.stdout);
    lines.on('line', (line) => {
      if (last === 0) setTimeout(() => child.kill('SIGKILL'), random() * 80);
      last = Number(line);
    });
    // What it wrote before the kill is read to the end.
    lines.once('close', () => resolve(last));
  });
}
