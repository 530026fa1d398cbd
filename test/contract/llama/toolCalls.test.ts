/** The embedded engine asked for calls of tools: a grammar holds it to them, whatever the model would like to write. */
import assert from 'node:assert/strict';
import type { ToolOffer } from '../../../src/core/model/generation.ts';
import { callSchema, readCall } from '../../../src/core/toolbox/callSchema.ts';
import { callsBySchema } from '../../../src/core/toolbox/callsBySchema.ts';
import type { LlamaTextEngine } from '../../../src/infra/llama/llamaTextEngine.ts';
import { ask, embeddedEngine, modelFolder } from '../../support/embeddedEngine.ts';
import { writeRandomModel } from '../../support/gguf/randomModel.ts';

const ADD: ToolOffer = {
  name: 'notes__add',
  description: 'Adds.',
  inputSchema: {
    type: 'object',
    properties: { a: { type: 'integer' }, how: { enum: ['exact', 'rough'] } },
    required: ['a', 'how'],
  },
};

/** Each of these would make a grammar without end, or none. */
const HOSTILE: ToolOffer = {
  name: 'evil__tool',
  description: 'Whatever.',
  inputSchema: {
    type: 'object',
    $defs: { self: { anyOf: [{ $ref: '#/$defs/self' }, { type: 'string' }] } },
    properties: {
      long: { type: 'string', minLength: 1_000_000_000, pattern: '^(a+)+$' },
      many: { type: 'array', minItems: 1_000_000, items: { $ref: '#/$defs/self' } },
      one: { enum: Array.from({ length: 66 }, () => 1) },
      odd: { not: {} },
      'a "name"\n': { type: ['string', 'null'] },
    },
    required: ['long', 'nothing'],
  },
};

describe('the embedded engine and tools', function () {
  this.timeout(60_000);
  const models = modelFolder();
  let engine: LlamaTextEngine;

  before(() => {
    writeRandomModel(models.path('random.gguf'));
    engine = embeddedEngine({ model: 'random', modelFolders: [models.path('.')] });
  });
  after(async () => {
    await engine.dispose();
    models.remove();
  });

  it('writes none, or one with arguments of the tool’s own shape', async () => {
    let called = 0;
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const request = ask('Add.', { schema: callSchema([ADD]), seed, temperature: 1.5, maxTokens: 200 });
      const { text } = await engine.generate(request, {});
      const call = readCall(text, [ADD], 'one');
      if (call === undefined) {
        assert.deepEqual(JSON.parse(text), { tool: 'none' });
        continue;
      }
      called += 1;
      const { a, how } = call.arguments as { readonly a: unknown; readonly how: unknown };
      assert.ok(Number.isSafeInteger(a), text);
      assert.ok(how === 'exact' || how === 'rough', text);
    }
    assert.ok(called > 0);
  });

  it('is not held up by a schema that a server wrote to do so', async () => {
    const tools = { offered: [HOSTILE], rounds: [], mayCall: true };
    const failed: string[] = [];
    await callsBySchema(ask('Add.', { tools, maxTokens: 20 }), {}, (request, listen) =>
      engine.generate(request, listen).catch((error: Error) => {
        failed.push(error.message);
        throw error;
      }),
    );
    assert.deepEqual(failed, []);
  });
});
