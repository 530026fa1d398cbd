/** Feedback from machine to machine, by the engine and by the command line. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';
import type { Action } from '../../src/core/model/feedback.ts';
import type { Engine } from '../../src/protocol/engineApi.ts';
import type { FeedbackImport } from '../../src/protocol/feedbackApi.ts';
import type { FeedbackLevel } from '../../src/protocol/feedbackLevel.ts';
import { bytesOf } from '../support/bytesOf.ts';
import { groundplan } from '../support/commandLine.ts';
import { CYCLIC, feedbackEngine } from '../support/feedbackEngine.ts';
import { feedbackForgetJson, feedbackImportJson, feedbackLogJson } from '../support/jsonContract.ts';
import { withFolder } from '../support/temporary.ts';

const dismissed: Action = { type: 'dismissed', reason: 'the heron in /home/someone/secret stays' };
const accepted: Action = { type: 'accepted', share: 1 };

/** The same project in two homes, and machines that know nothing yet. */
function withMachines(
  use: (home: (name: string) => Promise<Machine>, folder: string) => Promise<void>,
): Promise<void> {
  return withFolder({}, async (folder) => {
    const machines: Machine[] = [];
    try {
      await use(async (name) => {
        const machine = await begin(join(folder, name));
        machines.push(machine);
        return machine;
      }, folder);
    } finally {
      for (const { engine } of machines) await engine.dispose();
    }
  });
}

interface Machine {
  readonly engine: Engine;
  readonly root: string;
  readonly state: string;
  ids(): Promise<string[]>;
  did(suggestion: string, ...actions: readonly Action[]): Promise<void>;
  exported(level?: FeedbackLevel): Promise<string>;
  taken(text: string): Promise<FeedbackImport>;
  /** All that follows from what is known. */
  learned(): Promise<unknown>;
}

