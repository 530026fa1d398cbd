/** `groundplan model …` as its users meet it: the built program, a hub on loopback, real GGUF files. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recallQuestion } from '../../src/core/registry/recallPrompt.ts';
import { modelCatalogue } from '../../src/infra/registry/modelCatalogue.ts';
import { groundplan } from '../support/commandLine.ts';
import { writeEmbeddingModel } from '../support/gguf/embeddingModel.ts';
import { writeScriptedModel } from '../support/gguf/scriptedModel.ts';
import { type Mirror, startMirror } from '../support/modelMirror.ts';
import { withFolder } from '../support/temporary.ts';

const shipped = modelCatalogue().find(({ files }) => files.length === 0)!.model.id;

describe('groundplan model', function () {
  this.timeout(60_000);
  let mirror: Mirror;
  before(async () => {
    mirror = await startMirror();
  });
  after(() => mirror.close());

  const inStorage = (
    use: (model: (...args: string[]) => ReturnType<typeof groundplan>, folder: string) => Promise<void>,
  ) =>
    withFolder({}, (folder) => {
      const storage = ['--storage', join(folder, 'storage')];
      return use(
        (...args) => groundplan(['model', ...args, ...storage], { env: { HF_ENDPOINT: mirror.url } }),
        folder,
      );
    });

  it('says what ships and what is to be had while nothing is installed, and that all is answered all the same', () =>
    inStorage(async (model) => {
      const { output, errors, status } = await model('list');
      assert.equal(errors, '');
      assert.equal(status, 0);
      assert.match(output, /On this machine\n.*groundplan-code-2 .*ships/);
      assert.match(output, /To be had\n.*codellama-7b-instruct .*4\.1 GB .*16,384 tokens .*Llama 2/);
      assert.match(output, /Without a model that writes text/);
      const { models } = JSON.parse((await model('list', '--format', 'json')).output);
      assert.equal(models.find((each: { ships: boolean }) => each.ships).id, 'groundplan-code-2');
    }));

  it('downloads only what a person has agreed to, uses the first one, shows it, and deletes it again', () =>
    inStorage(async (model, folder) => {
      writeScriptedModel(join(folder, 'tiny.gguf'), {});
      const body = readFileSync(join(folder, 'tiny.gguf'));
      mirror.serve('/user/tiny/resolve/main/tiny.gguf', { body });
      const unasked = await model('add', 'hf:user/tiny/tiny.gguf');
      assert.equal(unasked.status, 2);
      assert.match(unasked.errors, /Licence +not said[\s\S]*Checked +only by its size[\s\S]*Say --yes/);
      assert.ok(!existsSync(join(folder, 'storage', 'models')));

      const added = await model('add', 'hf:user/tiny/tiny.gguf', '--yes');
      assert.equal(added.status, 0, added.errors);
      const file = join(folder, 'storage', 'models', 'tiny', 'tiny.gguf');
      assert.ok(readFileSync(file).equals(body));
      assert.match((await model('list')).output, /\* +tiny +text/);
      const { output } = await model('inspect', 'tiny');
      assert.match(
        output,
        /Name +tiny, in use[\s\S]*Architecture +llama[\s\S]*Quantized +F16[\s\S]*SHA-256 +[0-9a-f]{64}/,
      );
      assert.equal(
        JSON.parse((await model('inspect', 'tiny', '--format', 'json')).output).facts.architecture,
        'llama',
      );

      assert.match((await model('remove', 'tiny')).output, /is deleted; .* are free again/);
      assert.ok(!existsSync(file));
      assert.equal(
        JSON.parse((await model('list', '--format', 'json')).output).models.some(
          (each: { chosen: boolean; use: string }) => each.chosen && each.use === 'text',
        ),
        false,
      );
    }));

  it('lists a file that is here where it lies, and says which of several is used', () =>
    inStorage(async (model, folder) => {
      for (const name of ['one', 'two']) writeScriptedModel(join(folder, `${name}.gguf`), {});
      await model('add', join(folder, 'one.gguf'));
      await model('add', join(folder, 'two.gguf'));
      assert.match((await model('list')).output, /\* +one[\s\S]* {4}two/);
      assert.match((await model('use', 'two')).output, /used for writing/);
      assert.match((await model('list')).output, /\* +two/);
      assert.match((await model('remove', 'two')).output, /its file stays at/);
      assert.ok(existsSync(join(folder, 'two.gguf')));
    }));

  it('says what is wrong with a name, a file and a choice', () =>
    inStorage(async (model, folder) => {
      writeEmbeddingModel(join(folder, 'vectors.gguf'));
      assert.match((await model('add', join(folder, 'vectors.gguf'))).output, /is here, as vectors/);
      for (const [args, expected] of [
        [['use', 'nowhere'], /no model “nowhere” here/],
        [['remove', '../storage'], /no model/],
        [['inspect', 'nowhere'], /no model/],
        [['add', 'two words'], /names no model/],
        [['add', 'codellama-8b', '--yes'], /catalogue has no model/],
        [['measure', 'vectors'], /writes no text/],
        [['measure', shipped], /ships with Groundplan.*no context/],
        [['remove', shipped], /ships with Groundplan: it cannot be removed/],
        [['compare', 'Why?'], /name two engines/],
      ] as const) {
        const { status, errors, output } = await model(...args);
        assert.equal(status, 2, args.join(' '));
        assert.match(errors, expected);
        assert.equal(output, '');
      }
    }));

  it('measures up to where the model still recalls the first and the last, asks it for no more than it can, and remembers', () =>
    inStorage(async (model, folder) => {
      // It knows the words of the first two questions, and nothing else.
      const words = [1, 2].flatMap((seed) => recallQuestion(0, seed).words);
      writeScriptedModel(join(folder, 'elephant.gguf'), { answer: words.join('. ') });
      await model('add', join(folder, 'elephant.gguf'));
      const { output, status, errors } = await model('measure', 'elephant', '--format', 'json');
      assert.equal(status, 0, errors);
      const measured = JSON.parse(output);
      assert.equal(measured.tokens, 1024);
      assert.match(measured.because, /no longer recalls/);
      assert.match((await model('list')).output, /elephant .* 1,024 tokens, measured/);
    }));

  it('puts the same question to two models, each under its name, and says which could not answer', () =>
    inStorage(async (model, folder) => {
      writeScriptedModel(join(folder, 'yes.gguf'), { answer: 'By all means.' });
      writeScriptedModel(join(folder, 'no.gguf'), { answer: 'Not at all.' });
      for (const name of ['yes', 'no']) await model('add', join(folder, `${name}.gguf`));
      const sides = ['embedded=yes', 'embedded=no'];
      const both = await model('compare', 'May I?', '--engines', sides.join(','));
      assert.equal(both.status, 0, both.errors);
      assert.match(both.output, /yes, .* tokens\/s, .*│ no, .* tokens\/s.*\nBy all means\. +│ Not at all\./);
      const one = await model('compare', 'May I?', '--engines', `${sides[0]},embedded=nowhere`);
      assert.equal(one.status, 2);
      assert.match(one.output, /By all means[\s\S]*nowhere/);
    }));
});
