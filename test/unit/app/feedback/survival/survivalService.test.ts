import assert from 'node:assert/strict';
import { SurvivalService } from '../../../../../src/app/feedback/survival/survivalService.ts';
import { WatchBook } from '../../../../../src/app/feedback/survival/watchBook.ts';
import { newWatched } from '../../../../../src/app/feedback/survival/watched.ts';
import type { Checkpoint } from '../../../../../src/core/model/feedback.ts';
import type { FileEdit } from '../../../../../src/core/model/suggestion.ts';
import type { ChangedLines } from '../../../../../src/core/ports/changeReader.ts';
import type { Checkout } from '../../../../../src/core/ports/checkoutReader.ts';
import type { KeptValues } from '../../../../../src/core/ports/knowledge.ts';
import { SqliteKnowledge } from '../../../../../src/infra/knowledge/sqliteKnowledge.ts';
import type { FeedbackLevel } from '../../../../../src/protocol/feedbackLevel.ts';

const CREATED =
  'export class Orders {\n  total(): number {\n    return this.rows.length * this.price;\n  }\n}\n';
const HALF = CREATED.slice(0, CREATED.indexOf('    return'));
const create: FileEdit = { type: 'create', path: 'src/orders.ts', content: CREATED };
const move: FileEdit = { type: 'move', path: 'a.ts', to: 'lib/a.ts', hash: '', replacements: [] };
const remove: FileEdit = { type: 'delete', path: 'dead.ts', hash: '' };
const change: FileEdit = {
  type: 'change',
  path: 'b.ts',
  hash: '',
  replacements: [{ start: 0, end: 0, text: "import { Orders } from './src/orders.ts';\n" }],
};
const MAIN: Checkout = { branch: 'refs/heads/main', head: 'a'.repeat(40), busy: false, committedMs: 0 };

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;

interface Sight {
  readonly touched?: readonly string[];
  readonly unsaved?: Readonly<Record<string, string>>;
  readonly session?: string;
}

/** A machine with files, git and a clock that is turned by hand; more than one window can be opened on it. */
class Machine {
  readonly files: Record<string, string>;
  readonly recorded: string[] = [];
  checkout: Checkout | undefined = MAIN;
  changed: ReadonlyMap<string, ChangedLines> = new Map();
  broken = false;
  level: FeedbackLevel = 'all';
  nowMs = 1_000_000;
  beforeRecord: () => Promise<unknown> = async () => {};
  readonly values: KeptValues;
  service: SurvivalService;
  #ids = 0;

  constructor(files: Record<string, string>) {
    this.files = files;
    this.values = new SqliteKnowledge({ file: undefined, now: () => 0, problem() {} }).values;
    this.service = this.window();
  }

  window(): SurvivalService {
    const read = (path: string) => (this.broken ? undefined : this.files[path]);
    return new SurvivalService({
      walker: {
        readText: async (_, path) => read(path),
        stat: async (_, path) =>
          path in this.files ? { path, sizeBytes: this.files[path]!.length, mtimeMs: 0 } : undefined,
      },
      nodes: { read: async () => undefined },
      changes: { since: async () => this.changed },
      checkouts: { read: async () => this.checkout },
      paths: () => Object.keys(this.files),
      values: this.values,
      nowMs: () => this.nowMs,
      newId: () => `${++this.#ids}`,
      record: async ({ action }) => {
        await this.beforeRecord();
        const kept = 'kept' in action ? ` ${action.kept.toFixed(2)}` : '';
        const when = action.type === 'survived' ? ` ${action.checkpoint}` : '';
        this.recorded.push(action.type + when + kept);
      },
      looked: async () => {},
    });
  }

  async accept(edits: readonly FileEdit[], before = {}, unsaved = {}, suggestion = 's'): Promise<number> {
    const desk = { root: '/w', session: 'first', level: this.level, unsaved };
    return (await this.service.watch({ ...desk, suggestion, edits, before })).taken;
  }

  async look({ touched = [], unsaved = {}, session = 'first' }: Sight = {}, service = this.service) {
    return service.look({ root: '/w', session, level: this.level, unsaved, touched });
  }

  async after(ms: number, sight: Sight = {}): Promise<readonly string[]> {
    this.nowMs += ms;
    const known = this.recorded.length;
    await this.look(sight);
    return this.recorded.slice(known);
  }
}

