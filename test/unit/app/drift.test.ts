/** Drift through the engine: asked for, after an edit, and not before anyone has asked for patterns. */
import assert from 'node:assert/strict';
import { createNodeEngine } from '../../../src/infra/nodeEngine.ts';
import type { Engine } from '../../../src/protocol/engineApi.ts';
import { analysisOptions } from '../../support/analysisOptions.ts';
import { withFolder } from '../../support/temporary.ts';

const BELL = `interface Ear { hear(text: string): void }
export class Left implements Ear { hear(text: string) { console.log(text); } }
export class Right implements Ear { hear(text: string) { console.warn(text); } }
export class Bell {
  private ears: Ear[] = [];
  add(ear: Ear) { this.ears.push(ear); }
  drop(ear: Ear) { this.ears.splice(this.ears.indexOf(ear), 1); }
  ring() { for (const ear of this.ears) ear.hear('ring'); }
}
`;
const SILENT = BELL.replace("for (const ear of this.ears) ear.hear('ring');", 'this.swing();');

async function withBell(use: (engine: Engine, folder: string) => Promise<void>): Promise<void> {
  await withFolder({ 'bell.ts': BELL }, async (folder) => {
    const engine = createNodeEngine({ log: assert.fail, gitAllowed: false });
    try {
      await engine.analyze(folder, analysisOptions());
      await use(engine, folder);
    } finally {
      await engine.dispose();
    }
  });
}

const kinds = (findings: readonly { readonly kind: string }[]) => findings.map(({ kind }) => kind);

describe('pattern drift of the engine', () => {
  it('is a role that an edit took away, told until it is put back', () =>
    withBell(async (engine, folder) => {
      await engine.placeOf(folder, 'bell.ts');
      assert.deepEqual((await engine.drift(folder, { onlyIfKnown: true })).findings, []);

      await engine.update(folder, [{ path: 'bell.ts', content: SILENT }]);
      const { findings } = await engine.drift(folder, { onlyIfKnown: true });
      assert.match(findings[0]!.title, /Bell was an Observer before the last edits/);
      assert.ok(kinds((await engine.findings(folder)).findings).includes('pattern-drift'));

      await engine.update(folder, [{ path: 'bell.ts', content: BELL }]);
      assert.deepEqual((await engine.drift(folder, { onlyIfKnown: true })).findings, []);
    }));

  it('is not looked for before patterns were asked for, and an edit does not pay for it', () =>
    withBell(async (engine, folder) => {
      assert.deepEqual((await engine.drift(folder, { onlyIfKnown: true })).findings, []);
      const { findings } = await engine.update(folder, [{ path: 'bell.ts', content: SILENT }]);
      assert.ok(!kinds(findings).includes('pattern-drift'));
      assert.ok(!kinds((await engine.findings(folder)).findings).includes('pattern-drift'));
    }));
});
