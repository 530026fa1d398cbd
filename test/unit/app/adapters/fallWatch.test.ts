/** A stream of answers whose code is taken or not, over the folder of adapters and the journal as they are. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { FallWatch } from '../../../../src/app/adapters/fallWatch.ts';
import { FeedbackBook } from '../../../../src/app/feedback/feedbackBook.ts';
import { Decided } from '../../../../src/core/learned/decided.ts';
import type { AdapterUse } from '../../../../src/core/model/adapter.ts';
import type { Action } from '../../../../src/core/model/feedback.ts';
import { AdapterFolder } from '../../../../src/infra/adapters/adapterFolder.ts';
import { SqliteKnowledge } from '../../../../src/infra/knowledge/sqliteKnowledge.ts';
import { offer } from '../../../support/feedback.ts';
import { newAdapter } from '../../../support/newAdapter.ts';
import { withFolder } from '../../../support/temporary.ts';

const LINE = { language: 'typescript', fingerprint: 'ab12ab12' };
const HOUR = 3_600_000;

class Desk {
  nowMs = 1000;
  readonly logged: string[] = [];
  readonly store: AdapterFolder;
  readonly knowledge = new SqliteKnowledge({ file: undefined, now: () => this.nowMs, problem() {} });
  readonly book = new FeedbackBook(this.knowledge.journal, async () => new Decided(new Map()));
  readonly #file: string;
  #answers = 0;

  constructor(folder: string) {
    this.#file = join(folder, 'fresh.gguf');
    this.store = new AdapterFolder({ folder: join(folder, 'adapters'), problem: assert.fail });
  }

  async publish(): Promise<void> {
    await this.store.publish(this.#file, newAdapter());
  }

  /** As many answers as taken says, with the adapter that is used now, a minute apart, and looked at after each. */
  async answers(...taken: readonly boolean[]): Promise<void> {
    const current = (await this.store.all()).find((each) => each.current);
    const use: AdapterUse = {
      about: LINE.language,
      fingerprint: LINE.fingerprint,
      ...(current && { adapter: { language: current.language, version: current.version } }),
    };
    for (const each of taken) {
      const id = `answer ${++this.#answers}`;
      const shown: Action = { type: 'shown', forMs: 0 };
      this.nowMs += 60_000;
      await this.book.open({ offer: offer({ id, use }), title: '', subjects: [], sketch: [] }, shown);
      if (each) await this.book.act(id, { type: 'accepted', share: 1 });
    }
  }

  async settled(): Promise<number | undefined> {
    this.nowMs += HOUR;
    // Two windows.
    await Promise.all([this.#window().check(), this.#window().check()]);
    return (await this.store.all()).find(({ current }) => current)?.version;
  }

  #window(): FallWatch {
    return new FallWatch({
      openAdapters: async () => this.store,
      offers: () => this.book.offers(),
      nowMs: () => this.nowMs,
      log: (message) => void this.logged.push(message),
    });
  }
}

function withDesk(use: (desk: Desk) => Promise<void>): Promise<void> {
  return withFolder({ 'fresh.gguf': 'GGUF of an adapter' }, (folder) => use(new Desk(folder)));
}

const some = (count: number, every: number) => Array.from({ length: count }, (_, at) => at % every === 0);

describe('an adapter in use', () => {
  it('is given up once where less of what it writes stays than with the version before, and that is told', () =>
    withDesk(async (desk) => {
      await desk.publish();
      await desk.answers(...some(40, 1));
      await desk.publish();
      await desk.answers(...some(20, 4));
      assert.equal(await desk.settled(), 1);
      const reason =
        'Less of what it wrote was taken and stayed: 25 % of 20 answers, where it was 100 % of 40 before (certain to 99 %).';
      assert.deepEqual(
        (await desk.store.all()).map(({ abandoned }) => abandoned),
        [undefined, reason],
      );
      assert.deepEqual(desk.logged, [
        `The adapter typescript v2 was given up, and typescript v1 is used again. ${reason}`,
      ]);
      assert.equal(await desk.settled(), 1);
      assert.equal(desk.logged.length, 1);
    }));

  it('gives way to the base where it is the first, and stays with a person who uses it all the same', () =>
    withDesk(async (desk) => {
      await desk.answers(...some(25, 1));
      await desk.publish();
      await desk.answers(...some(20, 10));
      assert.equal(await desk.settled(), undefined);
      assert.match(
        desk.logged[0]!,
        /^The adapter typescript v1 was given up, and no adapter is used for it now\./,
      );
      await desk.store.use(LINE, 1);
      assert.equal(await desk.settled(), 1);
      assert.equal(desk.logged.length, 1);
    }));

  it('stays where what it writes stays as often, where there is little to go by, and where it may still be taken', () =>
    withDesk(async (desk) => {
      await desk.answers(...some(40, 2));
      await desk.publish();
      await desk.answers(...some(20, 2));
      assert.equal(await desk.settled(), 1);
      await desk.publish();
      await desk.answers(...some(19, 20));
      assert.equal(await desk.settled(), 2);
      await desk.answers(false);
      desk.nowMs -= HOUR;
      assert.equal(await desk.settled(), 2, 'the last one was shown a moment ago');
      assert.equal(await desk.settled(), 1);
    }));

  it('is judged by nothing that was forgotten', () =>
    withDesk(async (desk) => {
      await desk.answers(...some(25, 1));
      await desk.publish();
      await desk.answers(...some(20, 10));
      await desk.book.forget(Array.from({ length: 25 }, (_, at) => `answer ${at + 1}`));
      assert.equal(await desk.settled(), 1);
      assert.deepEqual(desk.logged, []);
    }));

  it('stays, and that is said, where it cannot be looked', () =>
    withDesk(async (desk) => {
      const broken = new FallWatch({
        openAdapters: async () => desk.store,
        offers: () => Promise.reject(new Error('The disk is gone.')),
        nowMs: () => 0,
        log: (message) => void desk.logged.push(message),
      });
      await broken.check();
      assert.deepEqual(desk.logged, ['It could not be looked how adapters are accepted: The disk is gone.']);
    }));
});