async function accepted(
  files: Record<string, string> = { 'src/orders.ts': CREATED },
  ...edits: readonly FileEdit[]
) {
  const machine = new Machine(files);
  assert.equal(await machine.accept(edits.length === 0 ? [create] : edits, { 'b.ts': '// b\n' }), 1);
  return machine;
}

describe('watching what is left of a suggestion', () => {
  it('looks at each checkpoint, and finds all of it while nobody touches it', async () => {
    const files = {
      'src/orders.ts': CREATED,
      'b.ts': "// head\nimport { Orders } from './src/orders.ts';\n",
    };
    const machine = await accepted(files, create, change);
    for (const minutes of [0.5, 1.5, 3, 5, 20]) await machine.after(minutes * MINUTE);
    machine.checkout = { ...MAIN, head: 'b'.repeat(40), committedMs: machine.nowMs };
    await machine.after(MINUTE);
    await machine.after(WEEK);
    assert.deepEqual(
      machine.recorded,
      ['30 s', '2 min', '5 min', '10 min', '30 min', 'commit', 'week'].map((each) => `survived ${each} 1.00`),
    );
    assert.equal((await machine.look()).nextMs, undefined);
  });

  it('looks at each of a hundred that were accepted one after the other', async () => {
    const machine = new Machine({});
    for (let at = 0; at < 108; at++) {
      const path = `src/orders${at}.ts`;
      machine.files[path] = CREATED;
      await machine.accept([{ type: 'create', path, content: CREATED }], {}, {}, `s${at}`);
    }
    assert.equal((await machine.after(MINUTE / 2)).length, 108);
  });

  it('lets those go that have least left to tell where there are too many', async () => {
    const { values } = new Machine({});
    const book = new WatchBook(values, 2);
    const watched = (suggestion: string, ...open: readonly Checkpoint[]) =>
      newWatched({
        root: '/w',
        suggestion,
        session: 'first',
        acceptedMs: Number(suggestion),
        branch: undefined,
        head: undefined,
        open: [...open],
        parts: [],
      });
    await book.put(watched('1', '30 min', 'week'));
    await book.put(watched('2', 'week'));
    await book.put(watched('3', '30 s', '30 min', 'week'));
    assert.deepEqual(
      (await book.of('/w')).map(({ suggestion }) => suggestion),
      ['1', '3'],
    );
  });

  it('looks at nothing before its time', async () => {
    const machine = await accepted();
    assert.deepEqual(await machine.after(29_000), []);
  });

  it('says what of it was taken where a part was left out, and does not hold that against it', async () => {
    const machine = new Machine({ 'src/orders.ts': CREATED, 'b.ts': '// b\n' });
    const taken = await machine.accept([create, change], { 'b.ts': '// b\n' });
    assert.ok(taken > 0.5 && taken < 0.9, `${taken}`);
    assert.deepEqual(await machine.after(MINUTE / 2), ['survived 30 s 1.00']);
  });

  it('tells once that the person deleted it', async () => {
    const machine = await accepted();
    await machine.after(MINUTE / 2);
    delete machine.files['src/orders.ts'];
    const touched = ['src/orders.ts'];
    assert.deepEqual(await machine.after(2 * MINUTE, { touched }), ['survived 2 min 0.00', 'deleted']);
    assert.deepEqual(await machine.after(5 * MINUTE, { touched }), ['survived 5 min 0.00']);
  });

  it('tells when the person has edited it, before the next checkpoint', async () => {
    const machine = await accepted();
    machine.files['src/orders.ts'] = HALF;
    const [edited] = await machine.after(5000, { touched: ['src/orders.ts'] });
    assert.match(edited!, /^edited 0\.[3-7]/);
    assert.match((await machine.after(MINUTE))[0]!, /^survived 30 s 0\.[3-7]/);
  });

  it('follows a file that is renamed, its folder too, and renamed back', async () => {
    for (const level of ['all', 'numbers only'] as const) {
      const machine = new Machine({ 'src/orders.ts': CREATED });
      machine.level = level;
      await machine.accept([create]);
      const to = async (from: string, path: string, files: { from: string; to: string }) => {
        await machine.service.moved({ root: '/w', files: [files] });
        machine.files[path] = machine.files[from]!;
        delete machine.files[from];
      };
      await to('src/orders.ts', 'src/shop.ts', { from: 'src/orders.ts', to: 'src/shop.ts' });
      assert.deepEqual(await machine.after(MINUTE / 2), ['survived 30 s 1.00']);
      await to('src/shop.ts', 'lib/shop.ts', { from: 'src', to: 'lib' });
      assert.deepEqual(await machine.after(2 * MINUTE), ['survived 2 min 1.00']);
    }
  });

  it('finds what was moved to another file', async () => {
    const machine = await accepted();
    machine.files['src/orders.ts'] = '// elsewhere\n';
    machine.files['src/shop.ts'] = `const before = 1;\n${CREATED}`;
    machine.changed = new Map([['src/shop.ts', [[2, 7]]]]);
    assert.deepEqual(await machine.after(MINUTE / 2, { touched: ['src/orders.ts'] }), ['survived 30 s 1.00']);
  });

  it('does not find it in another file that said the same before', async () => {
    const machine = await accepted();
    machine.files['src/orders.ts'] = '// gone\n';
    machine.files['src/shop.ts'] = CREATED;
    machine.changed = new Map([['src/shop.ts', []]]);
    const [survived] = await machine.after(MINUTE / 2, { touched: ['src/orders.ts'] });
    assert.equal(survived, 'survived 30 s 0.00');
  });

  it('knows a move by where the file is, and a deletion by its absence', async () => {
    const machine = await accepted({ 'lib/a.ts': 'let a = 1;' }, move, remove);
    await machine.after(MINUTE / 2);
    machine.files['dead.ts'] = 'let back = 1;';
    await machine.after(2 * MINUTE, { touched: ['dead.ts'] });
    assert.deepEqual(machine.recorded, ['survived 30 s 1.00', 'edited 0.50', 'survived 2 min 0.50']);
  });

  it('says nothing of a change that only takes away, or puts in what may stand anywhere', async () => {
    const put = (text: string): FileEdit => ({ ...change, replacements: [{ start: 0, end: 3, text }] });
    const machine = await accepted({ 'b.ts': 'type Order = {};\n' }, put(''), put('type'));
    assert.deepEqual(await machine.after(WEEK), []);
  });

  it('stops when it is taken back', async () => {
    const machine = await accepted();
    await machine.service.unwatch({ root: '/w', suggestion: 's' });
    assert.deepEqual(await machine.after(WEEK), []);
  });
});

