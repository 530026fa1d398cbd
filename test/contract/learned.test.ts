/** What is learned is listed, decided on, forgotten and shared, and each of that changes what is suggested and placed. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Action } from '../../src/core/model/feedback.ts';
import type { LearnedItem, LearnedKind } from '../../src/core/model/learned.ts';
import type { Engine } from '../../src/protocol/engineApi.ts';
import type { LearnedDecision } from '../../src/protocol/learnedApi.ts';
import { analysisOptions } from '../support/analysisOptions.ts';
import { CYCLIC, feedbackEngine } from '../support/feedbackEngine.ts';
import { withFolder } from '../support/temporary.ts';

const accepted: Action = { type: 'accepted', share: 1 };
const lasted: Action = { type: 'survived', checkpoint: '30 min', kept: 1 };
const dismissed: Action = { type: 'dismissed', reason: 'the heron stays here' };

const SUBJECTS = ['user', 'order', 'basket', 'invoice', 'product', 'payment'];
const SHOP: Readonly<Record<string, string>> = Object.fromEntries(
  SUBJECTS.flatMap((each) => [
    [`src/quaygateways/${each}.gateway.ts`, `export class Gate${each} {}\n`],
    [`src/usecases/${each}.usecase.ts`, `export class Use${each} {}\n`],
  ]),
);
const BLOG: Readonly<Record<string, string>> = Object.fromEntries(
  ['src/main.ts', 'src/config.ts', 'src/pages/home.page.ts', 'src/pages/about.page.ts'].map((path) => [
    path,
    'export const it = 1;\n',
  ]),
);

interface Room {
  readonly root: string;
  readonly statePath: string;
  readonly engine: Engine;
}

/** An engine with a profile of its own over a workspace. */
async function withRoom(files: Readonly<Record<string, string>>, use: (room: Room) => Promise<void>) {
  await withFolder(files, (root) =>
    withFolder({}, async (statePath) => {
      const engine = await feedbackEngine(root, statePath);
      try {
        await use({ root, statePath, engine });
      } finally {
        await engine.dispose();
      }
    }),
  );
}

async function itemsOf({ engine, root }: Room, kind: LearnedKind): Promise<LearnedItem[]> {
  return (await engine.learned.list({ roots: [root] })).items.filter((each) => each.kind === kind);
}

async function act({ engine, root }: Room, suggestion: string, ...actions: readonly Action[]) {
  for (const action of actions)
    await engine.feedback.record({ root, suggestion, surface: 'suggestion', action });
}

async function idsOf({ engine, root }: Room): Promise<string[]> {
  return (await engine.feedback.preferred({ root })).suggestions.map(({ id }) => id);
}

/** The orphans are taken and last, the cycles are left. */
async function withTaste(room: Room): Promise<void> {
  for (const { id, kind } of (await room.engine.suggestions(room.root)).suggestions)
    if (kind === 'remove-orphan') await act(room, id, accepted, lasted);
    else await act(room, id, { type: 'shown', forMs: 9000 }, { type: 'ignored' });
}

function about(items: readonly LearnedItem[], words: string): LearnedItem {
  const found = items.find(({ title }) => title.endsWith(words));
  assert.ok(found !== undefined, `${words} among ${items.map(({ title }) => title).join('; ')}`);
  return found;
}

async function expectedOf({ engine, root }: Room, kind: string): Promise<number> {
  const { suggestions } = await engine.suggestions(root);
  const { id } = suggestions.find((each) => each.kind === kind)!;
  return (await engine.feedback.reasons({ root, suggestion: id })).expected;
}

async function foldersFor(room: Room, name: string): Promise<string[]> {
  const { folders } = await room.engine.learning.place({ root: room.root, name, transfer: true });
  return folders.map(({ path }) => basename(path));
}

/** The blog, and what was learned of the shop. */
async function withHabits(use: (room: Room, gateways: LearnedItem) => Promise<void>): Promise<void> {
  await withFolder(SHOP, (shop) =>
    withRoom(BLOG, async (room) => {
      await room.engine.analyze(shop, analysisOptions());
      await room.engine.learning.learn({ root: shop });
      await use(room, about(await itemsOf(room, 'concept'), '`{subject}.gateway.ts` lies in `quaygateways`'));
    }),
  );
}

