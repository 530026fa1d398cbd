/** Models that are registered answer through the embedded engine, the chosen one first. */
import assert from 'node:assert/strict';
import type { EmbeddedConfiguration } from '../../../src/core/model/embeddedEngine.ts';
import type { KeptValues } from '../../../src/core/ports/knowledge.ts';
import { ModelChoices } from '../../../src/core/registry/modelChoices.ts';
import { recallQuestion, recalls } from '../../../src/core/registry/recallPrompt.ts';
import { createNodeEngine } from '../../../src/infra/nodeEngine.ts';
import type { Engine } from '../../../src/protocol/engineApi.ts';
import { ask, embeddedEngine, modelFolder } from '../../support/embeddedEngine.ts';
import { writeInductionModel } from '../../support/gguf/inductionModel.ts';
import { writeScriptedModel } from '../../support/gguf/scriptedModel.ts';

describe('a registered model', function () {
  this.timeout(60_000);

  it('answers once it is added, another once that is chosen, and its context can be measured', async () => {
    const models = modelFolder();
    writeScriptedModel(models.path('one.gguf'), { answer: 'I am the first.' });
    writeScriptedModel(models.path('two.gguf'), { answer: 'I am another.' });
    const engine = opened(models, { contextTokens: 1024 });
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

  it('is measured up to where it really forgets, below what its file says; another window knows it, another machine does not', async () => {
    const models = modelFolder();
    const path = models.path('mindful.gguf');
    const words = Array.from({ length: 40 }, (_, seed) => recallQuestion(0, seed).words).flat();
    const before = ['The first password is ', 'The last password is '] as const;
    writeInductionModel(path, { before, words, blindAtTokens: 2000, contextLength: 4096 });
    const open = () => opened(models, { contextTokens: 4096 });
    const [engine, other] = [open(), open()];
    const ownWords = embeddedEngine({ model: path, contextTokens: 4096 });
    const recallsAt = async (lines: number) => {
      const question = recallQuestion(lines, 3);
      const prompt = { kind: 'chat', turns: question.turns } as const;
      const { text, promptTokens } = await ownWords.generate({ prompt, maxTokens: 12, temperature: 0 }, {});
      return { promptTokens, recalled: recalls(text, question) };
    };
    try {
      const { id } = await engine.registry.add({ path });
      const tried: number[] = [];
      const { tokens, because } = await engine.registry.measure(
        { id },
        { on: (event) => void tried.push(event.tokens) },
      );
      assert.match(because, /^at \d+ tokens it no longer recalls both the beginning and the end$/);
      assert.ok(tokens > 512 && tokens < 2048 && tried.length <= 9, `${tokens} after ${tried}`);
      // The model itself says the same, without the search.
      for (let lines = 4; ; lines += 2) {
        const { promptTokens, recalled } = await recallsAt(lines);
        if (recalled) continue;
        assert.ok(promptTokens > tokens * 0.95 && promptTokens < tokens * 1.2, `${promptTokens}, ${tokens}`);
        break;
      }
      const [listed] = (await other.models.list({})).engines[0]!.models;
      assert.equal(listed?.contextTokens, tokens);
      const { entry } = await other.registry.inspect({ id });
      assert.equal(entry.measured?.tokens, tokens);
      const kept = new Map([[`${id} ${entry.installed!.bytes} this machine`, entry.measured]]);
      const values = { get: async (_: string, key: string) => kept.get(key) } as KeptValues;
      const on = (machine: string) => new ModelChoices(values, machine).measured(id, entry.installed!.bytes);
      assert.deepEqual([(await on('this machine'))?.tokens, await on('another')], [tokens, undefined]);
    } finally {
      await Promise.all([engine.dispose(), other.dispose(), ownWords.dispose()]);
      models.remove();
    }
  });
});

function opened(models: ReturnType<typeof modelFolder>, embedded: Partial<EmbeddedConfiguration>): Engine {
  return createNodeEngine({
    log: () => {},
    gitAllowed: false,
    storage: models.path('storage'),
    statePath: models.path('state'),
    enginesConfiguration: async () => ({
      preference: 'embedded',
      servers: [],
      embedded: { gpu: 'off', threads: 1, ...embedded },
    }),
  });
}