describe('watching over restarts', () => {
  it('goes on in the next window with what was still open, once', async () => {
    const machine = await accepted();
    await machine.after(MINUTE / 2);
    machine.service = machine.window();
    assert.deepEqual(await machine.after(60 * MINUTE, { session: 'second' }), ['survived 30 min 1.00']);
    assert.deepEqual(await machine.after(MINUTE, { session: 'second' }), []);
    assert.deepEqual(await machine.after(WEEK, { session: 'third' }), ['survived week 1.00']);
  });

  it('is done by one of two windows', async () => {
    const machine = await accepted();
    machine.nowMs += MINUTE / 2;
    const other = machine.window();
    // In the middle of the look, when nothing but the lease can tell.
    machine.beforeRecord = () => machine.look({ session: 'second' }, other);
    await machine.look();
    await machine.look({ session: 'second' }, other);
    assert.deepEqual(machine.recorded, ['survived 30 s 1.00']);
  });

  it('is taken over where the other window ended half-way', async () => {
    const machine = await accepted();
    machine.nowMs += MINUTE / 2;
    machine.beforeRecord = async () => assert.fail('killed');
    await assert.rejects(machine.look());
    machine.beforeRecord = async () => {};
    assert.deepEqual(await machine.after(1000, { session: 'second' }), []);
    assert.deepEqual(await machine.after(2 * MINUTE, { session: 'second' }), ['survived 2 min 1.00']);
  });

  it('keeps none of the code, and no path either where numbers only are wanted', async () => {
    const machine = new Machine({ 'src/orders.ts': CREATED });
    machine.level = 'numbers only';
    await machine.accept([create]);
    const kept = JSON.stringify([...(await machine.values.all('feedback.survival'))]);
    for (const word of ['orders', 'Orders', 'total', 'rows']) assert.ok(!kept.includes(word), word);
    assert.deepEqual((await machine.look()).paths, ['src/orders.ts']);
    assert.deepEqual(await machine.after(MINUTE / 2), ['survived 30 s 1.00']);
  });

  it('leaves out what is kept in a shape that it does not know', async () => {
    const machine = await accepted();
    await machine.values.set('feedback.survival', 'other', { version: 99, root: '/w' });
    assert.deepEqual(await machine.after(MINUTE / 2), ['survived 30 s 1.00']);
  });

  it('forgets', async () => {
    const machine = await accepted();
    await machine.service.forget({ part: { root: '/other' }, offers: [] });
    assert.equal((await machine.values.all('feedback.survival')).size, 1);
    await machine.service.forget({ part: { root: '/w' }, offers: [] });
    assert.equal((await machine.values.all('feedback.survival')).size, 0);
  });
});

