/** Records actions on offers in the real journal until it is killed, and tells of each that was acknowledged. */
import { writeSync } from 'node:fs';
import { FeedbackBook } from '../../src/app/feedback/feedbackBook.ts';
import { Decided } from '../../src/core/learned/decided.ts';
import { SqliteKnowledge } from '../../src/infra/knowledge/sqliteKnowledge.ts';
import { offer } from './feedback.ts';

const [file = '', round = ''] = process.argv.slice(2);
const knowledge = new SqliteKnowledge({ file, now: Date.now, problem: () => {} });
const book = new FeedbackBook(knowledge.journal, async () => new Decided(new Map()));
for (let n = 1; n < 100_000; n++) {
  const id = `${round}-${Math.floor((n - 1) / 5)}`;
  const action = { type: 'shown', forMs: n } as const;
  const offered = { offer: offer({ id, suggestion: id }), title: `Offer ${id}`, subjects: [], sketch: [] };
  if (n % 5 === 1) await book.open(offered, action);
  else await book.act(id, action);
  writeSync(1, `${n}\n`);
  // As a window does while the person is away.
  if (n % 50 === 0) await knowledge.backUp();
}
