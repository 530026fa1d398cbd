import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { portableProject } from '../../src/app/feedback/exchange/portable.ts';
import { isCoded } from '../../src/base/codedError.ts';
import { rejectionItem } from '../../src/core/learned/itemIds.ts';
import type { Action } from '../../src/core/model/feedback.ts';
import type { Engine } from '../../src/protocol/engineApi.ts';
import { bytesOf } from '../support/bytesOf.ts';
import { groundplan } from '../support/commandLine.ts';
import { CYCLIC, feedbackEngine } from '../support/feedbackEngine.ts';
import { withFolder } from '../support/temporary.ts';

const accepted: Action = { type: 'accepted', share: 1 };
const dismissed: Action = { type: 'dismissed', reason: 'the heron stays here' };

interface Room {
  readonly root: string;
  readonly statePath: string;
  readonly engine: Engine;
}

function withEngine(use: (room: Room) => Promise<void>): Promise<void> {
  return withFolder(CYCLIC, (root) =>
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

async function idsOf({ engine, root }: Room): Promise<string[]> {
  return (await engine.feedback.preferred({ root })).suggestions.map(({ id }) => id);
}

function record({ engine, root }: Room, suggestion: string, action: Action): Promise<void> {
  return engine.feedback.record({ root, suggestion, surface: 'suggestion', action });
}

describe('feedback', () => {
  it('offers what the engine suggests, in its order, while nothing is known', () =>
    withEngine(async (room) => {
      const { suggestions } = await room.engine.suggestions(room.root);
      assert.ok(suggestions.length >= 2);
      assert.deepEqual(
        await idsOf(room),
        suggestions.map(({ id }) => id),
      );
    }));

  it('knows with which adapter code was offered, at every level, on this machine alone, until it is forgotten', () =>
    withEngine(async ({ root, statePath, engine }) => {
      const { feedback } = engine;
      const use = { about: 'go', fingerprint: 'ab12ab12', adapter: { language: 'go', version: 3 } };
      const text = 'Write:\n```go\nfunc heron() error { return nil }\n```\n';
      const offered = { root, level: 'numbers only', use } as const;
      await feedback.answered({ answer: 'm0', text: 'No code, only `heron()`.', offered });
      await feedback.answered({ answer: 'm1', text, offered });
      await feedback.answered({ answer: 'm2', text, offered, instead: 'm1' });
      const surface = 'chat-card';
      await feedback.record({ root, suggestion: 'use-answer:m2', surface, action: accepted });
      await feedback.answered({ answer: 'm3', text, offered, instead: 'm2' });
      const { lines } = await feedback.log({ root });
      assert.deepEqual(
        lines.map(({ suggestion, title, text: said }) => `${suggestion} ${title}${said}`).reverse(),
        [
          'use-answer:m1 shown',
          'use-answer:m1 another was asked for',
          'use-answer:m2 shown',
          'use-answer:m2 accepted',
          'use-answer:m3 shown',
        ],
      );
      assert.ok(bytesOf(statePath).includes('ab12ab12'));
      assert.equal((await feedback.export({})).text.includes('ab12ab12'), false);
      await feedback.forget({ root });
      for (const trace of ['ab12ab12', 'use-answer', 'heron'])
        assert.equal(bytesOf(statePath).includes(trace), false, trace);
    }));

  it('orders what assistants are told as well, and says what it leaves out, unless the own order is asked for', () =>
    withEngine(async (room) => {
      const { engine, root } = room;
      const [first] = (await engine.suggestions(root)).suggestions;
      const told = async (ownOrder: boolean) => {
        const request = { roots: [root], name: 'groundplan_suggest', input: {}, ownOrder };
        const { text } = await engine.tools.run(request);
        return {
          names: text.includes(first!.title),
          leaves: text.includes('not shown: like what you dismissed'),
        };
      };
      assert.deepEqual(await told(false), { names: true, leaves: false });
      await record(room, first!.id, dismissed);
      assert.deepEqual(await told(false), { names: false, leaves: true });
      assert.deepEqual(await told(true), { names: true, leaves: false });
    }));

  it('still offers what the engine suggests where what was learned cannot be read, and says so', () =>
    withFolder(CYCLIC, (root) =>
      withFolder({ 'knowledge.db/other': 'a folder stands where the file should' }, async (statePath) => {
        const engine = await feedbackEngine(root, statePath);
        const { suggestions } = await engine.suggestions(root);
        const preferred = await engine.feedback.preferred({ root });
        assert.deepEqual(preferred.suggestions, suggestions);
        assert.match(preferred.notice ?? '', /cannot be read, so the order is the engine's own\. \S/);
        await engine.dispose();
      }),
    ));

  it('writes down what was done, as a person reads it, the newest first', () =>
    withEngine(async (room) => {
      const [id] = await idsOf(room);
      await record(room, id!, { type: 'shown', forMs: 2300 });
      await record(room, id!, accepted);
      await record(room, id!, { type: 'survived', checkpoint: '10 min', kept: 0.8 });
      const { lines } = await room.engine.feedback.log({ root: room.root });
      assert.deepEqual(
        lines.map(({ text }) => text),
        ['80 % left after 10 min', 'accepted', 'shown for 2.3 s'],
      );
      assert.ok(lines.every(({ title, suggestion }) => title !== '' && suggestion === id));
    }));

  it('never offers again what was dismissed, in another run neither', () =>
    withEngine(async (room) => {
      const [id] = await idsOf(room);
      await record(room, id!, dismissed);
      assert.ok(!(await idsOf(room)).includes(id!));
      const later = await feedbackEngine(room.root, room.statePath);
      try {
        const { suggestions, hidden } = await later.feedback.preferred({ root: room.root });
        assert.ok(!suggestions.some((each) => each.id === id));
        assert.equal(hidden[0]?.suggestion.id, id);
      } finally {
        await later.dispose();
      }
    }));

  it('does not offer the like of what was rejected, and tells which that was', () =>
    withEngine(async (room) => {
      const [cycle] = (await room.engine.suggestions(room.root)).suggestions.filter(
        ({ kind }) => kind === 'break-cycle',
      );
      await record(room, cycle!.id, { type: 'undone' });
      const { suggestions, hidden } = await room.engine.feedback.preferred({ root: room.root });
      const [held] = hidden;
      assert.equal(held?.suggestion.id, cycle!.id);
      assert.equal(held.item, rejectionItem(portableProject(room.root), cycle!.id));
      assert.ok(suggestions.some(({ kind }) => kind === 'break-cycle'));
    }));

  it('answers the chat and the command line in the learned order, and each says what is held back', () =>
    withEngine(async (room) => {
      const { suggestions } = await room.engine.suggestions(room.root);
      const [cycle] = suggestions.filter(({ kind }) => kind === 'break-cycle');
      await record(room, cycle!.id, { type: 'undone' });
      const asked = { roots: [room.root], question: '', command: 'suggest', engine: 'none' } as const;
      const offered = async (own: boolean) =>
        (await room.engine.chat.ask({ ...asked, ...(own && { ownOrder: true }) })).answer;
      const learned = await offered(false);
      assert.ok(!learned.suggestions.some(({ id }) => id === cycle!.id));
      assert.match(learned.text, /1 more is not shown: like what you dismissed\./);
      const own = await offered(true);
      assert.ok(own.suggestions.some(({ id }) => id === cycle!.id));
      assert.doesNotMatch(own.text, /not shown/);
      await room.engine.dispose();
      const suggest = async (...more: string[]) =>
        (await groundplan(['suggest', room.root, '--storage', room.statePath, ...more])).output;
      const json = JSON.parse(await suggest('-f', 'json'));
      assert.deepEqual(json.hidden, [cycle!.id]);
      assert.ok(!json.suggestions.some(({ id }: { id: string }) => id === cycle!.id));
      const all = JSON.parse(await suggest('-f', 'json', '--no-learned'));
      assert.deepEqual(
        all.suggestions.map(({ id }: { id: string }) => id),
        suggestions.map(({ id }) => id),
      );
      assert.equal(all.hidden, undefined);
      assert.match(await suggest(), /1 not shown: like what you dismissed[\s\S]*--no-learned/);
    })).timeout(60_000);

  it('may offer it again once the code there has really changed', () =>
    withEngine(async (room) => {
      const { suggestions } = await room.engine.feedback.preferred({ root: room.root });
      const orphan = suggestions.find(({ kind }) => kind === 'remove-orphan')!;
      await record(room, orphan.id, dismissed);
      await room.engine.dismiss(room.root, orphan.id);
      assert.ok(!(await idsOf(room)).includes(orphan.id));
      writeFileSync(join(room.root, 'src/lonely.ts'), 'export const lonely = 1;\n\n');
      await room.engine.update(room.root, [{ path: 'src/lonely.ts' }]);
      assert.ok(!(await idsOf(room)).includes(orphan.id), 'layout is no change');
      const other =
        'export class Lonely {\n  readonly names = new Map<string, number>();\n  add(name: string) { this.names.set(name, 2); }\n}\n';
      writeFileSync(join(room.root, 'src/lonely.ts'), other);
      await room.engine.update(room.root, [{ path: 'src/lonely.ts' }]);
      assert.ok((await idsOf(room)).includes(orphan.id));
    }));

  it('knows of the same person in another window', () =>
    withEngine(async (room) => {
      const other = await feedbackEngine(room.root, room.statePath);
      try {
        const [id] = await idsOf(room);
        await other.feedback.preferred({ root: room.root });
        await record(room, id!, dismissed);
        assert.ok(!(await idsOf({ ...room, engine: other })).includes(id!));
      } finally {
        await other.dispose();
      }
    }));

  it('moves what is like the liked forward, and says why', () =>
    withEngine(async (room) => {
      const { suggestions } = await room.engine.feedback.preferred({ root: room.root });
      const [orphan, otherOrphan] = suggestions.filter(({ kind }) => kind === 'remove-orphan');
      const [cycle, otherCycle] = suggestions.filter(({ kind }) => kind === 'break-cycle');
      await record(room, orphan!.id, accepted);
      await record(room, orphan!.id, { type: 'survived', checkpoint: 'week', kept: 1 });
      await record(room, cycle!.id, dismissed);
      const order = await idsOf(room);
      assert.ok(order.indexOf(otherOrphan!.id) < order.indexOf(otherCycle!.id), `${order}`);
      const { expected, reasons, offers } = await room.engine.feedback.reasons({
        root: room.root,
        suggestion: orphan!.id,
      });
      assert.ok(expected > 0.55);
      assert.equal(reasons[0]!.term, 'kind');
      assert.ok(offers[0]!.reward > 0.9);
      assert.equal(offers[0]!.parts[0]!.signal, '100 % left after a week');
    }));

  it('leaves no words of a person where they want none written down', () =>
    withEngine(async (room) => {
      const [id] = await idsOf(room);
      const request = { root: room.root, suggestion: id!, surface: 'suggestion', action: dismissed } as const;
      await room.engine.feedback.record({ ...request, level: 'numbers only' });
      await room.engine.dispose();
      const bytes = bytesOf(room.statePath);
      for (const word of ['heron', 'src/lonely.ts', 'src/a.ts'])
        assert.equal(bytes.includes(word), false, word);
    }));

  it('forgets without a trace in any file, and unlearns', () =>
    withEngine(async (room) => {
      const [first, second] = await idsOf(room);
      await record(room, first!, dismissed);
      await record(room, second!, { type: 'dismissed', reason: 'a walrus' });
      const edits = [
        { type: 'create', path: 'src/pelican.ts', content: 'const pelican = 1 + 2;\n' },
      ] as const;
      const desk = { root: room.root, session: 'one', unsaved: {}, before: {}, edits, level: 'all' } as const;
      for (const suggestion of [first!, second!]) await room.engine.feedback.watch({ ...desk, suggestion });
      assert.ok(bytesOf(room.statePath).includes('pelican.ts'));
      assert.ok(bytesOf(room.statePath).includes('heron'));
      assert.deepEqual(await room.engine.feedback.forget({ suggestion: first! }), { offers: 1 });
      assert.ok((await idsOf(room)).includes(first!));
      assert.ok(!(await idsOf(room)).includes(second!));
      assert.equal(bytesOf(room.statePath).includes('heron'), false);
      assert.deepEqual(await room.engine.feedback.forget({}), { offers: 1 });
      assert.deepEqual((await room.engine.feedback.log({})).lines, []);
      await room.engine.dispose();
      const bytes = bytesOf(room.statePath);
      for (const trace of ['heron', 'walrus', 'pelican', first!, second!, room.root]) {
        assert.equal(bytes.includes(trace), false, trace);
      }
    }));

  it('forgets by time', () =>
    withEngine(async (room) => {
      const [id] = await idsOf(room);
      await record(room, id!, dismissed);
      assert.deepEqual(await room.engine.feedback.forget({ beforeMs: Date.now() - 60_000 }), { offers: 0 });
      assert.deepEqual(await room.engine.feedback.forget({ fromMs: Date.now() - 60_000 }), { offers: 1 });
    }));

  it('says so when a suggestion is unknown, and takes late signals for one that has gone', () =>
    withEngine(async (room) => {
      await assert.rejects(
        record(room, 'none', accepted),
        (error) => isCoded(error) && error.code === 'unknown-suggestion',
      );
      const { suggestions } = await room.engine.feedback.preferred({ root: room.root });
      const orphan = suggestions.find(({ kind }) => kind === 'remove-orphan')!;
      await record(room, orphan.id, accepted);
      await room.engine.update(room.root, [{ path: 'src/lonely.ts', deleted: true }]);
      await record(room, orphan.id, { type: 'survived', checkpoint: '30 s', kept: 1 });
      assert.equal((await room.engine.feedback.log({})).lines.length, 2);
    }));

  it('takes what was done with a suggestion that only an answer made', () =>
    withEngine(async (room) => {
      const { engine, root } = room;
      const made = { command: 'generate', question: 'right', engine: 'none' } as const;
      const chips = [{ kind: 'file', root, path: 'src/left.ts' }] as const;
      const { answer } = await engine.chat.ask({ roots: [root], ...made, chips });
      const [file] = answer.suggestions;
      await record(room, file!.id, accepted);
      const { lines } = await engine.feedback.log({ root });
      assert.deepEqual(
        lines.map(({ text, title }) => [text, title]),
        [['accepted', 'Add src/right.ts']],
      );
    }));

  it('takes what was done with a card of an old answer, of which only the card is known', () =>
    withEngine(async (room) => {
      const { engine, root } = room;
      const card = { kind: 'add-file', title: 'Add src/old.ts', confidence: 'likely' } as const;
      const offered = { root, suggestion: 'of an old answer', surface: 'chat-card', card } as const;
      await engine.feedback.record({ ...offered, action: { type: 'regenerated' } });
      await engine.feedback.record({ ...offered, action: { type: 'dismissed' } });
      await engine.feedback.record({ ...offered, action: { type: 'dismissed', reason: 'not here' } });
      const { lines } = await engine.feedback.log({ root });
      assert.deepEqual(
        lines.map(({ text, title }) => [text, title]),
        ['dismissed: not here', 'another was asked for'].map((text) => [text, 'Add src/old.ts']),
      );
    }));

  it('takes what was done with a quick fix that is on no list', () =>
    withEngine(async (room) => {
      const { engine, root } = room;
      const { findings } = await engine.findings(root);
      const { suggestions } = await engine.fixes(
        root,
        findings.map(({ id }) => id),
      );
      for (const { id } of suggestions.slice(0, 1)) {
        await engine.planEdits(root, id);
        await engine.feedback.record({ root, suggestion: id, surface: 'quick-fix', action: accepted });
        assert.equal((await engine.feedback.log({ root })).lines[0]!.suggestion, id);
      }
    }));

  it('takes what was done with one that being carried out has taken off the list', () =>
    withEngine(async (room) => {
      const { engine, root } = room;
      const { suggestions } = await engine.suggestions(root);
      const orphan = suggestions.find(({ kind }) => kind === 'remove-orphan')!;
      const { edits } = await engine.planEdits(root, orphan.id);
      rmSync(join(root, edits[0]!.path));
      await engine.update(root, [{ path: edits[0]!.path, deleted: true }]);
      assert.ok(!(await engine.suggestions(root)).suggestions.some(({ id }) => id === orphan.id));
      await record(room, orphan.id, accepted);
      assert.equal((await engine.feedback.log({ root })).lines.length, 1);
    }));

  it('refuses an action that is none, and writes nothing', () =>
    withEngine(async (room) => {
      const [id] = await idsOf(room);
      const wrong = { type: 'survived', checkpoint: 'never', kept: 7 } as unknown as Action;
      await assert.rejects(record(room, id!, wrong));
      assert.deepEqual((await room.engine.feedback.log({})).lines, []);
    }));

  it('keeps every action that was acknowledged before a kill', () =>
    withFolder(CYCLIC, (root) =>
      withFolder({}, async (statePath) => {
        const script = fileURLToPath(new URL('../support/feedbackWriter.ts', import.meta.url));
        let acknowledged = 0;
        for (let round = 0; round < 3; round++) {
          const child = spawn(process.execPath, [script, root, statePath], {
            stdio: ['ignore', 'pipe', 'inherit'],
            env: { ...process.env, NODE_NO_WARNINGS: '1' },
          });
          const gone = new Promise((resolve) => child.once('exit', resolve));
          const stopAt = acknowledged + 5 + 7 * round;
          for await (const line of createInterface(child.stdout)) {
            if (line === 'recorded') acknowledged++;
            if (acknowledged >= stopAt) child.kill('SIGKILL');
          }
          await gone;
        }
        const engine = await feedbackEngine(root, statePath);
        const { lines } = await engine.feedback.log({ most: 10_000 });
        await engine.dispose();
        assert.ok(acknowledged >= 20);
        // One may have been written and not yet acknowledged with each kill.
        assert.ok(
          lines.length >= acknowledged && lines.length <= acknowledged + 3,
          `${lines.length} of ${acknowledged}`,
        );
      }),
    )).timeout(60_000);
});
