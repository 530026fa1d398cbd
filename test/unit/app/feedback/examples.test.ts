import assert from 'node:assert/strict';
import { ExampleDesk } from '../../../../src/app/feedback/examples/exampleDesk.ts';
import { FeedbackBook } from '../../../../src/app/feedback/feedbackBook.ts';
import { Decided } from '../../../../src/core/learned/decided.ts';
import type { Action } from '../../../../src/core/model/feedback.ts';
import { SqliteKnowledge } from '../../../../src/infra/knowledge/sqliteKnowledge.ts';
import { defaultGrammarLocation } from '../../../../src/infra/parse/grammarFiles.ts';
import { createSyntaxFaults } from '../../../../src/infra/parse/syntaxFaults.ts';
import type { FeedbackLevel } from '../../../../src/protocol/feedbackLevel.ts';
import { offer } from '../../../support/feedback.ts';

const content = 'export function heron(one: number): number {\n  return one + 1;\n}\n';
const edited = content.replace('one + 1', 'one + one');
const of = { root: 'first', suggestion: 'heron' };
const week = (kept: number): Action => ({ type: 'survived', checkpoint: 'week', kept });

const faults = createSyntaxFaults(defaultGrammarLocation());

/** A person with files, and what the desk is told of them. */
class Person {
  readonly files: Record<string, string> = {};
  readonly journal = new SqliteKnowledge({ file: undefined, now: () => ++this.#nowMs, problem() {} }).journal;
  readonly book = new FeedbackBook(this.journal, async () => new Decided(new Map()));
  readonly logged: string[] = [];
  readonly desk = new ExampleDesk({
    journal: () => this.journal,
    book: () => this.book,
    walker: { readText: async (_, path) => this.files[path] },
    faults,
    log: (message) => this.logged.push(message),
  });
  #nowMs = 1000;
  #offers = 0;

  async accepts(
    text = content,
    level: FeedbackLevel = 'all',
    path = 'src/heron.ts',
    suggestion = of.suggestion,
  ): Promise<string> {
    const id = `offer-${++this.#offers}`;
    const shown: Action = { type: 'shown', forMs: 1000 };
    const traits = { title: 'Write the heron', subjects: [], sketch: [] };
    await this.book.open({ ...traits, offer: offer({ id, suggestion }) }, shown);
    this.files[path] = text;
    const edits = [{ type: 'create', path, content: text }] as const;
    this.desk.watched({ ...of, suggestion, session: 'one', unsaved: {}, level, edits, before: {} });
    const accepted = { type: 'accepted', share: 1 } as const;
    await this.book.act(id, accepted);
    await this.desk.accepted({ ...of, suggestion, surface: 'suggestion', level, action: accepted });
    return id;
  }

  async looks(
    id: string,
    share: number,
    level: FeedbackLevel = 'all',
    suggestion = of.suggestion,
  ): Promise<void> {
    await this.book.act(id, week(share));
    await this.desk.looked({ ...of, suggestion, unsaved: {}, level, share });
  }

  async examples() {
    const { examples } = await this.desk.examples({});
    return examples.map(({ accepted, rejected }) => [accepted, rejected]);
  }
}

describe('texts that examples are made of', () => {
  it('are what stayed, and what the person made of it', async () => {
    const person = new Person();
    const id = await person.accepts();
    await person.looks(id, 1);
    assert.deepEqual(await person.examples(), [[content, undefined]]);
    person.files['src/heron.ts'] = edited;
    await person.looks(id, 0.9);
    assert.deepEqual(await person.examples(), [[edited, content]]);
  });

  it('are found in a file that was renamed, or whose folder was', async () => {
    const person = new Person();
    const id = await person.accepts();
    await person.desk.moved({ root: 'first', files: [{ from: 'src', to: 'lib' }] });
    await person.desk.moved({ root: 'second', files: [{ from: 'lib', to: 'other' }] });
    person.files['lib/heron.ts'] = edited;
    await person.looks(id, 0.9);
    assert.deepEqual(await person.examples(), [[edited, content]]);
  });

  it('put what was undone beside what was accepted in its stead', async () => {
    const person = new Person();
    const first = await person.accepts(edited);
    await person.book.act(first, { type: 'undone' });
    assert.deepEqual(await person.examples(), []);
    await person.looks(await person.accepts(), 1);
    assert.deepEqual(await person.examples(), [[content, edited]]);
  });

  for (const level of ['no code', 'numbers only'] as const)
    it(`are not kept at the level “${level}”, and no more once it is chosen`, async () => {
      const person = new Person();
      await person.looks(await person.accepts(content, level), 1, level);
      assert.deepEqual(await person.journal.read({ kind: 'examples' }), []);
      const id = await person.accepts();
      person.files['src/heron.ts'] = edited;
      await person.looks(id, 0.9, level);
      assert.equal(JSON.stringify(await person.journal.read()).includes('one + one'), false);
      // What has become of it is not known, so it teaches nothing.
      assert.deepEqual(await person.examples(), []);
    });

  it('are not kept where they are long, hold a credential, or are of no language', async () => {
    const person = new Person();
    await person.accepts(content.repeat(400));
    await person.accepts(`${content}const name = '${'ghp'}_${'a1B2'.repeat(9)}';\n`);
    await person.accepts(`${content}const ${'password'} = "${'x9'.repeat(6)}";\n`);
    await person.accepts(content, 'all', 'notes.txt');
    assert.deepEqual(await person.journal.read({ kind: 'examples' }), []);
    const id = await person.accepts();
    person.files['src/heron.ts'] = `${edited}const ${'password'} = "${'x9'.repeat(6)}";\n`;
    await person.looks(id, 0.9);
    assert.deepEqual(await person.journal.read({ kind: 'examples' }), []);
    assert.deepEqual(person.logged, []);
  });

  it('are the whole of an answer whose code was taken, beside the one in whose place it was asked for', async () => {
    const person = new Person();
    const turns = [{ role: 'user', content: 'Write the heron.' }] as const;
    const answer = (code: string) => `Like this:\n\n\`\`\`ts\n${code}\`\`\`\n\nIt adds one.`;
    person.desk.answered({ answer: 'a', turns, text: answer('nothing();\n') });
    person.desk.answered({ answer: 'b', turns, text: answer(content), instead: 'a' });
    const pasted = `${content.replaceAll('\n', '\n  ').trimEnd()}\n`;
    const id = await person.accepts(pasted, 'all', 'src/heron.ts', 'use-answer:b');
    await person.looks(id, 1, 'all', 'use-answer:b');
    assert.deepEqual(await person.examples(), [[answer(content), answer('nothing();\n')]]);
    person.files['src/heron.ts'] = edited;
    await person.looks(id, 0.9, 'all', 'use-answer:b');
    assert.deepEqual(await person.examples(), [[answer(edited), answer(content)]]);
  });

  it('are gone with the offer', async () => {
    const person = new Person();
    const id = await person.accepts();
    await person.looks(id, 1);
    await person.desk.forget([id]);
    assert.deepEqual(await person.journal.read({ kind: 'examples' }), []);
    assert.deepEqual(await person.examples(), []);
  });
});
