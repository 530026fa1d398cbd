/** Models that are registered answer through the embedded engine, the chosen one first. */
import assert from 'node:assert/strict';
import { createNodeEngine } from '../../../src/infra/nodeEngine.ts';
import { ask, modelFolder } from '../../support/embeddedEngine.ts';
import { writeScriptedModel } from '../../support/gguf/scriptedModel.ts';

describe('a registered model', function () {
  this.timeout(60_000);

  it('answers once it is added, another once that is chosen, and its context can be measured', async () => {
    const models = modelFolder();
    writeScriptedModel(models.path('one.gguf'), { answer: 'I am the first.' });
    writeScriptedModel(models.path('two.gguf'), { answer: 'I am another.' });
    const engine = createNodeEngine({
      log: () => {},
      gitAllowed: false,
      storage: models.path('storage'),
      statePath: models.path('state'),
      enginesConfiguration: async () => ({
        preference: 'embedded',
        servers: [],
        embedded: { gpu: 'off', threads: 1, contextTokens: 1024 },
      }),
    });
    const answered = async () => {
      const outcome = await engine.models.generate({ ...ask('Who?'), cache: 'never' });
      assert.ok(outcome.kind === 'answered', JSON.stringify(outcome));
      return [outcome.generated.model, outcome.generated.text];
    };
    try {
      await engine.registry.add({ path: models.path('one.gguf') });
      assert.deepEqual(await answered(), ['one', 'I am the first.']);
      const second = await engine.registry.add({ path: models.path('two.gguf') });
      await engine.registry.choose({ use: 'text', id: second.id });
      await engine.models.list({ anew: true });
      assert.deepEqual(await answered(), ['two', 'I am another.']);
      // It says the same whatever it is asked.
      const { tokens, because } = await engine.registry.measure({ id: second.id });
      assert.equal(tokens, 0);
      assert.match(because, /no longer recalls/);
    } finally {
      await engine.dispose();
      models.remove();
    }
  });
});