async function begin(home: string): Promise<Machine> {
  const root = join(home, 'shop');
  for (const [path, text] of Object.entries(CYCLIC)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const state = join(home, 'state');
  const engine = await feedbackEngine(root, state);
  const { feedback } = engine;
  return {
    engine,
    root,
    state,
    ids: async () => (await feedback.preferred({ root })).suggestions.map(({ id }) => id),
    async did(suggestion, ...actions) {
      for (const action of actions)
        await feedback.record({ root, suggestion, surface: 'suggestion', action });
    },
    exported: async (level) => (await feedback.export(level === undefined ? {} : { level })).text,
    taken: (text) => feedback.import({ text }),
    async learned() {
      const { suggestions, quiet, hidden } = await feedback.preferred({ root });
      const ids = (await engine.suggestions(root)).suggestions.map(({ id }) => id);
      const reasons = await Promise.all(ids.map((suggestion) => feedback.reasons({ root, suggestion })));
      return { order: suggestions.map(({ id }) => id), quiet, hidden, reasons };
    },
  };
}

describe('feedback of another machine', function () {
  this.timeout(60_000);

  it('is learned from as if it had been recorded here, whichever file comes first and however often', () =>
    withMachines(async (machine) => {
      const [a, b] = [await machine('a'), await machine('b')];
      const all = await a.ids();
      await a.did(all[0]!, accepted, { type: 'survived', checkpoint: 'week', kept: 1 });
      await a.did(all[1]!, dismissed);
      await b.did(all[2]!, { type: 'shown', forMs: 900 }, { type: 'ignored' });
      await b.did(all[3]!, accepted, { type: 'undone' });
      const [fromA, fromB] = [await a.exported(), await b.exported()];
      const [one, other] = [await machine('one'), await machine('other')];
      assert.deepEqual(await one.taken(fromA), { offers: 2, actions: 3, known: 0, refused: 0, problems: [] });
      await one.taken(fromB);
      await other.taken(fromB);
      await other.taken(fromA);
      const learned = await one.learned();
      assert.deepEqual(await other.learned(), learned);
      await a.taken(fromB);
      await b.taken(fromA);
      assert.deepEqual(await a.learned(), learned);
      assert.deepEqual(await b.learned(), learned);
      assert.ok(!(await one.ids()).includes(all[1]!));
      assert.equal(await one.exported(), await other.exported());
      for (const each of [one, a])
        for (const text of [fromA, fromB, await b.exported()])
          assert.deepEqual(await each.taken(text), {
            offers: 0,
            actions: 0,
            known: text.trim().split('\n').length - 1,
            refused: 0,
            problems: [],
          });
      assert.deepEqual(await one.learned(), learned);
    }));

  it('goes on where it was left, here and there', () =>
    withMachines(async (machine) => {
      const [a, b] = [await machine('a'), await machine('b')];
      const [id] = await a.ids();
      await a.did(id!, accepted);
      await b.taken(await a.exported());
      await b.did(id!, { type: 'survived', checkpoint: '10 min', kept: 0.4 });
      assert.equal((await b.engine.feedback.log({ root: b.root })).lines.length, 2);
      await a.did(id!, { type: 'survived', checkpoint: '30 s', kept: 1 });
      assert.deepEqual(await a.taken(await b.exported()), {
        offers: 0,
        actions: 1,
        known: 0,
        refused: 0,
        problems: [],
      });
      await b.taken(await a.exported());
      assert.deepEqual(await a.learned(), await b.learned());
      assert.equal((await a.engine.feedback.log({})).lines.length, 3);
    }));

  it('is as much as the level says, and names neither a folder nor a home of the machine', () =>
    withMachines(async (machine, folder) => {
      const a = await machine('a');
      const [id] = await a.ids();
      await a.did(id!, dismissed);
      const [all, noCode, numbers] = [
        await a.exported(),
        await a.exported('no code'),
        await a.exported('numbers only'),
      ];
      for (const text of [all, noCode, numbers])
        for (const trace of [folder, a.root, 'someone', 'secret'])
          assert.equal(text.includes(trace), false, trace);
      assert.match(all, /the heron in ~ stays/);
      assert.equal(noCode.includes('heron'), false);
      assert.match(noCode, /"projectName":"shop"/);
      assert.equal(numbers.includes('shop'), false);
      assert.match(numbers, /"title":""/);
      // The most telling of them counts, whichever comes first.
      const [one, other] = [await machine('one'), await machine('other')];
      for (const text of [all, noCode, numbers]) await one.taken(text);
      for (const text of [numbers, all, noCode]) await other.taken(text);
      assert.equal(await one.exported(), await other.exported());
      assert.equal((await one.engine.feedback.log({})).lines[0]!.text, 'dismissed: the heron in ~ stays');
    }));

  it('is forgotten like one’s own', () =>
    withMachines(async (machine) => {
      const [a, b] = [await machine('a'), await machine('b')];
      const [first, second] = await a.ids();
      await a.did(first!, dismissed);
      await a.did(second!, dismissed);
      await b.taken(await a.exported());
      assert.deepEqual(await b.engine.feedback.forget({ root: b.root, suggestion: first! }), { offers: 1 });
      assert.deepEqual(await b.engine.feedback.forget({ root: b.root }), { offers: 1 });
      await b.engine.dispose();
      for (const trace of [first!, second!, 'heron'])
        assert.equal(bytesOf(b.state).includes(trace), false, trace);
    }));

  it('is refused where it is none, line by line, and what is sound is taken', () =>
    withMachines(async (machine) => {
      const [a, b] = [await machine('a'), await machine('b')];
      const [id] = await a.ids();
      await a.did(id!, accepted);
      const [header, line] = (await a.exported()).trim().split('\n');
      const record = JSON.parse(line!);
      const offer = (change: object) => JSON.stringify({ ...record, offer: { ...record.offer, ...change } });
      const hostile = [
        'no JSON',
        '['.repeat(200_000),
        '{"__proto__":{"offer":1},"constructor":{"prototype":{}}}',
        offer({ project: a.root }),
        offer({ id: '../../etc\u0000' }),
        offer({ id: 'x'.repeat(5000) }),
        offer({ expected: 1e300 }),
        offer({ traits: { ...record.offer.traits, place: Array(1000).fill('x') } }),
        JSON.stringify({ ...record, shownMs: Date.now() + 1e10 }),
        JSON.stringify({ ...record, actions: Array(1001).fill(record.actions[0]) }),
        JSON.stringify({ ...record, actions: [{ atMs: 1, action: { type: 'accepted', share: 7 } }] }),
      ];
      const report = await b.taken([header, ...hostile, line, '', line].join('\r\n'));
      assert.deepEqual([report.refused, report.offers, report.known], [hostile.length, 1, 1]);
      assert.deepEqual(
        report.problems.map((each) => each.line),
        hostile.map((_, at) => at + 2),
      );
      assert.deepEqual(Object.keys({}), []);
      const refused = { code: 'invalid-feedback', message: /Choose one that/ };
      for (const text of [
        '',
        'MZ\u0000',
        line!,
        '{"groundplan":"feedback","version":2,"level":"all"}',
        `${header}\n${' '.repeat(33_000_000)}`,
        `${header}\n${'\n'.repeat(200_000)}`,
      ])
        await assert.rejects(b.taken(text), refused, text.slice(0, 80));
    }));

  it('travels by the command line, which forgets it too', () =>
    withMachines(async (machine, folder) => {
      const a = await machine('a');
      const [first, second] = await a.ids();
      await a.did(first!, dismissed);
      await a.did(second!, accepted);
      await a.engine.dispose();
      const from = ['--storage', a.state];
      const to = ['--storage', join(folder, 'b')];
      const file = join(folder, 'feedback.jsonl');
      const exported = await groundplan(['feedback', 'export', '-o', file, ...from]);
      assert.match(exported.errors, /2 actions on 2 suggestions exported/);
      const read = async <T>(schema: v.GenericSchema<unknown, T>, args: readonly string[]) =>
        v.parse(
          schema,
          JSON.parse((await groundplan(['feedback', ...args, '--format', 'json', ...to])).output),
        );
      assert.deepEqual(await read(feedbackImportJson, ['import', file]), {
        offers: 2,
        actions: 2,
        known: 0,
        refused: 0,
        problems: [],
      });
      const again = await groundplan(['feedback', 'import', file, ...to]);
      assert.match(again.output, /Nothing was added.\n2 lines said nothing new./);
      const { lines } = await read(feedbackLogJson, ['log']);
      assert.deepEqual(
        lines.map(({ projectName }) => projectName),
        [basename(a.root), basename(a.root)],
      );
      const unsaid = await groundplan(['feedback', 'forget', ...to]);
      assert.equal(unsaid.status, 2);
      assert.match(unsaid.errors, /say what is to be forgotten/);
      const unasked = await groundplan(['feedback', 'forget', '--all', ...to]);
      assert.match(unasked.errors, /Say --yes/);
      assert.deepEqual(await read(feedbackForgetJson, ['forget', '--suggestion', first!, '--yes']), {
        offers: 1,
      });
      assert.deepEqual(
        await read(feedbackForgetJson, ['forget', '--since', '1h', '--project', a.root, '--yes']),
        { offers: 1 },
      );
      assert.equal((await groundplan(['feedback', 'log', ...to])).output.trim(), 'Nothing was recorded yet.');
      assert.equal(bytesOf(join(folder, 'b')).includes('heron'), false);
    }));
});
