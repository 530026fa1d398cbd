import assert from 'node:assert/strict';
import { Citations } from '../../../../src/core/answers/answer.ts';
import { GroundedText } from '../../../../src/core/grounding/groundedText.ts';
import type { Judgement } from '../../../../src/core/grounding/judgement.ts';
import type { ChatCitation } from '../../../../src/core/model/chat.ts';

const SOURCES = [
  { id: 4, place: { root: '/w', path: 'src/queue.ts', line: 3 }, text: 'class RetryQueue { push() {} }' },
  { id: 7, place: { root: '/w', path: 'src/app.ts', line: 1 }, text: 'import { RetryQueue } from "./queue"' },
];
type Judge = (sentence: string) => Promise<readonly Judgement[]>;

const NOT = ' *(not supported by the code read)*';

/** In pieces of `size` characters, as models write. */
async function checked(written: string, size = 3, judge: Judge = async () => []) {
  const citations: ChatCitation[] = [];
  const notices: string[] = [];
  let text = '';
  const grounded = new GroundedText({
    sources: SOURCES,
    citations: new Citations((citation) => citations.push(citation)),
    hasLine: (path, line) =>
      path === 'src/queue.ts' ? line <= 10 : path === 'README.md' ? undefined : false,
    judge,
    tell(part) {
      if (part.type === 'text') text += part.text;
      if (part.type === 'notice') notices.push(part.notice.text);
    },
  });
  for (let at = 0; at < written.length; at += size) grounded.push(written.slice(at, at + size));
  await grounded.end();
  return { text, citations: citations.map(({ id, path }) => `${id} ${path}`), notices };
}

describe('what a model writes', () => {
  it('keeps what its sources bear out, numbered in the order of reading', async () => {
    const { text, citations, notices } = await checked(
      '`RetryQueue` keeps jobs. [7][4] It has `push()` [4].\n',
    );
    assert.equal(
      text,
      '`RetryQueue` keeps jobs. [1][2] It has `push()`. [2]\n'.replace('`push()`. [2]', '`push()`. [2]'),
    );
    assert.deepEqual(citations, ['1 src/app.ts', '2 src/queue.ts']);
    assert.deepEqual(notices, []);
  });

  it('loses numbers that no source has, and is marked where it names code without one', async () => {
    const { text, citations, notices } = await checked(
      'The class RetryQueue retries [4]. Its `Broker` is fast [9]. All of it is thread safe.\n',
    );
    assert.equal(
      text,
      `The class RetryQueue retries. [1] Its \`Broker\` is fast.${NOT} All of it is thread safe.${NOT}\n`,
    );
    assert.deepEqual(citations, ['1 src/queue.ts']);
    assert.match(notices[0]!, /2 sentences are marked/);
  });

  it('is marked where a source is named that does not show what is said, or a line that is not there', async () => {
    assert.match((await checked('The `MailSender` sends mail [4].')).text, /not supported/);
    assert.match((await checked('See src/queue.ts:99 for RetryQueue [4].')).text, /not supported/);
    assert.doesNotMatch((await checked('See src/queue.ts:9 for RetryQueue [4].')).text, /not supported/);
    assert.match((await checked('See src/none.ts:9 for RetryQueue [4].')).text, /not supported/);
  });

  it('says where nothing at all is borne out', async () => {
    assert.deepEqual((await checked('It is a web shop that sells shoes.')).notices, [
      'Nothing in this answer is borne out by the code that was read: take it for a guess.',
    ]);
  });

  it('leaves code blocks and headings alone, and comes out the same in any pieces', async () => {
    const written =
      '## Queue\n\nIt retries [4]:\n\n```ts\nconst list = [1];\nfoo.bar.baz();\n```\n\n- pushes jobs [4]\n- you can extend it\n';
    const whole = (await checked(written, 1000)).text;
    for (const size of [1, 2, 5, 17]) assert.equal((await checked(written, size)).text, whole);
    assert.ok(whole.includes('```ts\nconst list = [1];\nfoo.bar.baz();\n```'));
    assert.ok(whole.includes('- pushes jobs [1]\n- you can extend it'));
  });

  it('takes a flood without a sentence', async () => {
    const started = performance.now();
    await checked('x '.repeat(50_000), 7);
    assert.ok(performance.now() - started < 4000);
  });

  it('is put right where the model of the code knows otherwise, and what was written is told apart', async () => {
    const at = { root: '/w', path: 'src/app.ts', line: 1 };
    const { text, citations, notices } = await checked(
      '- `queue.ts` imports `app.ts` [4].\n- `RetryQueue` has `push()` [4].\n',
      5,
      async (sentence) =>
        sentence.includes('imports') ? [{ kind: 'false', truth: 'It is the other way round.', at }] : [],
    );
    assert.equal(text, '- It is the other way round. [1] *(corrected)*\n- `RetryQueue` has `push()`. [2]\n');
    assert.deepEqual(citations, ['1 src/app.ts', '2 src/queue.ts']);
    assert.match(notices.join(), /“`queue.ts` imports `app.ts`.” contradicted the model of the code/);
  });

  it('takes the place of what the model of the code bears out where none is given', async () => {
    const at = { root: '/w', path: 'src/app.ts', line: 1 };
    const { text, notices } = await checked('`app.ts` imports `queue.ts`.\n', 4, async () => [
      { kind: 'true', at },
    ]);
    assert.equal(text, '`app.ts` imports `queue.ts`. [1]\n');
    assert.deepEqual(notices, []);
  });
});