function bytesOf(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return Buffer.concat(files.map((each) => readFileSync(join(each.parentPath, each.name))));
}

describe('what is learned', function () {
  this.timeout(30_000);

  it('is nothing at first', () =>
    withRoom(CYCLIC, async ({ engine, root }) => {
      assert.deepEqual(await engine.learned.list({ roots: [root] }), { items: [], forgotten: 0 });
      const { text, items } = await engine.learned.export({});
      assert.equal(items, 0);
      assert.deepEqual(await engine.learned.import({ text }), { changed: 0, leftOut: 0 });
    }));

  it('tells tastes with their effect, what stands behind them, and where', () =>
    withRoom(CYCLIC, async (room) => {
      await withTaste(room);
      const preferences = await itemsOf(room, 'preference');
      const orphans = about(preferences, 'suggestions to remove a file that nothing uses');
      assert.match(orphans.title, /^You (mostly|rather) keep/);
      assert.match(orphans.effect, /stand higher: \+0\.\d\d/);
      assert.match(orphans.explanation, /\d suggestions stand behind it: \d lasted, 0 did not/);
      assert.ok(orphans.evidence.some(({ text }) => text.startsWith(basename(room.root))));
      assert.ok(orphans.evidence.some(({ text }) => /reward 0\.\d\d/.test(text)));
      assert.match(about(preferences, 'suggestions to break a cycle').effect, /stand lower: −0\.\d\d/);
      assert.deepEqual(
        preferences.map(({ weight }) => weight),
        preferences.map(({ weight }) => weight).sort((a, b) => b - a),
      );
    }));

  it('tells what was rejected, why, and whether it holds as the code is now', () =>
    withRoom(CYCLIC, async (room) => {
      const [id] = await idsOf(room);
      await act(room, id!, dismissed);
      const [rejection] = await itemsOf(room, 'rejection');
      assert.equal(rejection!.rejection, 'in force');
      assert.match(rejection!.explanation, /^You rejected it on \d{4}-\d\d-\d\d in .*the heron stays here/);
      assert.ok(rejection!.evidence[0]!.places.length > 0);
      for (const { path } of rejection!.evidence[0]!.places) {
        const content = 'export const nothing = "of it is left";\nexport const at = [1, 2, 3];\n'.repeat(6);
        await room.engine.update(room.root, [{ path, content }]);
      }
      assert.equal((await itemsOf(room, 'rejection'))[0]!.rejection, 'code changed');
      const elsewhere = (await room.engine.learned.list({})).items.find(({ kind }) => kind === 'rejection');
      assert.equal(elsewhere!.rejection, 'elsewhere');
      assert.deepEqual(elsewhere!.evidence[0]!.places, []);
    }));

  it('moves the order as it is decided: nudged, switched off, and taken back', () =>
    withRoom(CYCLIC, async (room) => {
      await withTaste(room);
      const before = await expectedOf(room, 'break-cycle');
      const { id } = about(await itemsOf(room, 'preference'), 'suggestions to break a cycle');
      const decide = (decision: LearnedDecision) => room.engine.learned.decide({ item: id, decision });
      const close = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-9, `${a} ${b}`);

      const nudged = await decide({ type: 'edit', edit: { type: 'preference', nudge: 0.25 } });
      assert.ok(nudged.edited && nudged.canUndo);
      close(await expectedOf(room, 'break-cycle'), before + 0.25);

      await decide({ type: 'disable', disabled: true });
      const without = await expectedOf(room, 'break-cycle');
      assert.ok(without > before && without < before + 0.25);

      assert.ok(!(await decide({ type: 'undo' })).disabled);
      close(await expectedOf(room, 'break-cycle'), before + 0.25);
      await assert.rejects(decide({ type: 'edit', edit: { type: 'preference', nudge: 2 } }), {
        code: 'invalid-option',
      });
    }));

  it('keeps a pinned taste from fading', () =>
    withRoom(CYCLIC, async (room) => {
      await withTaste(room);
      const { id } = about(
        await itemsOf(room, 'preference'),
        'suggestions to remove a file that nothing uses',
      );
      await room.engine.learned.decide({ item: id, decision: { type: 'pin', pinned: true } });
      const pinned = await expectedOf(room, 'remove-orphan');
      const { suggestions } = await room.engine.suggestions(room.root);
      for (const { id: each } of suggestions.filter(({ kind }) => kind === 'remove-orphan'))
        await act(room, each, { type: 'survived', checkpoint: 'week', kept: 0 });
      const kept = await expectedOf(room, 'remove-orphan');
      await room.engine.learned.decide({ item: id, decision: { type: 'undo' } });
      const fading = await expectedOf(room, 'remove-orphan');
      assert.ok(fading < kept - 0.05, `${pinned} ${kept} ${fading}`);
    }));

  it('forgets a taste with the offers behind it, and keeps what was rejected', () =>
    withRoom(CYCLIC, async (room) => {
      await withTaste(room);
      const { suggestions } = await room.engine.suggestions(room.root);
      const cycle = suggestions.find(({ kind }) => kind === 'break-cycle')!.id;
      await act(room, cycle, dismissed);
      const { id, offers } = about(
        await itemsOf(room, 'preference'),
        'suggestions to remove a file that nothing uses',
      );
      assert.ok(offers > 0);
      assert.deepEqual(await room.engine.learned.forget({ items: [id] }), { offers });
      assert.ok(!(await itemsOf(room, 'preference')).some((each) => each.id === id));
      assert.ok(!(await idsOf(room)).includes(cycle));
      const { id: general } = about(await itemsOf(room, 'preference'), 'suggestions of any kind');
      await room.engine.learned.forget({ items: [general] });
      assert.deepEqual(await itemsOf(room, 'preference'), []);
      assert.ok(!(await idsOf(room)).includes(cycle));
      assert.equal((await itemsOf(room, 'rejection')).length, 1);
    }));

  it('suggests again what a forgotten or switched off rejection hid, and leaves no byte of its words', () =>
    withRoom(CYCLIC, async (room) => {
      const [first, second] = await idsOf(room);
      for (const id of [first!, second!]) {
        await act(room, id, dismissed);
        await room.engine.dismiss(room.root, id);
      }
      assert.equal((await itemsOf(room, 'rejection')).length, 2);
      const hidden = async () => {
        const shown = await idsOf(room);
        return [first!, second!].map((id) => !shown.includes(id));
      };
      assert.deepEqual(await hidden(), [true, true]);
      const { suggestions } = await room.engine.suggestions(room.root);
      assert.ok(!suggestions.some(({ id }) => id === first));

      const [one, two] = await itemsOf(room, 'rejection');
      await room.engine.learned.decide({ item: one!.id, decision: { type: 'disable', disabled: true } });
      assert.deepEqual((await hidden()).filter((each) => each).length, 1);
      await room.engine.learned.decide({ item: one!.id, decision: { type: 'undo' } });
      assert.deepEqual(await hidden(), [true, true]);

      await room.engine.learned.decide({ item: two!.id, decision: { type: 'pin', pinned: true } });
      await room.engine.learned.forget({ items: [one!.id, two!.id] });
      assert.deepEqual(await hidden(), [false, false]);
      assert.deepEqual(await itemsOf(room, 'rejection'), []);
      await room.engine.dispose();
      assert.ok(!bytesOf(room.statePath).includes('heron'));
    }));

  it('holds a pinned rejection against changed code', () =>
    withRoom(CYCLIC, async (room) => {
      const suggestion = (await room.engine.suggestions(room.root)).suggestions.find(
        ({ kind }) => kind === 'remove-orphan',
      )!;
      await act(room, suggestion.id, dismissed);
      const { path } = suggestion.evidence[0]!;
      const content = 'export function quite(other: number) {\n  return other * 7 + 1;\n}\n'.repeat(5);
      const change = () => room.engine.update(room.root, [{ path, content }]);
      const [{ id } = { id: '' }] = await itemsOf(room, 'rejection');
      await room.engine.learned.decide({ item: id, decision: { type: 'pin', pinned: true } });
      await change();
      assert.ok(!(await idsOf(room)).includes(suggestion.id));
      await room.engine.learned.decide({ item: id, decision: { type: 'pin', pinned: false } });
      assert.ok((await idsOf(room)).includes(suggestion.id));
    }));

  it('places by habits as they are decided: changed, switched off, pinned', () =>
    withHabits(async (room, { id }) => {
      const decide = (decision: LearnedDecision) => room.engine.learned.decide({ item: id, decision });
      assert.ok((await foldersFor(room, 'refund.gateway.ts')).includes('quaygateways'));

      await decide({ type: 'disable', disabled: true });
      assert.ok(!(await foldersFor(room, 'refund.gateway.ts')).includes('quaygateways'));
      await decide({ type: 'undo' });
      assert.ok((await foldersFor(room, 'refund.gateway.ts')).includes('quaygateways'));

      const edit = { type: 'concept', naming: '{subject}.gateway.ts', folder: 'adapters' } as const;
      const edited = await decide({ type: 'edit', edit });
      assert.equal(edited.title, '`{subject}.gateway.ts` lies in `adapters`');
      const folders = await foldersFor(room, 'refund.gateway.ts');
      assert.ok(folders.includes('adapters') && !folders.includes('quaygateways'), folders.join());

      await decide({ type: 'pin', pinned: true });
      const { folders: placed } = await room.engine.learning.place({
        root: room.root,
        name: 'refund.gateway.ts',
        transfer: true,
      });
      assert.equal(basename(placed[0]!.path), 'adapters');
      assert.match(placed[0]!.why, /you pinned/);
      assert.ok(placed.reduce((sum, { confidence }) => sum + confidence, 0) <= 1.01);
      await assert.rejects(decide({ type: 'edit', edit: { ...edit, folder: '../up' } }), {
        code: 'invalid-option',
      });
    }));

  it('keeps a pinned habit when the project that it came from is forgotten', () =>
    withHabits(async (room, { id }) => {
      await room.engine.learned.decide({ item: id, decision: { type: 'pin', pinned: true } });
      const { projects } = await room.engine.learning.learned({});
      for (const { root } of projects) await room.engine.learning.forgetProject({ project: root });
      const left = await itemsOf(room, 'concept');
      assert.deepEqual(
        left.map((each) => each.id),
        [id],
      );
      assert.equal((await foldersFor(room, 'refund.gateway.ts'))[0], 'quaygateways');
    }));

  it('forgets a habit for good, and does not learn it anew before that is allowed', () =>
    withHabits(async (room, { id }) => {
      const { projects } = await room.engine.learning.learned({});
      await room.engine.learned.forget({ items: [id] });
      const learned = async () => (await itemsOf(room, 'concept')).some((each) => each.id === id);
      assert.ok(!(await learned()));
      assert.ok(!(await foldersFor(room, 'refund.gateway.ts')).includes('quaygateways'));
      await room.engine.learning.learn({ root: projects[0]!.root });
      assert.ok(!(await learned()));
      assert.equal((await room.engine.learned.list({})).forgotten, 1);
      assert.deepEqual(await room.engine.learned.learnAgain({}), { items: 1 });
      await room.engine.learning.learn({ root: projects[0]!.root });
      assert.ok(await learned());
      await assert.rejects(room.engine.learned.forget({ items: ['concept:0000000000000000'] }), {
        code: 'unknown-learned',
      });
    }));

  it('goes to a colleague: habits place, tastes order, rejections hide', () =>
    withHabits(async (one, { id }) => {
      await one.engine.learned.decide({ item: id, decision: { type: 'pin', pinned: true } });
      await one.engine.analyze(one.root, analysisOptions());
      const { text } = await one.engine.learned.export({});
      await withRoom(BLOG, async (other) => {
        assert.ok(!(await foldersFor(other, 'refund.gateway.ts')).includes('quaygateways'));
        const { changed } = await other.engine.learned.import({ text });
        assert.ok(changed >= 2);
        assert.equal((await foldersFor(other, 'refund.gateway.ts'))[0], 'quaygateways');
        const [item] = await itemsOf(other, 'concept');
        assert.ok(item!.shared && item!.pinned);
        assert.deepEqual(await other.engine.learned.import({ text }), { changed: 0, leftOut: 0 });
      });
    }));

  it('hides at a colleague what was rejected in the same code, and tells of their taste', () =>
    withRoom(CYCLIC, async (one) => {
      await withTaste(one);
      const { suggestions } = await one.engine.suggestions(one.root);
      const cycle = suggestions.find(({ kind }) => kind === 'break-cycle')!.id;
      await act(one, cycle, dismissed);
      const { text } = await one.engine.learned.export({});
      await withRoom(CYCLIC, async (other) => {
        const before = await expectedOf(other, 'remove-orphan');
        assert.ok((await idsOf(other)).includes(cycle));
        await other.engine.learned.import({ text });
        assert.ok(!(await idsOf(other)).includes(cycle));
        assert.ok((await expectedOf(other, 'remove-orphan')) > before);
        const [rejection] = await itemsOf(other, 'rejection');
        assert.match(rejection!.explanation, /^A colleague rejected it/);
        await other.engine.learned.forget({ items: [rejection!.id] });
        assert.ok((await idsOf(other)).includes(cycle));
        await other.engine.learned.import({ text });
        assert.ok(
          (await idsOf(other)).includes(cycle),
          'what was forgotten does not come back with the file',
        );
      });
    }));

  it('is one file for a team, byte by byte, whoever exports last', () =>
    withRoom(CYCLIC, (one) =>
      withRoom(CYCLIC, async (other) => {
        await withTaste(one);
        const base = (await one.engine.learned.export({})).text;
        await other.engine.learned.import({ text: base });
        const { suggestions } = await one.engine.suggestions(one.root);
        await act(one, suggestions[0]!.id, dismissed);
        await act(other, suggestions[1]!.id, dismissed);
        const [taste] = await itemsOf(other, 'preference');
        await other.engine.learned.decide({ item: taste!.id, decision: { type: 'pin', pinned: true } });
        const [ofOne, ofOther] = await Promise.all(
          [one, other].map(async ({ engine }) => (await engine.learned.export({})).text),
        );
        assert.notEqual(ofOne, ofOther);
        const ahead = (await one.engine.learned.export({ into: ofOther! })).text;
        const back = (await other.engine.learned.export({ into: ofOne! })).text;
        assert.equal(ahead, back);
        await one.engine.learned.import({ text: ofOther! });
        await other.engine.learned.import({ text: ofOne! });
        assert.equal((await one.engine.learned.export({})).text, ahead);
        assert.equal((await other.engine.learned.export({})).text, ahead);
      }),
    ));

  it('leaves with neither paths of the machine nor, where that is forbidden, words of the person', () =>
    withRoom(CYCLIC, async (room) => {
      await withTaste(room);
      const [id] = await idsOf(room);
      await act(room, id!, dismissed);
      const { engine } = room;
      const all = (await engine.learned.export({})).text;
      assert.ok(!all.includes(room.root) && !all.includes(room.statePath));
      assert.ok(all.includes('heron'));
      assert.ok(!(await engine.learned.export({ level: 'no code' })).text.includes('heron'));
      const numbers = (await engine.learned.export({ level: 'numbers only' })).text;
      assert.ok(!numbers.includes('heron') && !numbers.includes(basename(room.root)));
      const few = await engine.learned.export({ kinds: ['rejection'] });
      assert.equal(few.items, 1);
      await assert.rejects(engine.learned.import({ text: 'nothing' }), { code: 'invalid-learned' });
    }));

  it('goes with the feedback when that is forgotten', () =>
    withRoom(CYCLIC, async (room) => {
      await withTaste(room);
      const [id] = await idsOf(room);
      await act(room, id!, dismissed);
      for (const { id: item } of (await room.engine.learned.list({})).items)
        await room.engine.learned.decide({ item, decision: { type: 'pin', pinned: true } });
      await room.engine.feedback.forget({});
      assert.deepEqual(await room.engine.learned.list({ roots: [room.root] }), { items: [], forgotten: 0 });
      await room.engine.dispose();
      assert.ok(!bytesOf(room.statePath).includes('heron'));
    }));
});