describe('a false signal', () => {
  const gone = { 'src/orders.ts': undefined };

  async function without(machine: Machine): Promise<Machine> {
    for (const path of Object.keys(gone)) delete machine.files[path];
    return machine;
  }

  it('of another branch is waited out', async () => {
    const machine = await accepted();
    machine.checkout = { ...MAIN, branch: 'refs/heads/other' };
    await without(machine);
    assert.deepEqual(await machine.after(5 * MINUTE, { touched: ['src/orders.ts'] }), []);
    machine.checkout = MAIN;
    machine.files['src/orders.ts'] = CREATED;
    assert.deepEqual(await machine.after(5 * MINUTE), ['survived 10 min 1.00']);
  });

  it('of a rebase or merge under way is waited out', async () => {
    const machine = await accepted();
    machine.checkout = { ...MAIN, busy: true };
    await without(machine);
    assert.deepEqual(await machine.after(5 * MINUTE, { touched: ['src/orders.ts'] }), []);
    machine.checkout = MAIN;
    machine.files['src/orders.ts'] = CREATED;
    assert.deepEqual(await machine.after(MINUTE), ['survived 5 min 1.00']);
  });

  it('of a file that changed on disk, by stash, checkout or another program, is not held against it', async () => {
    const machine = await accepted();
    await without(machine);
    assert.deepEqual(await machine.after(5 * MINUTE), []);
    machine.files['src/orders.ts'] = CREATED;
    assert.deepEqual(await machine.after(5 * MINUTE), ['survived 10 min 1.00']);
  });

  it('of a commit that was pulled is none of a commit that was made', async () => {
    const machine = await accepted();
    await machine.after(30 * MINUTE);
    machine.checkout = { ...MAIN, head: 'c'.repeat(40) };
    assert.deepEqual(await machine.after(MINUTE), []);
  });

  it('of another tool that took some of it away is taken out of the share', async () => {
    const machine = await accepted();
    const after = CREATED.replace(' * this.price', '');
    await machine.service.excuse({ root: '/w', path: 'src/orders.ts', before: CREATED, after });
    machine.files['src/orders.ts'] = after;
    const touched = ['src/orders.ts'];
    assert.deepEqual(await machine.after(MINUTE / 2, { touched }), ['survived 30 s 1.00']);
    machine.files['src/orders.ts'] = HALF;
    assert.match((await machine.after(2 * MINUTE, { touched }))[0]!, /^edited 0\.[3-7]/);
  });

  it('of another tool that took it away and brought it back is none, and what the person does then counts', async () => {
    const machine = await accepted();
    const edit = { root: '/w', path: 'src/orders.ts' };
    await machine.service.excuse({ ...edit, before: CREATED, after: '' });
    await machine.service.excuse({ ...edit, before: '', after: CREATED });
    machine.files['src/orders.ts'] = '';
    assert.deepEqual(await machine.after(1000, { touched: ['src/orders.ts'] }), ['deleted']);
  });

  it('of another tool that took most of it away leaves nothing to say', async () => {
    const machine = await accepted();
    await machine.service.excuse({ root: '/w', path: 'src/orders.ts', before: CREATED, after: '' });
    machine.files['src/orders.ts'] = '';
    assert.deepEqual(await machine.after(MINUTE / 2, { touched: ['src/orders.ts'] }), []);
  });

  it('of a crash that took unsaved text with it is not held against it', async () => {
    const machine = new Machine({ 'b.ts': '// b\n' });
    const unsaved = { 'b.ts': "import { Orders } from './src/orders.ts';\n// b\n" };
    assert.equal(await machine.accept([change], { 'b.ts': '// b\n' }, unsaved), 1);
    assert.deepEqual(await machine.after(MINUTE / 2, { unsaved }), ['survived 30 s 1.00']);
    assert.deepEqual(await machine.after(MINUTE * 5, { session: 'second', touched: ['b.ts'] }), []);
  });

  it('of a file that cannot be read at the moment is none', async () => {
    const machine = await accepted();
    machine.broken = true;
    assert.deepEqual(await machine.after(MINUTE / 2), []);
    machine.broken = false;
    assert.deepEqual(await machine.after(MINUTE * 2), ['survived 2 min 1.00']);
  });
});
