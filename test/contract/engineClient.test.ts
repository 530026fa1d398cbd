/** The engine behind a real child process: every call settles, whatever happens to the process. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { codeOf } from '../../src/base/codedError.ts';
import { EngineClient } from '../../src/infra/engineProcess/engineClient.ts';
import type { IndexState } from '../../src/protocol/engineApi.ts';
import { analysisOptions } from '../support/analysisOptions.ts';
import { withFolder } from '../support/temporary.ts';

const entry = join(import.meta.dirname, '..', '..', 'src', 'workers', 'engine.ts');
const FILES = { 'a.ts': "import { b } from './b';\nexport const a = b;\n", 'b.ts': 'export const b = 1;\n' };

describe('the engine in its process', function () {
  this.timeout(60_000);

  const withClient = (use: (client: EngineClient, root: string, states: IndexState[]) => Promise<void>) =>
    withFolder(FILES, async (root) => {
      const client = new EngineClient({ entry, gitAllowed: false, log() {}, now: () => performance.now() });
      const states: IndexState[] = [];
      client.onState((_, state) => states.push(state));
      try {
        await use(client, root, states);
      } finally {
        await client.dispose();
      }
    });

  it('answers, and tells its states on the way', () =>
    withClient(async (client, root, states) => {
      const overview = await client.analyze(root, analysisOptions());
      assert.equal(overview.edges, 1);
      assert.deepEqual((await client.graph(root)).edges, [
        { from: 'a.ts', to: 'b.ts', kind: 'static', line: 1 },
      ]);
      assert.equal((await client.check(root)).standing, 'none');
      assert.equal((await client.may(root, 'b.ts', 'a.ts')).verdict, 'allowed');
      assert.equal(await client.dismiss(root, 'none'), undefined, 'what is not there is no null');
      assert.equal(states[0]?.phase, 'indexing');
      assert.equal(states.at(-1)?.phase, 'ready');
    }));

  it('keeps the code of an error', () =>
    withClient(async (client, root) => {
      await assert.rejects(client.overview(root), (error) => codeOf(error) === 'not-analysed');
      const missing = client.analyze(join(root, 'none'), analysisOptions());
      await assert.rejects(missing, (error) => codeOf(error) === 'workspace-missing');
    }));

  it('cancels', () =>
    withClient(async (client, root) => {
      const cancelled = client.analyze(root, analysisOptions(), AbortSignal.abort());
      await assert.rejects(cancelled, (error) => codeOf(error) === 'cancelled');
    }));

  it('settles a pending call when the process is killed, and starts again with what was analysed', () =>
    withClient(async (client, root, states) => {
      await client.analyze(root, analysisOptions());
      const pid = await client.pid();
      assert.ok(pid !== undefined);
      const pending = client.suggestions(root);
      process.kill(pid, 'SIGKILL');
      await assert.rejects(pending, (error) => codeOf(error) === 'engine-gone');
      assert.equal(states.at(-1)?.phase, 'error');
      assert.equal((await client.overview(root)).files, 2);
    }));

  it('stays down after three crashes, says so, and comes back when asked to rebuild', () =>
    withClient(async (client, root) => {
      await client.analyze(root, analysisOptions());
      for (let crash = 0; crash < 3; crash++) {
        await client.overview(root);
        const gone = new Promise((resolve) =>
          client.onState((_, state) => state.phase === 'error' && resolve(state)),
        );
        process.kill((await client.pid())!, 'SIGKILL');
        await gone;
      }
      await assert.rejects(client.overview(root), /stays down/);
      assert.equal((await client.rebuild(root, analysisOptions())).files, 2);
    }));

  it('sees an edit of unsaved text', () =>
    withClient(async (client, root) => {
      await client.analyze(root, analysisOptions());
      const { findings } = await client.update(root, [
        { path: 'b.ts', content: "import { a } from './a';\nexport const b = a;\n" },
      ]);
      assert.equal(findings.filter((finding) => finding.kind === 'cycle').length, 1);
    }));
});
