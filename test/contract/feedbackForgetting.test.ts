/** Forgetting, over windows and in every file. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Action } from '../../src/core/model/feedback.ts';
import type { PreferredSuggestions } from '../../src/core/model/preferred.ts';
import type { Engine, SuggestionsReport } from '../../src/protocol/engineApi.ts';
import type { FeedbackLog } from '../../src/protocol/feedbackApi.ts';
import { acceptFile } from '../support/acceptedFile.ts';
import { bytesOf } from '../support/bytesOf.ts';
import { CYCLIC, feedbackEngine } from '../support/feedbackEngine.ts';
import { withFolder } from '../support/temporary.ts';
import { openWindow } from '../support/windows.ts';

const dismissed: Action = { type: 'dismissed', reason: 'the heron stays here' };

interface Places {
  readonly root: string;
  /** Of everything: `state` for the person, `storage` for this workspace. */
  readonly folder: string;
  readonly state: string;
  readonly storage: string;
}

function withPlaces(use: (places: Places) => Promise<void>): Promise<void> {
  return withFolder(CYCLIC, (root) =>
    withFolder({}, (folder) =>
      use({ root, folder, state: join(folder, 'state'), storage: join(folder, 'storage') }),
    ),
  );
}

/** As a person's click on Dismiss does. */
async function dismiss(engine: Engine, root: string, suggestion: string): Promise<void> {
  await engine.feedback.record({ root, suggestion, surface: 'suggestion', action: dismissed });
  await engine.dismiss(root, suggestion);
}

describe('forgetting feedback', function () {
  this.timeout(60_000);

  it('brings a dismissed suggestion back, and leaves no trace of it in any file', () =>
    withPlaces(async ({ root, folder, state, storage }) => {
      const engine = await feedbackEngine(root, state, { storagePath: storage });
      const [first, second] = (await engine.suggestions(root)).suggestions.map(({ id }) => id);
      await dismiss(engine, root, first!);
      await dismiss(engine, root, second!);
      assert.ok(bytesOf(folder).includes(first!));
      await engine.feedback.forget({ suggestion: first! });
      assert.equal(bytesOf(folder).includes(first!), false);
      const ids = (await engine.feedback.preferred({ root })).suggestions.map(({ id }) => id);
      assert.ok(ids.includes(first!) && !ids.includes(second!));
      await engine.feedback.forget({ root });
      assert.equal(bytesOf(folder).includes(second!), false);
      assert.equal((await engine.feedback.preferred({ root })).suggestions.length, ids.length + 1);
      await engine.dispose();
    }));

  it('takes dismissals of that time with it, and leaves others', () =>
    withPlaces(async ({ root, state, storage }) => {
      const engine = await feedbackEngine(root, state, { storagePath: storage });
      const [first, second] = (await engine.suggestions(root)).suggestions.map(({ id }) => id);
      await engine.dismiss(root, second!);
      await dismiss(engine, root, first!);
      await engine.feedback.forget({ fromMs: Date.now() - 60_000 });
      const ids = (await engine.suggestions(root)).suggestions.map(({ id }) => id);
      assert.ok(ids.includes(first!) && !ids.includes(second!));
      await engine.dispose();
    }));

  it('takes the texts that were kept to learn from with it, byte by byte', () =>
    withPlaces(async ({ root, folder, state, storage }) => {
      const engine = await feedbackEngine(root, state, { storagePath: storage });
      const [first, second] = (await engine.suggestions(root)).suggestions.map(({ id }) => id);
      await acceptFile(engine, { root, suggestion: first! }, 'pelican');
      await acceptFile(engine, { root, suggestion: second! }, 'walrus');
      const accepted = async () =>
        (await engine.feedback.examples({})).examples.map((each) => each.accepted.includes('Edited'));
      assert.deepEqual(await accepted(), [true, true]);
      await engine.feedback.forget({ suggestion: first! });
      assert.deepEqual(await accepted(), [true]);
      // In the workspace it stands all the same.
      assert.equal(bytesOf(folder).includes('pelican'), false);
      assert.ok(bytesOf(folder).includes('walrusEdited'));
      await engine.feedback.forget({});
      assert.deepEqual(await engine.feedback.examples({}), { examples: [], refused: [], offers: 0 });
      assert.equal(bytesOf(folder).includes('walrus'), false);
      await engine.dispose();
    }));

  it('of everything reaches workspaces that are not open, and what was set aside as damaged', () =>
    withPlaces(async ({ root, folder, state, storage }) => {
      const engine = await feedbackEngine(root, state, { storagePath: storage });
      const [first] = (await engine.suggestions(root)).suggestions.map(({ id }) => id);
      await dismiss(engine, root, first!);
      await engine.dispose();
      for (const name of ['knowledge.db.damaged', 'knowledge.db.backup', 'knowledge.db.backup.12'])
        writeFileSync(join(state, name), `what the heron did with ${first}`);
      await withFolder(CYCLIC, async (other) => {
        const later = await feedbackEngine(other, state);
        await later.feedback.forget({});
        await later.dispose();
      });
      const bytes = bytesOf(folder);
      for (const trace of [first!, 'heron', root]) assert.equal(bytes.includes(trace), false, trace);
    }));

  it('is known at once in the window of another process, which then learns and offers as if it had never been', () =>
    withPlaces(async ({ root, folder, state, storage }) => {
      const [one, two] = await Promise.all([
        openWindow(root, state, storage),
        openWindow(root, state, storage),
      ]);
      const { suggestions } = (await one.ask('suggestions', root)) as SuggestionsReport;
      const [first] = suggestions.map(({ id }) => id);
      const offered = async () =>
        ((await two.ask('feedback.preferred', { root })) as PreferredSuggestions).suggestions.map(
          ({ id }) => id,
        );
      const before = await offered();
      const request = { root, suggestion: first, surface: 'suggestion', action: dismissed };
      await one.ask('feedback.record', request);
      await one.ask('dismiss', root, first);
      assert.ok(!(await offered()).includes(first!));
      assert.equal(((await two.ask('feedback.log', {})) as FeedbackLog).lines.length, 1);
      await one.ask('feedback.forget', {});
      assert.deepEqual(((await two.ask('feedback.log', {})) as FeedbackLog).lines, []);
      assert.deepEqual(await offered(), before);
      // What it records from now on brings nothing of it back.
      await two.ask('feedback.record', { ...request, suggestion: suggestions[1]!.id });
      await two.ask('dismiss', root, suggestions[1]!.id);
      assert.equal(((await one.ask('feedback.log', {})) as FeedbackLog).lines.length, 1);
      assert.equal(bytesOf(folder).includes(first!), false);
      await Promise.all([one.close(), two.close()]);
    }));
});
