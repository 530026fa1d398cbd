/** Habits go from one project to the next by the command line, survive the process, and leave nothing behind when they are forgotten. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { groundplan } from '../support/commandLine.ts';
import {
  learnedForgetJson,
  learnedImportJson,
  learnedItemJson,
  learnedJson,
  learnJson,
  placeJson,
  similarJson,
} from '../support/jsonContract.ts';
import { withFolder } from '../support/temporary.ts';

const SUBJECTS = ['user', 'order', 'basket', 'invoice', 'product', 'payment'];
const files = (paths: readonly string[]) =>
  Object.fromEntries(paths.map((path) => [path, `export class Zq${path.length} {}\n`]));
const SHOP = files(
  SUBJECTS.flatMap((each) => [`src/quaygateways/${each}.gateway.ts`, `src/usecases/${each}.usecase.ts`]),
);
const BLOG = files(['src/main.ts', 'src/config.ts', 'src/pages/home.page.ts', 'src/pages/about.page.ts']);
const SPEAKING = {
  ...BLOG,
  'src/main.ts': "import { Clock } from './widgets/clock.widget';\nnew Clock();\n",
};

async function answer<T extends v.GenericSchema<unknown, unknown>>(schema: T, args: readonly string[]) {
  const { output, errors, status } = await groundplan([...args, '-f', 'json', '-q']);
  assert.equal(status, 0, errors);
  return v.parse(schema, JSON.parse(output));
}

function holds(folder: string, word: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .filter((path) => readFileSync(path).includes(word));
}

describe('learned projects', function () {
  this.timeout(60_000);

  it('teach others, are replaced by themselves, and are erased byte by byte', () =>
    withFolder(SHOP, (shop) =>
      withFolder(SPEAKING, (blog) =>
        withFolder({}, async (storage) => {
          const kept = ['--storage', storage];
          const [before] = (
            await answer(placeJson, ['place', blog, 'refund.gateway.ts', '--transfer', ...kept])
          ).places;
          assert.ok(!before!.folders.some(({ path }) => path.includes('quaygateways')));

          const { projects } = await answer(learnJson, ['learn', shop, blog, ...kept]);
          assert.deepEqual(
            projects.map(({ before: was }) => was),
            ['none', 'none'],
          );
          const again = await answer(learnJson, ['learn', shop, ...kept]);
          assert.equal(again.projects[0]!.before, 'same');

          const [after] = (
            await answer(placeJson, ['place', blog, 'refund.gateway.ts', '--transfer', ...kept])
          ).places;
          const named = after!.folders.find(({ path }) => basename(path) === 'quaygateways');
          assert.match(named?.why ?? '', /^as in your project .*6 times/);

          const [spoken] = (
            await answer(placeJson, ['place', blog, 'alarm.widget.ts', '--transfer', ...kept])
          ).places;
          assert.deepEqual(
            spoken!.folders.filter(({ path }) => path === 'src/widgets').map(({ why }) => why),
            ['1 file imports from this folder, which is not there yet: src/main.ts'],
          );

          const alike = await answer(similarJson, ['similar', blog, ...kept]);
          assert.deepEqual(
            alike.projects.map(({ root }) => root),
            [shop],
          );
          const { concepts } = await answer(learnedJson, ['learned', ...kept]);
          assert.ok(
            concepts.some(({ naming, support }) => naming === '{subject}.gateway.ts' && support === 6),
          );

          rmSync(join(shop, 'src/usecases'), { recursive: true });
          assert.equal((await answer(learnJson, ['learn', shop, ...kept])).projects[0]!.before, 'replaced');
          const fewer = await answer(learnedJson, ['learned', ...kept]);
          assert.ok(!fewer.concepts.some(({ role }) => role === 'usecase'), 'retired with the code');
          assert.equal(fewer.projects.length, 2);

          const gone = await answer(learnedJson, ['learned', '--forget', shop, ...kept]);
          assert.deepEqual(
            gone.projects.map(({ root }) => root),
            [blog],
          );
          const left = holds(storage, 'quaygateways').filter((path) => !path.includes('facts.db'));
          assert.deepEqual(left, []);
        }),
      ),
    ));

  it('are decided on and shared by the command line', () =>
    withFolder(SHOP, (shop) =>
      withFolder({}, (storage) =>
        withFolder({}, async (other) => {
          const kept = ['--storage', storage];
          const theirs = ['--storage', other];
          await answer(learnJson, ['learn', shop, ...kept]);
          const { items } = await answer(learnedJson, ['learned', '--kind', 'concept', ...kept]);
          const { id } = items.find(({ title }) => title.includes('quaygateways'))!;
          const edit = ['--folder', 'adapters', ...kept];
          assert.ok((await answer(learnedItemJson, ['learned', 'edit', id, ...edit])).edited);
          assert.ok((await answer(learnedItemJson, ['learned', 'pin', id, ...kept])).pinned);
          assert.ok((await answer(learnedItemJson, ['learned', 'disable', id, ...kept])).disabled);
          assert.ok(!(await answer(learnedItemJson, ['learned', 'undo', id, ...kept])).disabled);

          const file = join(storage, 'learned.json');
          const exported = await groundplan(['learned', 'export', '-o', file, '-q', ...kept]);
          assert.equal(exported.status, 0, exported.errors);
          const { changed } = await answer(learnedImportJson, ['learned', 'import', file, ...theirs]);
          assert.equal(changed, items.length);
          const again = await answer(learnedImportJson, ['learned', 'import', file, ...theirs]);
          assert.deepEqual(again, { changed: 0, leftOut: 0 });
          const text = await groundplan(['learned', ...theirs]);
          assert.match(text.output, /\{subject\}\.gateway\.ts lies in adapters {2}\[pinned, changed by you/);
          const merged = await groundplan(['learned', 'export', '--into', file, '-q', ...theirs]);
          assert.equal(merged.output, readFileSync(file, 'utf8'));

          await answer(learnedForgetJson, ['learned', 'forget', id, '--yes', ...kept]);
          const left = await answer(learnedJson, ['learned', ...kept]);
          assert.equal(left.forgotten, 1);
          assert.ok(!left.items.some((each) => each.id === id));
          const unknown = await groundplan(['learned', 'pin', 'concept:0', ...kept]);
          assert.equal(unknown.status, 2);
          assert.match(unknown.errors, /Nothing learned has the id concept:0/);
        }),
      ),
    ));

  it('are named when one is meant that is not there', () =>
    withFolder({}, async (storage) => {
      const { status, errors } = await groundplan(['learned', '--forget', 'nobody', '--storage', storage]);
      assert.equal(status, 2);
      assert.match(errors, /No learned project is called nobody. Nothing has been learned yet./);
    }));
});
