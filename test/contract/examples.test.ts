/** From what a person accepts in the editor to files that adapters are trained from. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExamples } from '../../src/cli/readQueries.ts';
import type { LearningExample } from '../../src/core/model/textExample.ts';
import type { Engine } from '../../src/protocol/engineApi.ts';
import { acceptFile } from '../support/acceptedFile.ts';
import { bytesOf } from '../support/bytesOf.ts';
import { groundplan } from '../support/commandLine.ts';
import { CYCLIC, feedbackEngine } from '../support/feedbackEngine.ts';
import { withFolder } from '../support/temporary.ts';

const examplesOf = async (engine: Engine) => (await engine.feedback.examples({})).examples;
const told = ({ accepted, rejected }: LearningExample) => ({ accepted, rejected });

describe('examples from the journal', function () {
  this.timeout(60_000);

  it('hold what was kept before what was suggested, travel at the level all alone, and become files for trainers', () =>
    withFolder(CYCLIC, (root) =>
      withFolder({}, async (folder) => {
        const storage = join(folder, 'home');
        const engine = await feedbackEngine(root, storage);
        const [first, second, third] = (await engine.suggestions(root)).suggestions;
        const { suggested, kept } = await acceptFile(engine, { root, suggestion: first!.id }, 'heron');
        await acceptFile(engine, { root, suggestion: second!.id }, 'egret', { level: 'no code' });
        const note = `const ${'apiKey'} = '${'5f0c9d1b'.repeat(4)}';\n`;
        await acceptFile(engine, { root, suggestion: third!.id }, 'stork', { note });

        const [example, ...more] = await examplesOf(engine);
        assert.deepEqual(more, []);
        assert.deepEqual(told(example!), { accepted: kept, rejected: suggested });
        assert.equal(example!.language, 'typescript');
        assert.ok(example!.weight > 0.7 && example!.surprise > 0);
        for (const part of [first!.title, 'src/heron.ts']) assert.ok(example!.prompt.includes(part), part);
        const bytes = bytesOf(storage);
        for (const trace of ['egretAgain', 'storkAgain']) assert.equal(bytes.includes(trace), false, trace);

        const exported = await engine.feedback.export({});
        const withoutCode = await engine.feedback.export({ level: 'no code' });
        assert.equal(withoutCode.text.includes('heronAgain'), false);
        await engine.dispose();
        const other = await feedbackEngine(root, join(folder, 'other'));
        await other.feedback.import({ text: withoutCode.text });
        assert.deepEqual(await examplesOf(other), []);
        for (const _ of [1, 2]) await other.feedback.import({ text: exported.text });
        assert.deepEqual((await examplesOf(other)).map(told), [{ accepted: kept, rejected: suggested }]);
        await other.dispose();

        const [out, pairs] = [join(folder, 'out.jsonl'), join(folder, 'pairs.jsonl')];
        const dataset = (...args: string[]) =>
          groundplan(['adapter', 'export-dataset', '--storage', storage, ...args]);
        const written = await dataset('--language', 'tsx', '--out', out, '--pairs', pairs);
        assert.equal(written.errors, '');
        assert.equal(written.output, '1 example of tsx, 1 pair among them, out of 3 suggestions.\n');
        const { messages, weight } = JSON.parse(readFileSync(out, 'utf8'));
        assert.deepEqual(messages, [...example!.turns!, { role: 'assistant', content: kept }]);
        assert.equal(weight, example!.weight);
        const { prompt, chosen, rejected } = JSON.parse(readFileSync(pairs, 'utf8'));
        assert.deepEqual(prompt, example!.turns);
        assert.deepEqual([chosen[0].content, rejected[0].content], [kept, suggested]);
        const { id: _id, project: _of, atMs: _at, surprise: _by, rejected: _not, ...likely } = example!;
        assert.deepEqual(await readExamples(out), [likely]);
        assert.deepEqual(await readExamples(pairs), [{ ...likely, rejected: suggested }]);

        const again = await dataset('--out', out);
        assert.equal(again.status, 2);
        assert.match(again.errors, /out\.jsonl is there already\. Name another one, or say --force\./);
        assert.equal((await dataset('--out', out, '--language', 'python', '--force')).status, 0);
        assert.equal(readFileSync(out, 'utf8').trim(), '');
        assert.match((await dataset()).errors, /name a file to write/);
        assert.match(
          (await dataset('--out', join(folder, 'no'), '--language', 'klingon')).errors,
          /no language/,
        );
        assert.equal(existsSync(join(folder, 'no')), false);
      }),
    ));
});
