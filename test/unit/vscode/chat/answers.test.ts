import assert from 'node:assert/strict';
import type { ChatMessage } from '../../../../src/core/model/chat.ts';
import type { Call } from '../../../../src/protocol/call.ts';
import type { AskReport, ChatEvent } from '../../../../src/protocol/chatApi.ts';
import type { ToChat } from '../../../../src/protocol/chatPanel.ts';
import { Answers } from '../../../../src/vscode/chat/answers.ts';
import { answer, conversationOf, question } from '../../../support/chatMessages.ts';

/** A question whose answer the test tells, bit by bit. */
class Asked {
  call!: Call<ChatEvent>;
  settle!: (report: AskReport) => void;
  fail!: (error: Error) => void;
  readonly ask = (call: Call<ChatEvent>): Promise<AskReport> => {
    this.call = call;
    return new Promise((resolve, reject) => {
      this.settle = resolve;
      this.fail = reject;
    });
  };
  begin(): void {
    this.call.on?.({
      type: 'begun',
      conversation: conversationOf(2),
      question: question('q', 'Why?'),
      answer: 'a',
    });
  }
}

function surface() {
  const told: ToChat[] = [];
  const ended: ChatMessage[] = [];
  const failures: string[] = [];
  const turns: number[] = [];
  const answers = new Answers({
    tell: (_, message) => told.push(message),
    begun: (_, turn) => turns.push(turn),
    ended: (_, message) => ended.push(message),
    failed: (reason) => failures.push(reason),
  });
  return { answers, told, ended, failures, turns };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('answers that are being written', () => {
  it('tell words together, and each word once', async () => {
    const { answers, told, turns } = surface();
    const asked = new Asked();
    const over = answers.run(3, asked.ask);
    asked.begin();
    for (const text of ['Be', 'cau', 'se']) asked.call.on?.({ type: 'text', text });
    await pause(80);
    assert.deepEqual(told, [{ type: 'text', conversation: 'c1', message: 'a', text: 'Because' }]);
    assert.deepEqual(turns, [3]);
    asked.settle({
      conversation: conversationOf(2),
      question: question('q', 'Why?'),
      answer: answer('a', 'Because'),
    });
    await over;
    assert.equal(answers.of('c1'), undefined);
  });

  it('hand over the whole to a page that comes back, and go on from there', async () => {
    const { answers, told } = surface();
    const asked = new Asked();
    const over = answers.run(0, asked.ask);
    asked.begin();
    asked.call.on?.({ type: 'text', text: 'Because' });
    assert.equal(answers.of('c1')?.take().text, 'Because');
    asked.call.on?.({ type: 'text', text: ' of it' });
    await pause(80);
    assert.deepEqual(
      told.flatMap((each) => (each.type === 'text' ? [each.text] : [])),
      [' of it'],
    );
    asked.settle({ conversation: conversationOf(2), question: question('q', ''), answer: answer('a', '') });
    await over;
  });

  it('end as failed, with the words so far, when the engine goes', async () => {
    const { answers, ended, failures } = surface();
    const asked = new Asked();
    const over = answers.run(0, asked.ask);
    asked.begin();
    asked.call.on?.({ type: 'text', text: 'Because' });
    asked.fail(new Error('The engine stopped.'));
    await over;
    assert.deepEqual(failures, []);
    assert.equal(ended[0]?.state, 'failed');
    assert.equal(ended[0]?.text, 'Because');
    assert.deepEqual(ended[0]?.notices, [{ kind: 'failed', text: 'The engine stopped.' }]);
  });

  it('say why a question was not taken', async () => {
    const { answers, failures } = surface();
    const asked = new Asked();
    const over = answers.run(0, asked.ask);
    asked.fail(new Error('Too long.'));
    await over;
    assert.deepEqual(failures, ['Too long.']);
  });

  it('say that a question was stopped, not how', async () => {
    const { answers, failures } = surface();
    const asked = new Asked();
    const over = answers.run(4, asked.ask);
    answers.stop(undefined, 4);
    asked.fail(new Error('The analysis was cancelled.'));
    await over;
    assert.deepEqual(failures, ['Stopped before the answer was begun.']);
  });

  it('are stopped by the conversation that is shown, or before it has an id by the turn', async () => {
    const { answers } = surface();
    const [first, second] = [new Asked(), new Asked()];
    void answers.run(1, first.ask);
    void answers.run(2, second.ask);
    first.begin();
    answers.stop('other', 2);
    assert.equal(first.call.signal?.aborted, false);
    assert.equal(second.call.signal?.aborted, true);
    answers.stop('c1', 9);
    assert.equal(first.call.signal?.aborted, true);
    answers.dispose();
  });
});
