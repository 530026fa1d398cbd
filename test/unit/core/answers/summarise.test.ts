import assert from 'node:assert/strict';
import { summarise } from '../../../../src/core/answers/summarise.ts';
import type { ChatMessage } from '../../../../src/core/model/chat.ts';

const said = (role: ChatMessage['role'], text: string): ChatMessage => ({
  id: text,
  role,
  text,
  at: '2027-01-01T00:00:00.000Z',
  state: 'done',
  chips: [],
  citations: [],
  suggestions: [],
  notices: [],
  followUps: [],
});

describe('a long conversation in short', () => {
  it('has each question with the first sentence of its answer, without marks and code', () => {
    const messages = [
      said('user', 'Which database is used?'),
      said('assistant', 'It is PostgreSQL, by its driver. [1]\n\n```\ncode\n```\nMore [2].'),
      said('user', 'And the queue?'),
    ];
    assert.equal(
      summarise('- Before → That.', messages),
      '- Before → That.\n- Which database is used? → It is PostgreSQL, by its driver.\n- And the queue?',
    );
  });

  it('forgets the oldest first', () => {
    const many = Array.from({ length: 200 }, (_, at) =>
      said('user', `Question number ${at} about something long enough?`),
    );
    const text = summarise(undefined, many);
    assert.ok(text.length <= 4000);
    assert.match(text, /number 199/);
    assert.doesNotMatch(text, /number 0 /);
  });
});
